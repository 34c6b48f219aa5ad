import type { Indicator } from '#domain/indicator.ts'
import type { GoalWords } from '#domain/lexicon.ts'
import { placeOf } from '#domain/place.ts'
import { dimensionOf } from '../dimensions.ts'
import { mismatchesOf } from '../figures/mismatches-in.ts'
import { indicatorTables } from '../indicator-rows.ts'
import { anyOf, compiled } from '../patterns.ts'
import { type Report, rule } from '../rule.ts'
import { placeOfPlain, plainHits, type Script, scriptOf } from '../script.ts'

export default rule({
  id: 'unit-mismatch',
  title: '计量单位应与指标相符',
  severity: 'error',
  covers: ['C04'],
  source: 'mof-2021-101#indicators',
  why: '人数不能用百分比表示，比率不能用“人”“个”表示；单位不对，指标就无法核对。',
  remedy: '改正单位，或把指标名称改成与单位相符的说法（如“参训率”）。',
  example: { right: '参训率不低于 85%；参训人数不少于 120 人', wrong: '接受培训人数不少于 85%' },
  forms: true,
  *content(submission, _assessment, { lexicon }) {
    for (const { path, label, rows } of indicatorTables(submission)) {
      for (const [index, row] of rows.entries()) {
        const said = mismatch(row, lexicon.goals)
        if (said) yield { path: `${path}[${index}].target`, ...said, message: `${label}的指标“${row.name}”${said.message}` }
      }
    }
  },
  *writing(document, { lexicon: { goals } }) {
    yield* mismatchesOf(document, 'target-unit')
    const script = scriptOf(document)
    // What extraction understood as an indicator is judged as one.
    const known = new Set(
      indicatorTables(document.submission).flatMap(({ path, rows }) =>
        rows.flatMap((row, index) => (mismatch(row, goals) ? [placeOf(document.places, `${path}[${index}].target`)?.paragraph] : [])),
      ),
    )
    const pattern = `(?<!占|占总)(${anyOf(goals.counts.filter((word) => word !== '金额' && word !== '数量'))})(?!${anyOf(goals.changes)})(?:应|要|须|需)?(?:不少于|不低于|至少|最少|不超过|达到|达|≥|≤|为)(?:应[\u4e00-\u9fff]{1,4})?([\\d.]+)%(?!的)`
    for (const { stretch, start, end, groups, text } of plainHits(script, compiled(pattern))) {
      if (known.has(stretch.passage.number)) continue
      yield { message: `“${groups[0] ?? ''}”用了百分比，单位不符`, place: placeOfPlain(script, stretch, start, end), found: text }
    }
    yield* otherDimensions(script, goals)
  },
})

/** "新增绿地面积2公里", "修复道路长度3.6平方米": what is measured stands right before figure and unit. */
function* otherDimensions(script: Script, goals: GoalWords): Generator<Report> {
  const named = goals.dimensions.filter(({ names }) => names.length > 0)
  const units = goals.dimensions.flatMap((dimension) => dimension.units)
  const pattern = `(?<!每)(${anyOf(named.flatMap(({ names }) => names))})(?:应|要|须)?(?:不少于|不低于|至少|不超过|达到|达|≥|≤|为|共|约)?((?!20\\d\\d年)[\\d.,]+)万?(${anyOf(units)})`
  for (const { stretch, start, end, groups, text } of plainHits(script, compiled(pattern))) {
    const [measured, counted] = [named.find(({ names }) => names.includes(groups[0]!)), dimensionOf(groups[2]!, goals)]
    // A percentage of a count, or of an amount, is told as such elsewhere; "面积2公里范围" is no measure of the area.
    if (
      !measured ||
      !counted ||
      measured === counted ||
      groups[2] === '%' ||
      /^[一-龥]?(?:范围|以内|内的|\/)/u.test(stretch.text.slice(end))
    )
      continue
    yield {
      message: `“${groups[0]}”的单位却是“${groups[2]}”，请核对`,
      place: placeOfPlain(script, stretch, start, end),
      found: text,
      expected: measured.units.join('、'),
      severity: 'warning',
    }
  }
}

/** Words that count the same thing. */
const SAME_PER = [
  ['人', '名', '位', '人次', '生', '人年'],
  ['台', '套', '台套', '辆'],
  ['公里', '千米'],
  ['平方米', '平米', '㎡'],
  ['个', '处', '座', '所', '家'],
  ['次', '场', '期', '班'],
]

/** Names of shares and degrees; 长度 is a length. */
const SHARE = /(?:[率比]|(?<![长宽高深厚])度)$/u
/** What can be counted in the same breath; a unit of one kind does not measure what another counts. 个、项 go with everything. */
const KINDS_OF_COUNT = [
  ['人', '人次', '名', '户', '家'],
  ['份', '件', '册', '条', '批', '台', '套', '辆', '处', '座', '间', '所', '家'],
  ['次', '场', '场次', '期', '批', '人次', '件', '条', '处'],
  ['亩', '平方米'],
  ['公里', '条', '处'],
] as const
const areOfOneKind = (a: string, b: string) =>
  a === b ||
  [a, b].some((unit) => unit === '个' || unit === '项' || unit === '元') ||
  KINDS_OF_COUNT.some((kind) => isIn(kind, a) && isIn(kind, b))
const isIn = (list: readonly string[], word: string) => list.includes(word)

function mismatch(
  { name, target, actual, points }: Indicator,
  goals: GoalWords,
): Pick<Report, 'message' | 'found' | 'expected' | 'severity'> | undefined {
  if (target?.kind !== 'bound') return undefined
  const { counts, shares, notShares, bounded, countUnits, changes } = goals
  const { unit, value } = target.measure
  const bare = name.replace(/[(（][^()（）]*[)）]$/u, '')
  const ends = (words: readonly string[]) => words.some((word) => bare.endsWith(word))
  if (unit === '%' && ends(counts) && !new RegExp(anyOf(changes.filter((word) => word !== '的')), 'u').test(bare))
    return { message: '数的是数量，指标值却是百分比', found: `${value.toString()}%` }
  if (ends(shares) && !ends(notShares) && countUnits.includes(unit))
    return { message: `是比率，指标值的单位却是“${unit}”`, found: `${value.toString()}${unit}`, expected: '%' }
  const [measured, counted] = [goals.dimensions.find(({ names }) => ends(names)), dimensionOf(unit, goals)]
  const isChange = new RegExp(anyOf(changes), 'u').test(bare)
  if (measured && counted && measured !== counted && !isChange && !(unit === '%' && measured.units.includes('元')))
    return {
      message: `的单位应是“${measured.units[0]}”之类，指标值的单位却是“${unit}”`,
      found: `${value.toString()}${unit}`,
      expected: measured.units.join('、'),
      ...(unit === '%' ? { severity: 'warning' as const } : {}),
    }
  if (ends(shares) && !ends(notShares) && counted && unit !== '%' && !/幅$/u.test(bare))
    return { message: `是比率，指标值的单位却是“${unit}”`, found: `${value.toString()}${unit}`, expected: '%' }
  const said = actual?.kind === 'measure' ? actual.measure.unit : ''
  if (unit === '%' && ends(shares) && !ends(notShares) && countUnits.includes(said))
    return {
      message: `的指标值是百分比，完成值的单位却是“${said}”`,
      found: `${actual?.kind === 'measure' ? actual.measure.value.toString() : ''}${said}`,
      expected: '%',
    }
  if (
    unit === '%' &&
    !SHARE.test(bare) &&
    !new RegExp(anyOf(changes.filter((word) => word !== '的')), 'u').test(bare) &&
    said !== '' &&
    !/[%‰点分]/u.test(said)
  )
    return { message: `的指标值是百分比，完成值的单位却是“${said}”`, found: `${value.toString()}%` }
  const [per, saidPer] = [unit, said].map((each) => /\/([\u4e00-\u9fff]{1,4})$/u.exec(each)?.[1])
  if (
    per !== undefined &&
    saidPer !== undefined &&
    per !== saidPer &&
    !SAME_PER.some((words) => words.includes(per) && words.includes(saidPer))
  )
    return { message: `的指标值按“每${per}”，完成值按“每${saidPer}”，不能比较`, found: `${value.toString()}${unit}` }
  // "≥120人" and 126%, "≥480人次" and 468份: one of the two units is wrong.
  if (countUnits.includes(unit) && said === '%' && !SHARE.test(bare))
    return {
      message: `的指标值以“${unit}”计，完成值却是百分比`,
      found: `${actual?.kind === 'measure' ? actual.measure.value.toString() : ''}%`,
      expected: unit,
      severity: 'warning',
    }
  if (points !== undefined && countUnits.includes(unit) && countUnits.includes(said) && !areOfOneKind(unit, said))
    return { message: `的指标值以“${unit}”计，完成值以“${said}”计`, found: said, expected: unit, severity: 'warning' }
  if (unit === '%' && ends(bounded) && value.gt(100))
    return { message: `不可能超过 100%，指标值却是 ${value.toString()}%`, found: `${value.toString()}%`, expected: '不超过 100%' }
  return undefined
}
