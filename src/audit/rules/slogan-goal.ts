import type { GoalWords } from '#domain/lexicon.ts'
import type { Goal } from '#domain/submission.ts'
import { plain } from '../extract/plain.ts'
import { goalLabel } from '../indicator-rows.ts'
import { anyOf, compiled } from '../patterns.ts'
import { type Report, rule } from '../rule.ts'
import { placeOfPlain, type Stretch, scriptOf } from '../script.ts'

/** A figure that can be compared; years, dates, ordinals and document numbers are none. */
const FIGURE = /(?<![第〔\d.])\d+(?:\.\d+)?(?!\d|\.\d|年|月|日|号|届|〕|、|\)|大)/u
/** A goal of one or two set phrases is short, not empty. */
const FEW = 2
const MANY = 5
/** One figure to this many clauses does not make a page of slogans measurable. */
const CLAUSES_PER_FIGURE = 8

export default rule({
  id: 'slogan-goal',
  title: '绩效目标应可衡量',
  severity: 'warning',
  covers: ['C01'],
  source: 'mof-2015-88#goals',
  why: '目标里只有“不断提升”“全力推进”，没有数量、标准和时限，年底就无法判断完成了没有。',
  remedy: '写出要做的事、数量、标准和完成时间，例如“全年开展培训 3 次、覆盖 120 人”。',
  example: { right: '改造老旧小区 3 个、惠及 620 户，12 月底前完工', wrong: '着力打造空气清新、蓝天永驻的美丽城区' },
  *content({ goals, projects }, _assessment, { lexicon }) {
    if (goals.overall) yield* vague(goals.overall, 'goals.overall.expected', '总体绩效目标', lexicon.goals)
    for (const [index, goal] of goals.items.entries())
      yield* vague(goal, `goals.items[${index}].expected`, goalLabel(goal, index), lexicon.goals)
    for (const [index, { goal, name, indicators }] of projects.entries()) {
      // The project's own indicators measure its goal.
      if (goal && indicators.length === 0)
        yield* vague(goal, `projects[${index}].goal.expected`, `“${name ?? `第 ${index + 1} 个项目`}”的目标`, lexicon.goals)
    }
  },
  *writing(document, { lexicon: { goals } }) {
    const script = scriptOf(document)
    const slogans = compiled(`${anyOf(goals.slogans)}|${SET_PHRASE}`)
    const standards = new RegExp(anyOf(goals.standards), 'u')
    const empty = script.stretches.filter(
      (stretch, i) =>
        isGoal(stretch, script.stretches, i) &&
        !stretch.heading &&
        !FIGURE.test(stretch.text.replace(MARK, '')) &&
        !standards.test(stretch.text) &&
        [...stretch.text.matchAll(slogans)].length >= FEW,
    )
    const [first, ...others] = empty.map((stretch) => placeOfPlain(script, stretch))
    if (!first) return
    yield {
      message: `有 ${empty.length} 条绩效目标只有口号，没有数量、标准和时限`,
      place: first,
      related: others,
      found: empty[0]!.text.slice(0, 30),
      severity: 'notice',
    }
  },
})

/** "目标1：", "2.", "（三）" */
const MARK = /^(?:分项|总体|绩效)?(?:目标)?\(?[\d一二三四五六七八九十]{1,2}[).、:]{1,2}/u

const SET_PHRASE =
  '(?:不断|持续|进一步|努力|全力|全面|扎实|深入|认真|有力|积极|稳步|加快|充分)(?:提升|提高|加强|增强|完善|推进|推动|改善|优化|促进|落实|贯彻|深化|发展|繁荣|丰富|满足|维护|保障|解决|扩大|做好|打造|建设|发挥|抓好)|日益增长|兜牢|早日|最大效益|稳定向好|和谐稳定|宜居宜业|获得感|繁荣发展|增强人民体质|急难愁盼|繁荣[一-龥]{2}文化|丰富精神|高质量|美丽家园'

/** A paragraph of the goals, or the cell behind their label. */
const isGoal = ({ kind, passage, index }: Stretch, stretches: readonly Stretch[], at: number) =>
  (kind === 'goals' && index !== undefined) ||
  (passage.cell !== undefined &&
    [1, 2].some((back) => /^(?:年度)?(?:总体|绩效|预期)*目标(?:\([^)]*\))?$/u.test(stretches[at - back]?.text ?? '')))

function* vague(goal: Goal, path: string, label: string, words: GoalWords): Generator<Report> {
  if (
    goal.expected === undefined ||
    goal.indicators.some(({ target }) => target !== undefined && target.kind !== 'qualitative' && target.kind !== 'not-applicable')
  )
    return
  const { text } = plain(goal.expected)
  const slogans = [...text.matchAll(compiled(anyOf(words.slogans)))].map(([word]) => word)
  const clauses = text.split(/[，。;！？]/u).filter((clause) => clause.length > 1)
  const standards = new RegExp(anyOf(words.standards), 'u')
  const measurable = clauses.filter((clause) => FIGURE.test(clause) || standards.test(clause)).length
  const empty = measurable === 0 && slogans.length >= FEW
  if (!empty && !(slogans.length >= MANY && measurable * CLAUSES_PER_FIGURE < clauses.length)) return
  const quoted = [...new Set(slogans)]
    .slice(0, 4)
    .map((word) => `“${word}”`)
    .join('、')
  yield {
    path,
    message: `${label}多是口号（${quoted}等 ${slogans.length} 处），${measurable === 0 ? '没有' : `只有 ${measurable} 处`}可衡量的数量或标准`,
    found: quoted,
  }
}
