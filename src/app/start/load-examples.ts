import { readFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { readSubmission } from '#documents/read/submission.ts'
import { reread } from '#domain/edit/reread.ts'
import { stampedScheme } from '#domain/stamp.ts'
import { ProductError } from '#errors'
import type { PersonTable, Tx, UnitTable } from '#store/database.ts'
import { getDivision, loadDivisions } from '#store/divisions.ts'
import { appendLog } from '#store/log.ts'
import { refreshRollup } from '#store/rollups.ts'
import { saveRound } from '#store/rounds.ts'
import { everything } from '#store/scope.ts'
import { getSetting, setSetting } from '#store/settings.ts'
import { createSubmission } from '#store/submissions.ts'
import { addUnit } from '#store/units.ts'
import type { Services } from '../services.ts'
import { DEMO_SETTING } from '../session/demo.ts'
import { minutesAfter } from '../session/moments.ts'
import { hashPassword } from '../session/password.ts'
import { keepScores, type Scored, score } from '../submission/keep-scores.ts'
import type { Example } from './example.ts'
import { addExamplePeople, DEMO_PASSWORD } from './example-people.ts'

/** The workbook of the fictional street below the folder of examples. */
const WORKBOOK = join('xingfu-2024', '部门填报工作簿.xlsx')
/** Long enough to try everything, in minutes. */
const OPEN_MINUTES = 60 * 24 * 60

/**
 * Loads the fictional street's year with the demonstration accounts 装入示例数据, once. Only ever asked for by name; the accounts exist nowhere
 * else and the sign-in page says so.
 * @throws ProductError FILE_NOT_FOUND
 */
export async function loadExamples(services: Services, examplesDir: string): Promise<void> {
  const { store, now } = services
  if ((await store.read(everything, (db) => getSetting(db, 0, DEMO_SETTING))) !== undefined) return
  const example = await readExample(services, join(examplesDir, WORKBOOK))
  const scored = await scoreExample(services, example)
  const hash = await hashPassword(DEMO_PASSWORD)
  await store.write(everything, async (tx) => {
    const unit = await addPlaces(services, tx, example)
    const { clerk, accounts } = await addExamplePeople({ services, tx, hash }, example, unit)
    await addYear(services, tx, { example, unit, clerk, scored })
    await setSetting(tx, 0, DEMO_SETTING, JSON.stringify(accounts), now())
  })
  await store.maintain()
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
    year: submission.year!, // the example is ours, and a test reads it
  }
}

const scoreExample = (services: Services, { content, regionId, schemeId, year }: Example): Promise<Scored> =>
  score(services, { region_id: regionId, year, stage: 'self-evaluation' }, { scheme_id: schemeId ?? null }, content)

/** The unit with its round; a division that no list of places has is made. */
async function addPlaces({ now }: Services, tx: Tx, { content, schemeId, regionId, year }: Example): Promise<UnitTable> {
  const { name = '', code = '', region = '' } = content.department
  if ((await getDivision(tx, regionId)) === undefined) {
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
  }
  const at = now()
  await saveRound(tx, {
    regionId,
    year,
    stage: 'self-evaluation',
    title: `${year}年度绩效自评`,
    schemeId,
    opensAt: at,
    dueAt: minutesAfter(at, OPEN_MINUTES),
  })
  return addUnit(tx, { regionId, code, name, kind: 'department' })
}

interface Year {
  readonly example: Example
  readonly unit: UnitTable
  readonly clerk: PersonTable
  readonly scored: Scored
}

async function addYear(services: Services, tx: Tx, { example, unit, clerk, scored }: Year): Promise<void> {
  const { regionId, year, content } = example
  const at = services.now()
  const row = await createSubmission(tx, {
    regionId,
    unitId: unit.id,
    year,
    stage: 'self-evaluation',
    at,
    content,
    author: clerk.id,
    source: 'import',
    note: basename(WORKBOOK),
    clerkId: clerk.id,
  })
  // Somebody made it by hand before: his year stays as it is.
  if (!row) return
  await keepScores(services, tx, row, 1, scored)
  await appendLog(tx, services.store.origin, [
    {
      regionId,
      at,
      person: clerk.id,
      action: 'submission.import',
      subject: { kind: 'submission', id: row.id },
      unitId: row.unit_id,
      after: { version: 1 },
      why: '装入示例数据',
    },
  ])
  await refreshRollup(tx, regionId, year, 'self-evaluation', at)
}
