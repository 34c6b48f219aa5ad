import { parseArgs } from 'node:util'
import type { Finding } from '#domain/finding.ts'
import { check, soundFile } from './measure.ts'
import { type Relation, relationOf } from './relations.ts'
import { ownFolder, wildFiles } from './wild.ts'
import { numbersIn, slip, type Written } from './written-numbers.ts'

/** A number whose change nobody noticed, though others determine it. */
interface Survivor {
  readonly file: string
  readonly text: string
  readonly one: Written
  readonly by: string
  readonly relation: Relation
}

/**
 * What the check-up does not understand 漏网的数: every number of every sound document is changed as a slip would change it, one at a time. A number that other
 * numbers of its document determine, and whose change provokes no finding, survives.
 */
async function survivorsOf(file: {
  readonly name: string
  readonly text: string
}): Promise<{ readonly tried: number; readonly survivors: Survivor[] }> {
  const { name, text } = file
  const sound = await findingsOf(name, text)
  const numbers = numbersIn(text)
  const survivors: Survivor[] = []
  let tried = 0
  for (const one of numbers) {
    if (one.unit === '分') continue
    const relation = relationOf(one, numbers)
    if (!relation) continue
    tried++
    const by = slip(one)
    const changed = await findingsOf(name, text.slice(0, one.start) + by + text.slice(one.end))
    if ([...changed].every((finding) => sound.has(finding))) survivors.push({ file: name, text, one, by, relation })
  }
  return { tried, survivors }
}

/** Errors and warnings as words. */
async function findingsOf(name: string, text: string): Promise<ReadonlySet<string>> {
  const findings = await check({ name, text })
  return new Set(findings.filter(({ severity }) => severity !== 'notice').map((finding) => say(finding)))
}
const say = ({ rule, message, place }: Finding) => `${rule} ${message} ${place?.line ?? ''}`

function print({ file, text, one, by, relation }: Survivor): void {
  const around = (at: Written) =>
    text.slice(Math.max(text.lastIndexOf('\n', at.start) + 1, at.start - 18), at.start).replace(/<[^>]*>/g, '|')
  const where =
    relation.kind === 'same'
      ? `«${around(relation.with[0]!)}${relation.with[0]!.digits}»`
      : relation.with.map(({ digits, unit }) => digits + unit).join(' ')
  console.log(
    `${file}:${one.line + 1} ${one.row === undefined ? '文' : '表'} ${relation.kind} ${around(one)}【${one.digits}→${by}】${text.slice(one.end, one.end + 8).replace(/\n/g, '⏎')}  ⇐ ${where}`,
  )
}

if (import.meta.main) {
  const { values, positionals } = parseArgs({ options: { folder: { type: 'string' }, only: { type: 'string' } }, allowPositionals: true })
  const [seeds = '0'] = positionals
  const files = [...wildFiles(values.folder ?? ownFolder), ...Array.from({ length: Number(seeds) }, (_, i) => soundFile(i + 1))]
  const all: Survivor[] = []
  let tried = 0
  for (const file of files.filter(({ name }) => name.includes(values.only ?? ''))) {
    const one = await survivorsOf(file)
    tried += one.tried
    all.push(...one.survivors)
    for (const survivor of one.survivors) print(survivor)
  }
  console.log(
    `${files.length} 份文件，可由其他数推出的数 ${tried} 个，改错一个而没有意见的 ${all.length} 个 = ${((100 * all.length) / tried).toFixed(1)}%`,
  )
  for (const [kind, own] of Map.groupBy(all, ({ relation, one }) => `${relation.kind} ${one.row === undefined ? '文' : '表'}`))
    console.log(`  ${kind} ${own.length}`)
}
