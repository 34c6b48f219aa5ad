import { type CategoryAt, categoriesIn } from './score-words.ts'

/** One category of a list with its bare figure. */
export interface ListedCategory extends CategoryAt {
  readonly value: string
  /** "产出49.33分(满分50分)" */
  readonly full?: string
  /** Where the figure begins and ends. */
  readonly figure: readonly [number, number]
}

/** "预算执行10分、产出50分、效益30分、满意度10分，合计100分": categories in a row, each with a bare figure 一串分值或得分. */
export interface CategoryList {
  /** What the figures are: a hundred together are the full points, any other sum the scores; `total` says so where it stands behind. */
  readonly holds: 'points' | 'score' | 'deduction'
  readonly items: readonly ListedCategory[]
  readonly total?: { readonly value: string; readonly figure: readonly [number, number] }
}

const FIGURE = /^(?:类|部分)?(?:指标)?(?:为|:|各)?(\d+(?:\.\d+)?)分(?!钟)(?:\((?:满分)?(\d+(?:\.\d+)?)分\))?/
/** "产出指标(50分)、" */
const IN_BRACKET = /^(?:类|部分)?(?:指标)?\((?:满分|分值|权重)?(\d+)分\)/
const LEAST = 3
const WHOLE = 100
/** What stands between two of them. */
const GAP = /^(?:[、，,;]|和|及|与)+$/
const TOTAL =
  /^[，,、;。]?(?:以上)?[一-龥]{0,8}?[，,]?(合计|共计?|总计|总分|满分|综合得分|自评(?:总分|得分)?|得分|总得分)(?:为|:|是)?(\d+(?:\.\d+)?)分/

/** "评分口径:预算执行率10分……": what the list is of. */
const POINTS = /(?:分值|权重|满分|评分口径|评分标准|指标体系)[^。；;\d得扣]{0,20}$|^[^。；;\d得扣]{0,8}设(?:置|有)?[^。；;\d得扣]{0,8}$/

/** “全年共扣2.97分，分别为投入1.00分、过程1.38分”: what each of them lost. */
const DEDUCTED = /(?:扣|失|丢)(?:除|去|减|了)?\d+(?:\.\d+)?分[，,:(]*(?:分别|其中|各类|依次)?(?:为|是|:)?$/

/** The lists of a text; a category told with 满分, 得 or 扣 ends one. */
export function categoryLists(text: string): CategoryList[] {
  if (!/\d分\)?[、，,;和及与]/.test(text)) return []
  const lists: CategoryList[] = []
  let run: ListedCategory[] = []
  const close = () => {
    if (run.length >= LEAST && new Set(run.map(({ category }) => category)).size === run.length) lists.push(listOf(text, run))
    run = []
  }
  for (const at of categoriesIn(text, false)) {
    const match = FIGURE.exec(text.slice(at.end)) ?? IN_BRACKET.exec(text.slice(at.end))
    if (!match) continue
    const start = at.end + match[0].indexOf(match[1]!)
    const item = {
      ...at,
      value: match[1]!,
      ...(match[2] === undefined ? {} : { full: match[2] }),
      figure: [start, at.end + match[0].length] as const,
    }
    const last = run.at(-1)
    if (last && !GAP.test(text.slice(last.figure[1], at.start))) close()
    run.push(item)
  }
  close()
  return lists
}

function listOf(text: string, items: readonly ListedCategory[]): CategoryList {
  const end = items.at(-1)!.figure[1]
  const total = TOTAL.exec(text.slice(end))
  const sum = items.reduce((all, { value }) => all + Number(value), 0)
  const isPoints =
    items.every(({ full }) => full === undefined) &&
    (near(sum, WHOLE) ||
      (total === null && POINTS.test(text.slice(0, items[0]!.start)) && items.every(({ value }) => !value.includes('.'))) ||
      (total !== null && Number(total[2]) === WHOLE && items.every(({ value }) => !value.includes('.'))))
  const figure = total ? end + total[0].lastIndexOf(total[2]!) : 0
  return {
    holds: DEDUCTED.test(text.slice(0, items[0]!.start)) ? 'deduction' : isPoints ? 'points' : 'score',
    items,
    ...(total ? { total: { value: total[2]!, figure: [figure, end + total[0].length] as const } } : {}),
  }
}

const near = (a: number, b: number) => Math.abs(a - b) < 0.005
