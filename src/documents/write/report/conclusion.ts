import { type Exact, zero } from '#domain/quantity.ts'
import { evaluate } from '../../figures/expression.ts'
import { joined, plain, type Rich, rich } from '../../figures/figure.ts'
import { type Context, ended, listed, numbered, shortRow } from './context.ts'
import type { ReportView, Value } from './tags.ts'

type Conclusion = Pick<
  ReportView,
  | '评价结论'
  | '等级标准'
  | '存在问题'
  | '改进措施'
  | '有措施表'
  | '措施表'
  | '上年整改'
  | '结果应用'
  | '说明事项'
  | '附件清单'
  | '落款'
  | '成文日期'
>

/** 四至七 and the closing: grades, problems and measures, use of the result, remarks, attachments, signature. */
export function conclusionView(context: Context): Conclusion {
  const { f, submission } = context
  return {
    评价结论: [departmentVerdict(context), ...projectVerdicts(context)].map((内容) => ({ 内容 })),
    等级标准: gradeScale(context),
    ...problemsView(context),
    上年整改: ended(f.words('submission.lastYearRectification', '上年度问题整改情况')),
    结果应用: ended(f.words('submission.resultUse', '自评结果应用和公开情况')),
    说明事项: remarks(context).map((内容) => ({ 内容 })),
    附件清单: numbered(attachments(context).map((名称) => ({ 名称 }))),
    落款: f.words('submission.department.name', '落款单位'),
    成文日期: f.date('submission.signature.date', submission.signature.date === undefined ? '成文日期' : '日期'),
  }
}

function departmentVerdict({ f, assessment }: Context): Rich {
  const { total, proven } = assessment.department
  const unit = f.words('submission.department.name', '部门（单位）名称')
  const year = f.of('submission.year', 'n', '评价年度')
  const score = f.pts('assessment.department.total', '部门总分')
  const grade = f.words('assessment.department.grade', '部门等级')
  if (!total)
    return rich`${unit}${year}年度部门整体支出绩效自评总分${score}，等级${grade}。部门得分须由部门自己的指标表得出，待补齐后再作结论。`
  const claimed = proven ? undefined : '（单位自报，未经核算证实）'
  return rich`根据部门职责和各项指标完成情况综合评价，${unit}${year}年度部门整体支出绩效自评得分${score}分${claimed}，等级为${grade}。`
}

/** Grades of the projects, the means, the best and the weakest, and where points were lost. */
function projectVerdicts(context: Context): readonly Rich[] {
  const { f, assessment } = context
  const { statistics, projects } = assessment
  if (statistics.scored === 0)
    return projects.length === 0 ? [] : [rich`各项目暂不能得出总分${f.pts('assessment.statistics.mean', '项目得分')}。`]
  const grades = statistics.grades.flatMap(({ title, count }, i) =>
    count > 0 ? [rich`“${title}”${f.num(`assessment.statistics.grades[${i}].count`, '个数')}个`] : [],
  )
  const unproven = projects.some(({ total, proven }) => total && !proven)
  const base = unproven ? '按单位自报得分，' : ''
  const spread = rich`${base}${f.num('assessment.statistics.scored', '项目数')}个项目中，${listed(grades)}；平均得分${f.pts('assessment.statistics.mean', '平均分')}分，按资金加权的平均得分${f.pts('assessment.statistics.weightedMean', '加权平均分')}分。平均分仅供参考，不代替部门得分。`
  const extremes = extremesSentence(context)
  return [joined([spread, extremes]), ...lossSentence(context)]
}

function extremesSentence({ f, assessment }: Context): Rich | undefined {
  const scored = assessment.projects.flatMap(({ total }, i) => (total ? [{ total, i }] : []))
  const [highest, lowest] = [Math.max, Math.min].map((pick) => {
    const wanted = pick(...scored.map(({ total }) => total.toNumber()))
    return scored.filter(({ total }) => total.toNumber() === wanted)
  }) as [typeof scored, typeof scored] // one list per function above
  const [top, bottom] = [highest[0], lowest[0]]
  if (scored.length < 2 || !top || !bottom || top.total.eq(bottom.total)) return undefined
  const say = (list: typeof scored, first: (typeof scored)[number]) => {
    const name = f.words(`submission.projects[${first.i}].name`, '项目名称')
    const points = f.pts(`assessment.projects[${first.i}].total`, '总分')
    return list.length === 1 ? rich`${name}（${points}分）` : rich`${name}等（${points}分）`
  }
  return rich`得分最高的是${say(highest, top)}，最低的是${say(lowest, bottom)}。`
}

/** First-level indicators by the points lost in them, most first. */
function lossSentence(context: Context): readonly Rich[] {
  const { f, scheme } = context
  const titles = [scheme.execution.title, ...scheme.categories.map(({ title }) => title)]
  const losses = titles
    .map((title) => ({ title, lost: lostIn(title, context) }))
    .filter(({ lost }) => lost.gt(0))
    .sort((a, b) => b.lost.compare(a.lost))
  if (losses.length === 0) return [rich`各项目均未失分。`]
  const items = losses.map(({ title }) => rich`${title}${f.pts(`lostIn(${title})`, '失分')}分`)
  return [rich`从各项目失分的分布看，依次为：${listed(items)}。`]
}

/** The same value as the figure in the text, for sorting. */
function lostIn(title: string, context: Context): Exact {
  // lostIn() of an expression is always an exact sum.
  return (evaluate(`lostIn(${title})`, context) as Exact | undefined) ?? zero
}

function gradeScale({ f, scheme }: Context): Rich {
  const bands = scheme.grades.map(({ title, from }, i) => {
    const upper = scheme.grades[i - 1]
    const least = f.pts(`scheme.grades[${i}].from`, '下限')
    if (!upper) return rich`${least}分（含）以上为${title}`
    const most = f.pts(`scheme.grades[${i - 1}].from`, '上限')
    return from.isZero() ? rich`${most}分以下为${title}` : rich`${least}分（含）至${most}分为${title}`
  })
  return rich`等级划分标准（满分${f.pts('scheme.totalPoints', '满分')}分）：${listed(bands, '，')}。`
}

type Problems = Pick<ReportView, '存在问题' | '改进措施' | '有措施表' | '措施表'>

/** After a running number, words that begin with a figure stand off: "1. 2个小区" is not 1.2. */
const apart = (words: Rich): Rich => (/^\d/.test(plain(words)) ? rich` ${words}` : words)

function problemsView({ f, submission }: Context): Problems {
  const { problems } = submission
  const path = (i: number, field: string) => `submission.problems[${i}].${field}`
  const texts = (field: 'problem' | 'measure', what: string): { readonly 内容: Value }[] => {
    const there = problems.flatMap((row, i) => (row[field] === undefined ? [] : [{ 内容: apart(ended(f.words(path(i, field), what))) }]))
    return there.length > 0 ? there : [{ 内容: f.words(path(0, field), what) }]
  }
  return {
    存在问题: numbered(texts('problem', '存在的主要问题')),
    改进措施: numbered(texts('measure', '改进措施')),
    有措施表: problems.length > 0,
    措施表: numbered(
      problems.map(({ concerns, dueOn }, i) =>
        shortRow({
          问题: f.words(path(i, 'problem'), '对应的问题'),
          措施: f.words(path(i, 'measure'), '改进措施'),
          责任: f.words(path(i, 'responsible'), '责任人'),
          时限:
            dueOn !== undefined && /^\d{4}-\d{2}-\d{2}$/.test(dueOn)
              ? f.date(path(i, 'dueOn'), '时限')
              : f.words(path(i, 'dueOn'), '完成时限'),
          涉及: concerns === undefined ? '部门整体' : f.words(path(i, 'concerns'), '涉及'),
        }),
      ),
    ),
  }
}

/** How the scores came about, and what a reader has to know before relying on them. */
function remarks({ f, submission, assessment, scheme }: Context): readonly Rich[] {
  const claimed = assessment.projects.filter(({ total, proven }) => total && !proven).length
  const items: (Rich | undefined)[] = [
    rich`得分按${f.words('scheme.title', '评分方案')}逐项计算，每项得分四舍五入保留${f.num('scheme.scoreDecimals', '位数')}位小数后相加；方案编号${f.of('scheme.id', 'text', '编号')}，指纹${f.of('head(scheme.hash,12)', 'text', '指纹')}。`,
    Object.keys(scheme.unverified).length > 0
      ? rich`评分方案中有${f.num('count(scheme.unverified)', '项数')}项参数尚未与文件原文核对，以当地财政部门的通知为准。`
      : undefined,
    claimed > 0
      ? rich`有${f.num('unproven(assessment.projects)', '个数')}个项目的得分由单位自报，没有指标完成值可供核算，文中已注明，不能视为经过核算的结果。`
      : undefined,
    submission.lastYearRectification === undefined || submission.resultUse === undefined
      ? rich`文中以【待填】标出的内容，资料中没有，未作推断。`
      : undefined,
  ]
  return numberedSentences(items.filter((item) => item !== undefined))
}

const numberedSentences = (items: readonly Rich[]): readonly Rich[] =>
  items.length === 1 ? items : items.map((item, i) => rich`${`${i + 1}.`}${item}`)

/** The unit's own list; without one, the forms that belong to every report. */
function attachments({ f, submission }: Context): readonly Value[] {
  if (submission.attachments.length > 0) return submission.attachments.map((_, i) => f.words(`submission.attachments[${i}]`, '附件名称'))
  return [
    '部门整体支出绩效自评表',
    rich`项目支出绩效自评表（共${f.num('count(submission.projects)', '份数')}份）`,
    '项目得分、执行率和失分情况图',
    '扣分明细表',
    '佐证资料清单',
  ]
}
