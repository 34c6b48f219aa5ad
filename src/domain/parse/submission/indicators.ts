import type { Actual, Evidence, Indicator, MethodId, Nature, Survey, Target } from '../../indicator.ts'
import type { LayoutWords } from '../../layout.ts'
import type { Points, Ratio } from '../../quantity.ts'
import { parseActual } from '../actual.ts'
import { isBlank } from '../blank.ts'
import { parseLevel } from '../level.ts'
import { compact, normalise } from '../normalise.ts'
import { type Parsed, refused, understood } from '../parsed.ts'
import { parsePoints } from '../points.ts'
import { parseTarget } from '../target.ts'
import { type Complete, defined, type FieldReader } from './draft-reader.ts'
import { categoryName, methodOf, subcategoryName } from './names.ts'

/** What the parts of a submission need to know of the whole. */
export interface Context {
  readonly words: LayoutWords
  /** Evaluated year, for dates without one. */
  readonly year: number | undefined
}

/** One scored row 三级指标. */
export function indicator(r: FieldReader, context: Context): Indicator {
  const { words } = context
  const subcategory = r.text('subcategory')
  const said = r.name('name') ?? subcategory
  const points = r.points('points')
  const { name, worth } = worthOf(said, points)
  if (name === undefined) r.problem('name', '这一行没有填写三级指标名称', '请填写指标名称；不用的行请整行清空。')
  const category = r.text('category')
  const nature = natureOf(r)
  const value = values(r, context, nature, name)
  const { method, rule } = methodAndRule(r, words)
  return defined<Indicator>({
    category: category === undefined ? '' : categoryName(category, words),
    subcategory: subcategory === undefined ? undefined : subcategoryName(subcategory, words),
    name: name ?? '',
    nature,
    ...value,
    points: points ?? worth,
    level: r.parsed('level', parseLevel),
    share: share(r),
    method,
    claimedScore: r.points('claimedScore'),
    deviationReason: r.text('deviationReason'),
    evidence: evidenceOf(r),
    definition: r.text('definition'),
    standard: r.text('standard') ?? rule,
    dataSource: r.text('dataSource'),
    historyText: r.text('historyText'),
    survey: r.optional('survey', survey),
  })
}

/** "受益学生人数（15分）": full points behind the name, where no column holds them or that holds the same. */
function worthOf(said: string | undefined, stated: Points | undefined): { readonly name: string | undefined; readonly worth?: Points } {
  const [, name = '', figure = ''] = /^(.{2,}?)[（(](?:满分|分值|权重)?[:：]?(\d{1,3}(?:\.\d+)?)分[）)]$/.exec(said ?? '') ?? []
  const worth = figure === '' ? undefined : parsePoints(figure)
  return worth?.ok && (stated === undefined || stated.eq(worth.value)) ? { name, worth: worth.value } : { name: said }
}

/** A method's name is no longer than this; what is, is a rule in words. */
const LONGEST_NAME = 10

/** 赋分规则 holds a method's name, or in some forms the rule itself, which then is the standard. */
function methodAndRule(r: FieldReader, words: LayoutWords): { readonly method?: MethodId | undefined; readonly rule?: string | undefined } {
  const said = r.text('method')
  const method = said === undefined ? undefined : methodOf(said, words)
  if (said === undefined || method !== undefined) return { method }
  if (said.length > LONGEST_NAME && r.text('standard') === undefined) return { rule: said }
  r.problem(
    'method',
    `“${said}”不是赋分方法`,
    `请填写${Object.values(words.methods)
      .map(([name]) => name)
      .join('、')}中的一种，或留空按评分方案确定。`,
  )
  return {}
}

const share = (r: FieldReader): Ratio | undefined => r.percent('share')

const NATURES: Readonly<Record<string, Nature>> = { 定量: '定量', 定性: '定性', 定量指标: '定量', 定性指标: '定性' }

/** 指标性质 holds 定量 or 定性, or in some forms the operator. */
function natureOf(r: FieldReader): Nature | undefined {
  const sign = r.raw('sign')
  const said = sign && NATURES[compact(sign.text)]
  return said ?? r.parsed('nature', readNature)
}

const readNature = (text: string): Parsed<Nature> => {
  const nature = NATURES[compact(text)]
  return nature ? understood(nature) : refused(`“${text.trim()}”不是指标性质`, '请选择“定量”或“定性”。')
}

type Values = Pick<Complete<Indicator>, 'targetText' | 'target' | 'actualText' | 'actual'>

/** Target and actual value; operator and unit from columns of their own are joined to the target. */
function values(r: FieldReader, { year }: Context, nature: Nature | undefined, name: string | undefined): Values {
  const unit = unitOf(r)
  const targetText = joined(r.raw('sign')?.text, r.raw('target')?.text.trim(), unit)
  const target =
    targetText === undefined ? undefined : r.parsed<Target>('target', () => parseTarget(targetText, { year, nature, unit, name }))
  const actualText = r.text('actual')
  const actual = r.parsed<Actual>('actual', (text) => parseActual(text, { year, target, unit, nature }))
  return { targetText, target, actualText, actual }
}

const unitOf = (r: FieldReader): string | undefined => {
  const unit = r.text('unit')?.replace(/\s+/g, '')
  return unit === undefined || /^(?:无|其他|其它|不适用)$/.test(unit) ? undefined : unit
}

const OPERATOR = /^(?:[≥≤=<>]|大于等于|小于等于|大于|小于|等于|不少于|不超过|不低于|不高于)$/
const STARTS_WITH_OPERATOR = /^[≥≤=<>]|^(?:大于|小于|等于|不少于|不超过|不低于|不高于)/

/** "≥" | "95" | "%" in three columns → "≥95%"; a value that already says its operator or unit keeps it. */
function joined(sign: string | undefined, value: string | undefined, unit: string | undefined): string | undefined {
  if (value === undefined || isBlank(value)) return undefined
  const plain = normalise(value)
  const operator = sign === undefined ? '' : compact(sign)
  const bareNumber = /^[≥≤=<>]?[\d.,\s~-]+$/.test(plain)
  // "=" beside a date or words is only what a form prints when nothing fits.
  const fits = OPERATOR.test(operator) && !STARTS_WITH_OPERATOR.test(plain) && (operator !== '=' || /^[\d.,%‰\s]+$/.test(plain))
  const before = fits ? operator : ''
  return `${before}${value}${bareNumber && unit !== undefined ? unit : ''}`
}

/** The evidence list, and a 佐证资料 column that names several in one cell. */
export function evidenceOf(r: FieldReader): readonly Evidence[] {
  const listed = r.list('evidence', evidence)
  const cell = r.text('evidence')
  const named =
    cell === undefined
      ? []
      : cell
          .split(/[\n；;]+/)
          .map((title) => title.trim())
          .filter((title) => title !== '')
  return [...listed, ...named.map((title) => ({ title }))]
}

const evidence = (r: FieldReader): Evidence =>
  defined<Evidence>({
    title: r.name('title') ?? '',
    kind: r.name('kind'),
    number: r.name('number'),
    date: looseDate(r, 'date'),
    keptAt: r.name('keptAt'),
    hash: r.name('hash'),
  })

/** A date where one is written, else the words ("长期"). */
export function looseDate(r: FieldReader, field: string): string | undefined {
  const said = r.name(field)
  if (said === undefined) return undefined
  const iso = /^\d{4}-\d{2}-\d{2}$/.test(said)
  return iso || !/\d{4}/.test(said) ? said : (r.date(field) ?? said)
}

const survey = (r: FieldReader): Survey =>
  defined<Survey>({
    method: r.text('method'),
    population: r.count('population'),
    issued: r.count('issued'),
    valid: r.count('valid'),
    period: r.name('period'),
  })
