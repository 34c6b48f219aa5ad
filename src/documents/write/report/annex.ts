import type { Evaluated } from '#domain/assessment.ts'
import type { Severity } from '#domain/finding.ts'
import { sayPlace } from '#domain/place.ts'
import type { Submission } from '#domain/submission.ts'
import { rich } from '../../figures/figure.ts'
import { type Context, numbered, shortRow } from './context.ts'
import { type FormPaths, lost, lostLines, scoreOf } from './deduction.ts'
import { evidenceText } from './goals.ts'
import { projectPaths } from './projects.ts'
import { indicatorName, sayPath } from './say-path.ts'
import type { ReportView, Value } from './tags.ts'

type Annexes = Pick<ReportView, '扣分明细' | '有扣分' | '佐证清单' | '待补正' | '有待补正'>

/** The annex tables: every deduction with its arithmetic, the evidence, and what is still to be put right (drafts only). */
export function annexView(context: Context): Annexes {
  const forms = formsOf(context)
  const deductions = forms.flatMap(({ name, form }) => lostRows(context, name, form))
  const evidence = forms.flatMap(({ name, form }) => evidenceRows(context, name, form))
  const open = context.draft ? openItems(context) : []
  return {
    扣分明细: numbered(deductions.map(shortRow)),
    有扣分: deductions.length > 0,
    佐证清单:
      evidence.length > 0
        ? evidence
        : [{ 对象: '', 指标: '', 资料: context.f.words('submission.projects[0].evidence[0].title', '各项指标的佐证资料') }],
    待补正: numbered(open),
    有待补正: open.length > 0,
  }
}

interface NamedForm {
  readonly name: Value
  readonly form: FormPaths
}

function formsOf(context: Context): readonly NamedForm[] {
  const { submission, assessment, f } = context
  const whole: FormPaths = {
    evaluated: assessment.department,
    indicators: submission.whole?.indicators ?? [],
    result: 'assessment.department',
    input: 'submission.whole',
  }
  return [
    { name: '部门整体支出', form: whole },
    ...submission.projects.map((_, i) => ({ name: f.words(`submission.projects[${i}].name`, '项目名称'), form: projectPaths(context, i) })),
  ]
}

type LostRow = Omit<ReportView['扣分明细'][number], '序号'>

function lostRows(context: Context, 对象: Value, form: FormPaths): readonly LostRow[] {
  const { f } = context
  const { evaluated, result, input } = form
  const rows = lostLines(form).map(({ line, i }): LostRow => {
    const path = `${result}.lines[${i}]`
    return {
      对象,
      指标: f.words(`${input}.indicators[${i}].name`, '指标'),
      目标值: f.words(`${input}.indicators[${i}].targetText`, '年度指标值'),
      完成值: f.words(`${input}.indicators[${i}].actualText`, '实际完成值'),
      分值: f.pts(`${path}.points`, '分值'),
      得分: scoreOf(context, line, path),
      扣分: f.score(`lost(${path})`, '扣分'),
      计算: line.outcome.kind === 'scored' ? f.words(`${path}.outcome.proof.formula`, '计算过程') : NO_ARITHMETIC,
      原因: f.words(`${input}.indicators[${i}].deviationReason`, '偏差原因'),
    }
  })
  const claimed = form.indicators.length === 0 ? claimedRows(context, 对象, form) : []
  return lost(evaluated.execution) ? [executionRow(context, 对象, form), ...rows, ...claimed] : [...rows, ...claimed]
}

function executionRow(context: Context, 对象: Value, { evaluated, result, input }: FormPaths): LostRow {
  const { f } = context
  const { execution } = evaluated
  const path = `${result}.execution`
  return {
    对象,
    指标: execution.name,
    目标值: '—',
    完成值: f.pct(`rate(${input}.budget)`, '预算执行率'),
    分值: f.pts(`${path}.points`, '分值'),
    得分: scoreOf(context, execution, path),
    扣分: f.score(`lost(${path})`, '扣分'),
    计算: execution.outcome.kind === 'scored' ? f.words(`${path}.outcome.proof.formula`, '计算过程') : NO_ARITHMETIC,
    原因: f.words(`${input}.budget.reason`, '未执行完的原因'),
  }
}

const NO_ARITHMETIC = '单位自报，无计算依据'

/** First-level deductions that are only claimed. */
function claimedRows({ f }: Context, 对象: Value, { evaluated, result, input }: FormPaths): readonly LostRow[] {
  return evaluated.categories.flatMap(({ title, points, score }, i): LostRow[] => {
    if (title === evaluated.execution.category || !points || !score || points.lte(score)) return []
    const path = `${result}.categories[${i}]`
    return [
      {
        对象,
        指标: title,
        目标值: f.words(`${input}.indicators[0].targetText`, '年度指标值'),
        完成值: f.words(`${input}.indicators[0].actualText`, '实际完成值'),
        分值: f.pts(`${path}.points`, '分值'),
        得分: rich`${f.score(`${path}.score`, '得分')}*`,
        扣分: f.score(`lost(${path})`, '扣分'),
        计算: NO_ARITHMETIC,
        原因: f.words(`claimReason(${input}.claims,${title})`, '扣分原因'),
      },
    ]
  })
}

function evidenceRows({ f }: Context, 对象: Value, { indicators, input }: FormPaths): ReportView['佐证清单'] {
  return indicators.flatMap(({ evidence }, i) =>
    evidence.length === 0
      ? []
      : [
          {
            对象,
            指标: f.words(`${input}.indicators[${i}].name`, '指标'),
            资料: evidenceText(f, evidence, `${input}.indicators[${i}]`),
          },
        ],
  )
}

type OpenItem = Omit<ReportView['待补正'][number], '序号'>

const severities: Readonly<Record<Severity, string>> = { error: '错误', warning: '警告', notice: '提示' }

/** Findings that must or should be put right, then what is missing for the scores, one row a form. */
function openItems(context: Context): readonly OpenItem[] {
  const { findings, assessment, submission, f } = context
  const open = findings.flatMap((finding, i) => (finding.severity === 'notice' || finding.waiver ? [] : [{ finding, i }]))
  const ordered = [
    ...open.filter(({ finding }) => finding.severity === 'error'),
    ...open.filter(({ finding }) => finding.severity === 'warning'),
  ]
  const items = ordered.map(
    ({ finding: { severity, place, path }, i }): OpenItem => ({
      程度: severities[severity],
      位置: place ? sayPlace(place) : path === undefined ? '全文' : sayPath(path, submission),
      事项: f.words(`findings[${i}].message`, '问题'),
      办法: f.words(`findings[${i}].remedy`, '补正办法'),
    }),
  )
  return [...items, ...[assessment.department, ...assessment.projects].flatMap((form) => missingItems(form, submission))]
}

/** Everything a form lacks, by what is lacking, in one row. */
function missingItems({ pending, path }: Evaluated, submission: Submission): readonly OpenItem[] {
  if (pending.length === 0) return []
  const places = new Map<string, string[]>()
  for (const one of pending) {
    const name = indicatorName(one.path, submission)
    places.set(one.what, [...(places.get(one.what) ?? []), ...(name === undefined ? [] : [name])])
  }
  const lacking = [...places].map(([what, names]) => (names.length > 0 ? `${what}（${names.join('、')}）` : what))
  return [
    { 程度: '待填', 位置: sayPath(path, submission), 事项: `缺：${lacking.join('；')}`, 办法: '在填报工作簿的相应栏目填写后重新生成。' },
  ]
}
