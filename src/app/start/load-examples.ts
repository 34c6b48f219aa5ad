import { readFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { readSubmission } from '#documents/read/submission.ts'
import { reread } from '#domain/edit/reread.ts'
import { stampedScheme } from '#domain/stamp.ts'
import type { Submission } from '#domain/submission.ts'
import type { Role } from '#domain/workflow-roles.ts'
import { ProductError } from '#errors'
import { setPassword } from '#store/credentials.ts'
import type { PersonTable, Tx } from '#store/database.ts'
import { loadDivisions } from '#store/divisions.ts'
import { appendLog } from '#store/log.ts'
import { addPerson } from '#store/people.ts'
import { grantRole } from '#store/role-grants.ts'
import { refreshRollup } from '#store/rollups.ts'
import { saveRound } from '#store/rounds.ts'
import { everything } from '#store/scope.ts'
import { getSetting, setSetting } from '#store/settings.ts'
import { createSubmission } from '#store/submissions.ts'
import { addUnit } from '#store/units.ts'
import type { Services } from '../services.ts'
import { DEMO_SETTING, type DemoAccount } from '../session/demo.ts'
import { hashPassword } from '../session/password.ts'
import { minutesAfter } from '../session/moments.ts'
import { keepScores, score } from '../submission/keep-scores.ts'

/** The workbook of the fictional street below the folder of examples. */
const WORKBOOK = join('xingfu-2024', '部门填报工作簿.xlsx')
/** Long enough to try everything, in minutes. */
const OPEN_MINUTES = 60 * 24 * 60

interface Example {
  readonly content: Submission
  readonly schemeId: string | undefined
  readonly regionId: number
}

/** Three people of the fictional street and its finance bureau; everybody may know their password. */
const PASSWORD = 'yanshi-2024'
const cast: readonly {
  readonly login: string
  readonly role: Role
  readonly title: string
  readonly name: (content: Submission) => string | undefined
}[] = [
  { login: 'jingban', role: 'clerk', title: '经办人', name: ({ signature }) => signature.preparedBy },
  { login: 'fuzeren', role: 'head', title: '单位负责人', name: ({ signature }) => signature.head },
  { login: 'shenhe', role: 'reviewer', title: '财政审核人', name: () => '陈一' },
]

/**
 * Loads the fictional street's year with its demonstration accounts 装入示例数据, once. Only ever asked for by name; the accounts exist nowhere
 * else and the sign-in page says so.
 */
export async function loadExamples(services: Services, examplesDir: string): Promise<void> {
  const { store, now } = services
  if ((await store.read(everything, (db) => getSetting(db, 0, DEMO_SETTING))) !== undefined) return
  const example = await readExample(services, join(examplesDir, WORKBOOK))
  const hash = await hashPassword(PASSWORD)
  const scored = await score(
    services,
    { region_id: example.regionId, year: example.content.year!, stage: 'self-evaluation' },
    { scheme_id: example.schemeId ?? null },
    example.content,
  )
  const accounts = await store.write(everything, async (tx) => {
    const places = await addPlaces(services, tx, example)
    const people = await addPeople(services, tx, { example, ...places, hash })
    const clerk = people[0]!.person
    const at = now()
    const made = { regionId: example.regionId, unitId: places.unitId, year: example.content.year!, stage: 'self-evaluation', at } as const
    const row = await createSubmission(tx, {
      ...made,
      content: example.content,
      author: clerk.id,
      source: 'import',
      note: basename(WORKBOOK),
      clerkId: clerk.id,
    })
    if (!row) return []
    await keepScores(services, tx, row, 1, scored)
    await appendLog(tx, store.origin, [
      {
        regionId: example.regionId,
        at,
        person: clerk.id,
        action: 'submission.import',
        subject: { kind: 'submission', id: row.id },
        unitId: row.unit_id,
        after: { version: 1 },
        why: '装入示例数据',
      },
    ])
    await refreshRollup(tx, example.regionId, row.year, 'self-evaluation', at)
    const demo = people.map(({ account }) => account)
    await setSetting(tx, 0, DEMO_SETTING, JSON.stringify(demo), at)
    return demo
  })
  if (accounts.length > 0) await store.maintain()
}

/** @throws ProductError FILE_NOT_FOUND */
async function readExample({ policy }: Services, file: string): Promise<Example> {
  const bytes = await readFile(file).catch((cause: unknown) => {
    throw new ProductError('FILE_NOT_FOUND', { file }, { cause })
  })
  const { submission, workbook } = await readSubmission(bytes, basename(file), await policy.layouts())
  return {
    content: reread(submission),
    schemeId: stampedScheme(workbook),
    regionId: Number(submission.department.regionCode?.slice(0, 6)),
  }
}

async function addPlaces(
  { now }: Services,
  tx: Tx,
  { content, schemeId, regionId }: Example,
): Promise<{ readonly unitId: string; readonly financeId: string }> {
  const { name = '', code = '', region = '' } = content.department
  const county = region.replace(/^.*?市/, '')
  await loadDivisions(tx, [
    { code: `${String(regionId).slice(0, 2)}0000`, name: '虚构省', fullName: '虚构省', level: 1 },
    {
      code: `${String(regionId).slice(0, 4)}00`,
      name: region.replace(county, ''),
      fullName: `虚构省${region.replace(county, '')}`,
      level: 2,
    },
    { code: String(regionId), name: county, fullName: `虚构省${region}`, level: 3 },
  ])
  const unit = await addUnit(tx, { regionId, code, name, kind: 'department' })
  const finance = await addUnit(tx, { regionId, code: '999900', name: `${county}财政局`, kind: 'finance' })
  const at = now()
  const title = `${content.year}年度绩效自评`
  await saveRound(tx, {
    regionId,
    year: content.year!,
    stage: 'self-evaluation',
    title,
    schemeId,
    opensAt: at,
    dueAt: minutesAfter(at, OPEN_MINUTES),
  })
  return { unitId: unit.id, financeId: finance.id }
}

interface Casting {
  readonly example: Example
  readonly unitId: string
  readonly financeId: string
  readonly hash: string
}

async function addPeople(
  { store, now }: Services,
  tx: Tx,
  { example, unitId, financeId, hash }: Casting,
): Promise<readonly { readonly person: PersonTable; readonly account: DemoAccount }[]> {
  const { regionId, content } = example
  const at = now()
  const added = []
  for (const { login, role, title, name } of cast) {
    const ofUnit = role !== 'reviewer'
    const person = await addPerson(tx, { regionId, login, name: name(content) ?? title, unitId: ofUnit ? unitId : financeId, at })
    await setPassword(tx, { regionId, personId: person.id, hash, at, mustChange: false })
    await grantRole(tx, {
      regionId,
      personId: person.id,
      role,
      regions: { from: regionId, to: regionId },
      ...(ofUnit ? { unitId } : {}),
      at,
      reason: '示例数据',
    })
    await appendLog(tx, store.origin, [
      { regionId, at, action: 'person.add', subject: { kind: 'person', id: person.id }, after: { login, role }, why: '装入示例数据' },
    ])
    added.push({ person, account: { login, password: PASSWORD, title: `${title} ${person.name}` } })
  }
  return added
}
