/**
 * Speed of the check-up 体检: node bench/check.bench.ts. A seed-sized text with all rules, warm; the command as a process; a county's 1,000 reports in a batch
 * with the radar for copied text across all of them; growth with length and with the number of documents. Medians of 7 after a warm-up.
 */
import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { checkDocuments, type ReadDocument, readDocument } from '../src/app/check/check-documents.ts'
import { policyData } from '../src/app/policy/policy-data.ts'
import { CopyRadar } from '../src/audit/copies.ts'
import { type CorpusFile, writeFile } from '../tests/corpus/carrier.ts'
import { Chance } from '../tests/corpus/random.ts'
import { drawStyle, reportLines } from '../tests/corpus/report.ts'
import { drawUnit } from '../tests/corpus/unit.ts'

const ROUNDS = 7
const root = join(import.meta.dirname, '..')
const policy = policyData(join(root, 'policy'))
const today = '2026-05-01'

/** The size of the seed report: 16,000 characters. */
const SEED_SIZE = 16_000

function reportOf(seed: number, size = 0): CorpusFile {
  const chance = new Chance(seed)
  const unit = drawUnit(chance)
  const style = { ...drawStyle(chance), carrier: 'txt' as const, outline: 'district' as const }
  const lines = reportLines(unit, style, chance)
  const file = writeFile(`${seed}`, lines, 'txt', chance)
  if (file.text.length >= size) return file
  // More of what such reports hold: safeguards and narratives of other years' units.
  const more = Array.from({ length: 60 }, (_, i) =>
    reportLines(drawUnit(new Chance(seed + 7919 * (i + 1))), style, new Chance(i))
      .filter(({ tag }) => /^(?:problem|measure|group|duties)/.test(tag))
      .map(({ text }) => text)
      .join('\n'),
  ).join('\n')
  return { ...file, text: `${file.text}\n七、其他需要说明的事项\n${more.slice(0, size - file.text.length)}\n` }
}

const bytes = (file: CorpusFile) => new TextEncoder().encode(file.text)
const read = (file: CorpusFile): Promise<ReadDocument> => readDocument({ name: file.name, bytes: bytes(file) }, policy)

async function median(work: () => Promise<unknown> | unknown): Promise<number> {
  for (let i = 0; i < 2; i++) await work()
  const times: number[] = []
  for (let i = 0; i < ROUNDS; i++) {
    const from = performance.now()
    await work()
    times.push(performance.now() - from)
  }
  return times.toSorted((a, b) => a - b)[Math.floor(ROUNDS / 2)] ?? 0
}

const say = (what: string, figure: string, goal: string) => console.log(`${what.padEnd(40, '　')}${figure.padStart(14)}   ${goal}`)

async function one(): Promise<void> {
  for (const factor of [1, 2, 4]) {
    const file = reportOf(1, SEED_SIZE * factor)
    const time = await median(async () => checkDocuments([await read(file)], policy, { today }))
    say(
      `读取并检查 ${Math.round(file.text.length / 1000)} 千字`,
      `${time.toFixed(1)} ms`,
      factor === 1 ? '目标 ≤ 30 ms' : '应随长度线性增长',
    )
  }
}

async function asProcess(): Promise<void> {
  const dir = mkdtempSync(join(tmpdir(), 'check-bench-'))
  try {
    const path = join(dir, 'report.txt')
    writeFileSync(path, bytes(reportOf(1, SEED_SIZE)))
    const env = { ...process.env, NODE_COMPILE_CACHE: join(root, 'build', 'compile-cache') }
    const time = await median(() => {
      try {
        execFileSync(
          process.execPath,
          [
            '--disable-warning=ExperimentalWarning',
            join(root, 'src', 'main.ts'),
            'check',
            path,
            '--format',
            'json',
            '--out',
            join(dir, 'out.json'),
          ],
          { env, stdio: 'ignore' },
        )
      } catch {
        // Exit code 1: errors were found.
      }
    })
    say('mingji check 一个进程', `${time.toFixed(0)} ms`, '目标 ≤ 500 ms')
  } finally {
    rmSync(dir, { recursive: true })
  }
}

/** As a county does it: each report is read, checked and let go; the radar keeps fingerprints only. */
async function batch(): Promise<void> {
  for (const count of [250, 500, 1000]) {
    const [from, cpu] = [performance.now(), process.cpuUsage()]
    const radar = new CopyRadar()
    let findings = 0
    let copies = 0
    for (let seed = 1; seed <= count; seed++) {
      const document = await read(reportOf(seed, SEED_SIZE))
      findings += (await checkDocuments([document], policy, { today })).findings.length
      const { prose, claims } = document.source
      if (prose && claims) copies += radar.add({ ...document.source, prose, claims }, 3).length
    }
    const { user, system } = process.cpuUsage(cpu)
    const memory = process.memoryUsage().rss / 1024 / 1024
    say(
      `${count} 份报告，含雷同比对`,
      `${((performance.now() - from) / 1000).toFixed(1)} s`,
      `CPU ${((user + system) / 1e6).toFixed(1)} s，内存 ${memory.toFixed(0)} MB，意见 ${findings} 条，雷同 ${copies} 对；目标 1000 份 ≤ 60 s、< 1 GB`,
    )
  }
}

await one()
await asProcess()
await batch()
