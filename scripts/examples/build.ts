import type { Budget, SourceRow } from '#domain/budget.ts'
import type { Actual, Evidence, Indicator, Level, Survey, Target } from '#domain/indicator.ts'
import { parseActual } from '#domain/parse/actual.ts'
import { parseAmount } from '#domain/parse/amount.ts'
import type { Parsed } from '#domain/parse/parsed.ts'
import { parsePercent } from '#domain/parse/percent.ts'
import { parsePoints } from '#domain/parse/points.ts'
import { parseTarget } from '#domain/parse/target.ts'
import { type Exact, sum, type Yuan, yuan } from '#domain/quantity.ts'

/** The value of a text that an example states; an example that cannot be read is a mistake of its author. */
function must<T>(parsed: Parsed<T>, text: string): T {
  if (!parsed.ok) throw new Error(`${text}: ${parsed.message} ${parsed.remedy}`)
  return parsed.value
}

/** An amount as people write it in a form in 万元. */
export const wan = (text: string): Yuan => must(parseAmount(text, { unit: '万元' }), text)

export const yuanSum = (amounts: readonly Exact[]): Yuan => yuan(sum(amounts))

/** One row of an indicator table, in the words of the form. */
export interface IndicatorText {
  readonly category: string
  readonly subcategory?: string
  readonly name: string
  readonly target: string
  readonly actual?: string
  readonly points?: string
  /** "达成 95%": level and share of a qualitative row. */
  readonly level?: string
  readonly deviationReason?: string
  readonly evidence?: readonly Evidence[]
  readonly survey?: Survey
  readonly dataSource?: string
  readonly definition?: string
}

/** An indicator with both what was written and what it means. */
export function exampleIndicator(row: IndicatorText, year: number): Indicator {
  const { category, subcategory, name, target: targetText, actual: actualText, points, level, deviationReason, evidence = [] } = row
  const nature = level !== undefined || isQualitative(targetText, year) ? '定性' : '定量'
  const target: Target = must(parseTarget(targetText, { year, name, nature }), `${name} ${targetText}`)
  const actual: Actual | undefined =
    actualText === undefined ? undefined : must(parseActual(actualText, { year, target, nature }), `${name} ${actualText}`)
  return {
    category,
    ...given({ subcategory }),
    name,
    nature,
    targetText,
    target,
    ...given({ actualText, actual, points: points === undefined ? undefined : must(parsePoints(points), points) }),
    ...(level === undefined ? {} : levelOf(level)),
    ...given({ deviationReason }),
    evidence,
    ...given({ survey: row.survey, dataSource: row.dataSource, definition: row.definition }),
  }
}

function isQualitative(text: string, year: number): boolean {
  const parsed = parseTarget(text, { year })
  return parsed.ok && parsed.value.kind === 'qualitative'
}

function levelOf(text: string): { readonly level: Level; readonly share: ReturnType<typeof wanShare> } {
  const [, level, share] = /^(达成|部分达成|未达成)\s*(\S+)$/.exec(text) ?? []
  if (level === undefined || share === undefined) throw new Error(`no level: ${text}`)
  // The pattern above admits the three levels only.
  return { level: level as Level, share: wanShare(share) }
}

const wanShare = (text: string) => must(parsePercent(text), text)

/** The entries that are there: an absent field stays absent. */
function given<T extends object>(fields: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  // Only undefined values are dropped, which is what the return type says.
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]?: Exclude<T[K], undefined>
  }
}

const CATEGORIES: Readonly<Record<string, readonly [string, string]>> = {
  数量: ['产出指标', '数量指标'],
  质量: ['产出指标', '质量指标'],
  时效: ['产出指标', '时效指标'],
  成本: ['产出指标', '成本指标'],
  经济效益: ['效益指标', '经济效益指标'],
  社会效益: ['效益指标', '社会效益指标'],
  生态效益: ['效益指标', '生态效益指标'],
  可持续影响: ['效益指标', '可持续影响指标'],
  满意度: ['满意度指标', '服务对象满意度指标'],
}

/** Lines of a table in plain text: cells between |, blank lines left out. */
export const linesOf = (table: string): readonly (readonly string[])[] =>
  table
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .map((line) => line.split('|').map((cell) => cell.trim()))

/** 佐证材料, one a line: key | title | kind | number | date | kept at. The key is what an indicator names. */
export function evidenceOf(table: string): Readonly<Record<string, Evidence>> {
  const rows = linesOf(table).map(([key = '', title = '', kind, number, date, keptAt]): [string, Evidence] => [
    key,
    { title, ...written({ kind, number, date, keptAt }) },
  ])
  return Object.fromEntries(rows)
}

const written = <T extends Readonly<Record<string, string | undefined>>>(fields: T): { [K in keyof T]?: string } =>
  // As above: blank cells are dropped.
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined && value !== '')) as { [K in keyof T]?: string }

export interface Sources {
  readonly year: number
  readonly evidence: Readonly<Record<string, Evidence>>
  readonly survey?: SurveyText
}

/** A survey with the count its satisfaction follows from. */
export interface SurveyText extends Survey {
  readonly valid: number
  /** 非常满意 and 满意. */
  readonly satisfied: number
}

/**
 * 绩效指标, one a line: kind | name | target | actual | points | level | keys of the evidence | reason of a deviation.
 * The satisfaction row carries the survey.
 */
export function indicatorsOf(table: string, { year, evidence, survey }: Sources): readonly Indicator[] {
  return linesOf(table).map(([kind = '', name = '', target = '', actual = '', points = '', level = '', keys = '', reason = '']) => {
    const [category, subcategory] = CATEGORIES[kind] ?? []
    if (category === undefined || subcategory === undefined) throw new Error(`no such kind of indicator: ${kind}`)
    const proofs = keys.split(/\s+/).map((key) => evidence[key])
    if (proofs.includes(undefined)) throw new Error(`no such evidence for ${name}: ${keys}`)
    const row = { category, subcategory, name, target, actual, points, evidence: proofs.filter((e) => e !== undefined) }
    return exampleIndicator(
      {
        ...row,
        ...(level === '' ? {} : { level }),
        ...(reason === '' ? {} : { deviationReason: reason }),
        ...(kind === '满意度' && survey ? surveyFacts(survey) : {}),
      },
      year,
    )
  })
}

const surveyFacts = ({ satisfied, ...survey }: SurveyText) => ({
  survey,
  dataSource: `问卷调查统计：有效问卷${survey.valid}份，其中非常满意和满意${satisfied}份`,
  definition: '满意度=（非常满意份数+满意份数）÷有效问卷份数×100%',
})

/** 年初预算数, 全年预算数, 全年执行数 in 万元. */
export type Amounts = readonly [initial: string, adjusted: string, executed: string]

export interface BudgetText {
  readonly current: Amounts
  readonly carryIn?: Amounts
  readonly reason?: string
  readonly document?: string
}

/** 项目资金: rows by source and the total row that follows from them. */
export function budgetOf({ current, carryIn = ['0', '0', '0'], reason, document }: BudgetText): Budget {
  const sources = [sourceRow('当年财政拨款', current), sourceRow('上年结转资金', carryIn), sourceRow('其他资金', ['0', '0', '0'])]
  return {
    initial: yuanSum(sources.map((row) => row.initial)),
    adjusted: yuanSum(sources.map((row) => row.adjusted)),
    executed: yuanSum(sources.map((row) => row.executed)),
    sources,
    ...given({ reason, adjustmentDocument: document }),
  }
}

const sourceRow = (source: string, [initial, adjusted, executed]: Amounts): Required<SourceRow> => ({
  source,
  initial: wan(initial),
  adjusted: wan(adjusted),
  executed: wan(executed),
})
