import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { checkDocuments, readDocument } from '#app/check/check-documents.ts'
import { policyData } from '#app/policy/policy-data.ts'
import type { Finding } from '#domain/finding.ts'
import { type CorpusFile, writeFile } from './carrier.ts'
import { type Defect, defects, type Planted } from './defects.ts'
import { Chance } from './random.ts'
import { drawStyle, reportLines } from './report.ts'
import { drawUnit } from './unit.ts'
import { ownFolder, planted, plants, wildFiles } from './wild.ts'

/** What came of one planted defect. */
export interface Trial {
  readonly seed: number
  readonly code: string
  readonly what: string
  readonly found: boolean
}

/** An error reported in a sound report, or beside the planted defect. */
export interface FalseAlarm {
  readonly seed: number
  readonly rule: string
  readonly message: string
  readonly quote: string
}

export interface Measured {
  readonly sound: number
  readonly falseErrors: readonly FalseAlarm[]
  readonly falseWarnings: readonly FalseAlarm[]
  readonly trials: readonly Trial[]
}

const policy = policyData(join(import.meta.dirname, '..', '..', 'policy'))

/** Draws a sound report for every seed and one twin for every defect that finds a place in it, checks them all, and counts. */
export async function measure(seeds: readonly number[], only?: string): Promise<Measured> {
  const falseErrors: FalseAlarm[] = []
  const falseWarnings: FalseAlarm[] = []
  const trials: Trial[] = []
  for (const seed of seeds) {
    const sound = await check(soundFile(seed))
    for (const finding of sound) {
      if (finding.severity === 'notice') continue
      const alarm = { seed, rule: finding.rule, message: finding.message, quote: finding.place?.quote?.slice(0, 60) ?? '' }
      ;(finding.severity === 'error' ? falseErrors : falseWarnings).push(alarm)
    }
    for (const [index, defect] of defects.entries()) {
      if (only !== undefined && defect.code !== only) continue
      const twin = twinFile(seed, defect, index)
      if (!twin) continue
      const findings = await check(twin.file)
      trials.push({
        seed,
        code: defect.code,
        what: defect.what,
        found: findings.some((finding) => hits(finding, twin.planted, twin.file) && !isIn(finding, sound)),
      })
    }
  }
  return { sound: seeds.length, falseErrors, falseWarnings, trials }
}

/** The sound report of a seed. */
export function soundFile(seed: number): CorpusFile {
  const chance = new Chance(seed)
  const unit = drawUnit(chance)
  const style = drawStyle(chance)
  return writeFile(`${seed}`, reportLines(unit, style, chance), style.carrier, chance)
}

/** The same report with one defect; undefined when it has no place for it. */
export function twinFile(
  seed: number,
  defect: Defect,
  index: number,
): { readonly file: CorpusFile; readonly planted: Planted } | undefined {
  const chance = new Chance(seed)
  const unit = drawUnit(chance)
  const style = drawStyle(chance)
  const lines = reportLines(unit, style, chance)
  const planted = defect.after(lines, unit, new Chance(seed * 1000 + index))
  return planted && { file: writeFile(`${seed}`, lines, style.carrier, chance), planted }
}

/** The findings of one file. */
export async function check({ name, text }: Pick<CorpusFile, 'name' | 'text'>, data = policy): Promise<readonly Finding[]> {
  const document = await readDocument({ name, bytes: new TextEncoder().encode(text) }, data)
  return (await checkDocuments([document], data, { today: '2026-05-01' })).findings
}

/** A finding of the right code at one of the planted lines, or speaking of it; where the file has no lines, of the right code. */
function hits({ covers, place, related }: Finding, { code, tags }: Planted, { lines }: CorpusFile): boolean {
  if (!covers.includes(code)) return false
  const wanted = tags.flatMap((tag) => lines.get(tag) ?? [])
  if (wanted.length === 0) return true
  const said = [place, ...(related ?? [])].flatMap((each) => each?.line ?? [])
  return said.some((line) => wanted.includes(line))
}

/** The same rule saying the same of the same words in the sound report. */
export const isIn = (finding: Finding, others: readonly Finding[]) =>
  others.some(({ rule, message, place }) => rule === finding.rule && message === finding.message && place?.line === finding.place?.line)

/** The hand-written documents of a folder: each as it is, and with every planted defect, or every so manieth. */
export async function measureWild(folder = ownFolder, every = 1): Promise<Measured> {
  const trials: Trial[] = []
  const alarms: { readonly severity: string; readonly alarm: FalseAlarm }[] = []
  const files = wildFiles(folder)
  const all = plants(folder).filter((_, i) => i % every === 0)
  for (const [seed, file] of files.entries()) {
    const sound = await check(file)
    alarms.push(
      ...sound.map(({ severity, rule, message, place }) => ({
        severity,
        alarm: { seed: seed + 1, rule, message: `${file.name} ${message}`, quote: place?.quote?.slice(0, 60) ?? '' },
      })),
    )
    for (const plant of all.filter((each) => each.file === file.name)) {
      const { text, lines } = planted(file.text, plant)
      const findings = await check({ name: file.name, text })
      const found = findings.some(
        (finding) => finding.covers.some((code) => plant.codes.includes(code)) && !isIn(finding, sound) && standsOn(finding, lines),
      )
      trials.push({ seed: seed + 1, code: plant.codes[0]!, what: `${file.name}“${plant.by.slice(0, 24)}”`, found })
    }
  }
  const of = (severity: string) => alarms.filter((each) => each.severity === severity).map(({ alarm }) => alarm)
  return { sound: files.length, falseErrors: of('error'), falseWarnings: of('warning'), trials }
}

/** Whether a finding, or what it compares with, is on one of the lines. */
export const standsOn = ({ place, related }: Finding, lines: ReadonlySet<number> | undefined) =>
  lines === undefined || [place, ...(related ?? [])].some((each) => each?.line !== undefined && lines.has(each.line))

/** Found ÷ planted, per code in order. */
export function recallByCode(
  trials: readonly Trial[],
): readonly { readonly code: string; readonly found: number; readonly planted: number }[] {
  const codes = [...new Set(trials.map(({ code }) => code))].sort()
  return codes.map((code) => {
    const own = trials.filter((trial) => trial.code === code)
    return { code, found: own.filter(({ found }) => found).length, planted: own.length }
  })
}

/** The figures of one corpus, for people. */
function print(title: string, { sound, falseErrors, falseWarnings, trials }: Measured): void {
  const found = trials.filter((trial) => trial.found).length
  console.log(`${title}\n查出率：${found}/${trials.length} = ${((100 * found) / trials.length).toFixed(1)}%`)
  for (const { code, found: hit, planted: all } of recallByCode(trials)) {
    const missed = trials.filter((trial) => trial.code === code && !trial.found).map(({ seed, what }) => `${what}#${seed}`)
    console.log(`  ${code}  ${hit}/${all}${missed.length > 0 ? `  漏：${[...new Set(missed)].slice(0, 8).join('、')}` : ''}`)
  }
  console.log(
    `误报：${sound} 份无错文件，错误级 ${falseErrors.length} 条（每 10 份 ${((10 * falseErrors.length) / sound).toFixed(2)} 条），警告级 ${falseWarnings.length} 条（每份 ${(falseWarnings.length / sound).toFixed(2)} 条）`,
  )
  for (const alarms of [falseErrors, falseWarnings]) {
    const byRule = new Map<string, FalseAlarm[]>()
    for (const alarm of alarms) byRule.set(alarm.rule, [...(byRule.get(alarm.rule) ?? []), alarm])
    for (const [rule, own] of [...byRule].sort((a, b) => b[1].length - a[1].length)) {
      console.log(`  ${rule} ${own.length} 条`)
      for (const { seed, message, quote } of own.slice(0, 3)) console.log(`     #${seed} ${message.slice(0, 90)} «${quote}»`)
    }
  }
}

if (import.meta.main) {
  const { values, positionals } = parseArgs({ options: { folder: { type: 'string' } }, allowPositionals: true })
  const [count = values.folder === undefined ? '40' : '0', first = '1', only] = positionals
  print(values.folder ?? '手写样稿', await measureWild(values.folder))
  const seeds = Array.from({ length: Number(count) }, (_, i) => Number(first) + i)
  if (seeds.length > 0) print('生成的样稿', await measure(seeds, only))
}
