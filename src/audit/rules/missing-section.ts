import type { Submission } from '#domain/submission.ts'
import type { Claims, SectionKind } from '../extract/claims.ts'
import { monitoredPeriod } from '../extract/monitored-period.ts'
import { rule } from '../rule.ts'

export default rule({
  id: 'missing-section',
  title: '报告应包含规定的部分',
  severity: 'warning',
  covers: ['B07'],
  source: 'mof-2020-10#report-outline',
  why: '缺了规定的部分，读者看不到单位情况、自评过程、目标完成、结论或问题，报告不完整。',
  remedy: '按报告提纲补写缺少的部分。',
  example: { right: '基本情况、自评组织、目标完成、结论、问题和措施齐全', wrong: '没有“存在的问题及改进措施”' },
  *writing({ claims, role, submission }) {
    if (role !== 'report' || monitoredPeriod(claims.passages)) return
    if (claims.subject !== 'department' || claims.sections.filter(({ level, kind }) => level === 1 && kind !== undefined).length < 3) return
    const have = new Set(claims.sections.map(({ kind }) => kind))
    const inForms = inTables(claims)
    const told = new Set<SectionKind>([
      ...(hasGoals(submission) ? (['goals'] as const) : []),
      ...(hasResults(submission, claims) ? (['results'] as const) : []),
    ])
    const missing = REQUIRED.filter(
      ({ kinds }) =>
        !kinds.some((kind) => have.has(kind) || told.has(kind)) && !inPassages(claims, kinds) && !(inForms && kinds.includes('goals')),
    )
    if (missing.length === 0) return
    const list = missing.map(({ title }) => title).join('、')
    yield { ...(claims.title ? { place: claims.title.place } : {}), message: `缺少${list}`, expected: list }
  },
})

const REQUIRED: readonly { readonly title: string; readonly kinds: readonly SectionKind[] }[] = [
  { title: '“部门（单位）基本情况”', kinds: ['department', 'profile'] },
  { title: '“收支或资金情况”', kinds: ['accounts', 'execution'] },
  { title: '“绩效目标”', kinds: ['goals'] },
  { title: '“自评工作开展情况”', kinds: ['organisation', 'methods'] },
  { title: '“绩效目标完成情况”', kinds: ['results', 'overall-results', 'item-results'] },
  { title: '“评价结论”', kinds: ['conclusion'] },
  { title: '“存在的问题”', kinds: ['problems', 'problems-and-measures', 'deviation'] },
  { title: '“改进措施”', kinds: ['measures', 'problems-and-measures', 'deviation'] },
]

/** A table of indicators with their targets tells the goals. */
const inTables = ({ inTables: read }: Claims) =>
  [read?.submission.whole, ...(read?.submission.projects ?? [])].some((form) =>
    form?.indicators.some(({ targetText }) => targetText !== undefined),
  )

/** Goals, and results of the department's indicators, that were read wherever they stand. */
const hasGoals = ({ goals }: Submission) => goals.overall !== undefined || goals.items.length > 0
const hasResults = ({ whole }: Submission, { scorings }: Claims) =>
  (whole?.indicators.filter(({ actual, actualText }) => actual !== undefined || actualText !== undefined).length ?? 0) >= SEVERAL ||
  scorings.filter(({ scope }) => scope === 'department').length >= SEVERAL
const SEVERAL = 3

/** Parts that are told without a heading of their own. */
const WORDS: Partial<Record<SectionKind, RegExp>> = {
  goals:
    /绩效目标(?:为|是|:|包括|如下)|年度(?:总体)?目标|总体目标[是为:]|年初(?:设定|目标)|工作计划[:是]|重点工作(?:任务)?[是:]|(?:目标|指标)值|(?:重点|主要|年度)(?:工作|任务).*(?:不低于|不少于|不超过|不高于|≥|≤|以上)/,
  accounts: /收入.{0,20}万元|支出.{0,20}万元/,
  conclusion: /(?:综合|自评|整体).{0,20}(?:得分|等级)/,
  problems: /存在(?:的)?(?:主要)?(?:问题|不足|困难)/,
  measures: /(?:下一步|改进措施|今后)/,
  organisation:
    /(?:成立|组成).{0,16}(?:小组|专班)|自评工作|\d月(?:\d{1,2}日)?.{0,24}自评|自评.{0,16}(?:由|从|自|分)[^。；]{0,24}(?:组织|进行|开展|步|阶段)|评价组|自评小组/,
}
const inPassages = ({ passages }: Claims, kinds: readonly SectionKind[]) =>
  kinds.some((kind) => WORDS[kind] !== undefined && passages.some(({ text, heading }) => !heading && WORDS[kind]!.test(text)))
