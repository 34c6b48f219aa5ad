/**
 * Is anybody kept waiting while others work 事件循环: `node bench/event-loop.bench.ts`. The product runs in a process of its own with the example
 * departments; people save, evaluate, render and import over HTTP. For each work: main-thread CPU, the longest turn by CPU time (what we
 * ourselves block), and the delays as they were met. A busy machine adds to the latter: the line in which nobody works shows how much.
 */
import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { newFolder, prepareTemplate } from '../tests/store.ts'

const root = join(import.meta.dirname, '..')
const PASSWORD = 'yanshi-2024'
const SECONDS = 6

interface Loop {
  readonly p50: number
  readonly p99: number
  readonly max: number
  readonly longest: number
  readonly cpu: number
}

async function loopOf(server: ChildProcess): Promise<Loop> {
  const answered = once(server, 'message') as Promise<[Loop]>
  server.send('read')
  return (await answered)[0]
}

await prepareTemplate()
const folder = newFolder()
const server = fork(join(import.meta.dirname, 'served.ts'), [folder], { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] })
const [{ address }] = (await once(server, 'message')) as [{ address: string }]

/** One person's browser. */
async function visit(login: string) {
  const headers = { 'sec-fetch-site': 'same-origin', 'content-type': 'application/json' }
  const signedIn = await fetch(`${address}/api/session`, { method: 'POST', headers, body: JSON.stringify({ login, password: PASSWORD }) })
  const cookie = signedIn.headers.getSetCookie()[0]?.split(';')[0] ?? ''
  return async (method: string, path: string, body?: unknown): Promise<Response> => {
    const form = body instanceof FormData
    const answer = await fetch(`${address}${path}`, {
      method,
      headers: { 'sec-fetch-site': 'same-origin', cookie, ...(form || body === undefined ? {} : { 'content-type': 'application/json' }) },
      ...(body === undefined ? {} : { body: form ? body : JSON.stringify(body) }),
    })
    if (!answer.ok && answer.status !== 429) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`)
    return answer
  }
}

const clerk = await visit('jingban')
const reviewer = await visit('shenhe')
const { rows } = (await (await clerk('GET', '/api/submissions?year=2024')).json()) as { rows: { id: string }[] }
const at = `/api/submissions/${rows[0]!.id}`
const workbook = readFileSync(join(root, 'examples', 'xingfu-2024', '部门填报工作簿.xlsx'))

async function save() {
  const { version, body } = (await (await clerk('GET', at)).json()) as { version: number; body: object }
  await clerk('PUT', at, { version, body })
}

async function importing() {
  const form = new FormData()
  form.append('file', new File([workbook], '部门填报工作簿.xlsx'))
  await (await clerk('POST', `${at}/import/preview`, form)).arrayBuffer()
}

const works: readonly (readonly [string, () => Promise<unknown>])[] = [
  ['nobody works', () => new Promise((resolve) => setTimeout(resolve, 200))],
  ['saving 16 projects, scored and checked', save],
  [
    'the board and the assessment',
    async () =>
      (await Promise.all([clerk('GET', `${at}/assessment`), reviewer('GET', '/api/submissions?year=2024')])).map((each) =>
        each.arrayBuffer(),
      ),
  ],
  ['rendering the report', async () => (await clerk('GET', `${at}/download/report.docx`)).arrayBuffer()],
  ['importing a workbook', importing],
  [
    'all of it at once',
    () => Promise.all([save(), importing(), clerk('GET', `${at}/download/report.docx`).then((each) => each.arrayBuffer())]),
  ],
]
const columns = [44, 6, 11, 13, 10, 6, 6] as const
const row = (...cells: readonly string[]) =>
  console.log(cells.map((cell, i) => (i === 0 ? cell.padEnd(columns[0]) : cell.padStart(columns[i] ?? 0))).join(''))
row('work', 'times', 'CPU each', 'longest turn', 'delay p50', 'p99', 'max')
for (const [name, work] of works) {
  await work()
  await loopOf(server)
  const until = performance.now() + SECONDS * 1000
  let times = 0
  for (; performance.now() < until; times++) await work()
  const { p50, p99, max, longest, cpu } = await loopOf(server)
  row(name, String(times), ...[cpu / times, longest, p50, p99, max].map((value) => value.toFixed(value < 10 ? 1 : 0)))
}
const ended = once(server, 'exit')
server.send('end')
await ended
rmSync(folder, { recursive: true, force: true })
