import { rmSync } from 'node:fs'
import { join } from 'node:path'
import type { Services } from '#app/services.ts'
import { hashPassword } from '#app/session/password.ts'
import { openServices } from '#app/start/open-services.ts'
import { keepScores, score } from '#app/submission/keep-scores.ts'
import { runJobs } from '#app/work/run-jobs.ts'
import type { Submission } from '#domain/submission.ts'
import type { Grant, Role } from '#domain/workflow-roles.ts'
import { type Listening, type ListenOptions, listen } from '#http/listen.ts'
import { setPassword } from '#store/credentials.ts'
import type { SubmissionTable, Tx, UnitTable } from '#store/database.ts'
import { loadDivisions } from '#store/divisions.ts'
import { buildTemplate } from '#store/engine/template.ts'
import { readMigrations } from '#store/migrate.ts'
import { addPerson } from '#store/people.ts'
import { grantRole } from '#store/role-grants.ts'
import { saveRound } from '#store/rounds.ts'
import { everything } from '#store/scope.ts'
import { createSubmission } from '#store/submissions.ts'
import { addUnit } from '#store/units.ts'
import { newFolder } from './store.ts'

export const root = join(import.meta.dirname, '..')
/** 虚构市 and two counties that do not exist. */
export const HOME = 990101
export const ABROAD = 990102
export const PASSWORD = '清晨的街道很安静2025'

export interface TestServer {
  readonly services: Services
  readonly url: string
  /** A browser of its own: it keeps its cookie and says where it comes from. */
  readonly visit: (login?: string) => Promise<Visitor>
  /** Lets the server's clock jump ahead. */
  readonly later: (minutes: number) => void
  readonly close: () => Promise<void>
}

export interface Visitor {
  readonly get: (path: string) => Promise<Answer>
  readonly send: (method: string, path: string, body?: unknown) => Promise<Answer>
  readonly upload: (path: string, files: readonly File[]) => Promise<Answer>
  readonly cookie: () => string
  /** Puts a cookie into this browser, as an attacker might. */
  readonly plant: (name: string, value: string) => void
}

export interface Answer {
  readonly status: number
  readonly text: string
  readonly bytes: Uint8Array
  readonly headers: Headers
  // biome-ignore lint/suspicious/noExplicitAny: tests look into answers of every shape, and an assertion tells when it is another
  readonly json: any
}

/** The whole program on a real embedded store, listening on a free port of this machine. */
export async function startTestServer(
  options: Partial<Pick<ListenOptions, 'signIn' | 'pages' | 'proxy'>> = {},
  /** A folder that is the caller's to remove: the same one twice is a restart. */
  kept?: string,
): Promise<TestServer> {
  await buildTemplate(await readMigrations())
  const folder = kept ?? newFolder()
  const opened = await openServices({ folder, purpose: 'test', policyDir: join(root, 'policy'), version: 'test' })
  const runner = runJobs(opened)
  let ahead = 0
  const services: Services = { ...opened, wakeJobs: runner.wake, now: () => new Date(Date.now() + ahead).toISOString() }
  await services.store.write(everything, (tx) =>
    loadDivisions(tx, [
      { code: '990000', name: '虚构省', fullName: '虚构省', level: 1 },
      { code: '990100', name: '虚构市', fullName: '虚构省虚构市', level: 2 },
      { code: String(HOME), name: '甲县', fullName: '虚构省虚构市甲县', level: 3 },
      { code: String(ABROAD), name: '乙县', fullName: '虚构省虚构市乙县', level: 3 },
    ]),
  )
  const listening: Listening = await listen({
    services,
    host: '127.0.0.1',
    port: 0,
    version: 'test',
    proxy: undefined,
    pages: join(folder, 'no-pages'),
    ...options,
  })
  return {
    services,
    url: listening.address,
    visit: (login) => visitor(listening.address, login),
    later: (minutes) => {
      ahead += minutes * 60_000
    },
    close: async () => {
      await listening.close()
      await runner.stop()
      await services.workshop.close()
      await services.store.close()
      if (kept === undefined) rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** As browsers do, but for paths: an expiry in the past takes the cookie away. */
function keep(jar: Map<string, string>, set: string): void {
  const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(set) ?? []
  const expires = /expires=([^;]+)/i.exec(set)?.[1]
  if (value === '' || (expires !== undefined && Date.parse(expires) <= Date.now())) jar.delete(name)
  else jar.set(name, value)
}

let visitors = 0

async function visitor(url: string, login?: string): Promise<Visitor> {
  const jar = new Map<string, string>()
  visitors++
  // Believed only where the server is told of a proxy: then each visitor comes from an address of its own.
  const address = `10.0.${visitors >> 8}.${visitors & 255}`
  const cookies = () => [...jar].map(([name, value]) => `${name}=${value}`).join('; ')
  const ask = async (method: string, path: string, init: RequestInit): Promise<Answer> => {
    const headers = {
      'sec-fetch-site': 'same-origin',
      'x-forwarded-for': address,
      ...(jar.size === 0 ? {} : { cookie: cookies() }),
      ...(init.headers as Record<string, string> | undefined),
    }
    const answer = await fetch(`${url}${path}`, { redirect: 'manual', ...init, method, headers })
    for (const set of answer.headers.getSetCookie()) keep(jar, set)
    const bytes = new Uint8Array(await answer.arrayBuffer())
    const text = new TextDecoder().decode(bytes)
    const isJson = answer.headers.get('content-type')?.includes('json') === true
    return { status: answer.status, text, bytes, headers: answer.headers, json: isJson ? JSON.parse(text) : undefined }
  }
  const self: Visitor = {
    get: (path) => ask('GET', path, {}),
    send: (method, path, body) =>
      ask(method, path, body === undefined ? {} : { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
    upload: (path, files) => {
      const form = new FormData()
      for (const file of files) form.append('file', file, file.name)
      return ask('POST', path, { body: form })
    },
    cookie: cookies,
    plant: (name, value) => void jar.set(name, value),
  }
  if (login !== undefined) {
    const { status, text } = await self.send('POST', '/api/session', { login, password: PASSWORD })
    if (status !== 200) throw new Error(`${login}: ${text}`)
  }
  return self
}

/** One hash serves them all: hashing is slow on purpose. */
const hash = hashPassword(PASSWORD)

export interface NewPerson {
  readonly login: string
  readonly role: Role
  readonly regionId: number
  readonly unit?: UnitTable
  readonly regions?: Grant['regions']
}

/** A person with one role and the password of all tests. */
export async function addUser(
  services: Services,
  tx: Tx,
  { login, role, regionId, unit, regions = { from: regionId, to: regionId } }: NewPerson,
): Promise<string> {
  const at = services.now()
  const person = await addPerson(tx, { regionId, login, name: `虚构${login}`, unitId: unit?.id, at })
  await setPassword(tx, { regionId, personId: person.id, hash: await hash, at, mustChange: false })
  await grantRole(tx, {
    regionId,
    personId: person.id,
    role,
    regions,
    ...(role === 'clerk' || role === 'head' ? { unitId: unit!.id } : {}),
    at,
  })
  return person.id
}

/** A unit with its submission of 2024, scored. */
export async function addUnitWithYear(
  services: Services,
  at: { readonly regionId: number; readonly code: string; readonly name: string; readonly content: Submission; readonly author: string },
): Promise<{ readonly unit: UnitTable; readonly row: SubmissionTable }> {
  const { regionId, code, name, content, author } = at
  const scored = await score(services, { region_id: regionId, year: 2024, stage: 'self-evaluation' }, undefined, content)
  return services.store.write(everything, async (tx) => {
    const unit = await addUnit(tx, { regionId, code, name, kind: 'department' })
    await saveRound(tx, { regionId, year: 2024, stage: 'self-evaluation', title: `${name}的任务` })
    const made = {
      regionId,
      unitId: unit.id,
      year: 2024,
      stage: 'self-evaluation',
      content,
      author,
      at: services.now(),
      source: 'save',
    } as const
    const row = (await createSubmission(tx, made))!
    await keepScores(services, tx, row, 1, scored)
    return { unit, row }
  })
}
