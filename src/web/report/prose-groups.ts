import { isInside } from '../year/place-of.ts'

/** How a text is typed: some lines, one line, a list of lines, a day. */
export type Way = 'long' | 'short' | 'lines' | 'date'

export interface ProseField {
  /** In the submission: "organisation.groupLeader"; of a row the key alone. */
  readonly path: string
  readonly label: string
  readonly way: Way
  /** Identifier in policy/help.yaml. */
  readonly help?: string
}

export type Part =
  | { readonly kind: 'field'; readonly field: ProseField }
  | { readonly kind: 'rows'; readonly list: string; readonly noun: string; readonly columns: readonly ProseField[] }

/** Texts that belong together and are edited together, where they stand in the report. */
export interface ProseGroup {
  readonly id: string
  readonly title: string
  readonly parts: readonly Part[]
}

const field = (path: string, label: string, way: Way, help?: string): Part => ({ kind: 'field', field: column(path, label, way, help) })
const column = (path: string, label: string, way: Way, help?: string): ProseField => ({
  path,
  label,
  way,
  ...(help === undefined ? {} : { help }),
})
const rows = (list: string, noun: string, columns: readonly ProseField[]): Part => ({ kind: 'rows', list, noun, columns })

const group = (id: string, title: string, parts: readonly Part[]): ProseGroup => ({ id, title, parts })

/** What the unit writes by hand in its report, in the report's order. Figures are typed on the pages of the forms. */
const groups: readonly ProseGroup[] = [
  group('basis', '自评依据', [
    rows('organisation.basis', '份文件', [
      column('title', '文件名称', 'short', 'organisation.basis'),
      column('number', '文号', 'short', 'documentNumber'),
    ]),
  ]),
  group('duties', '主要职能', [field('department.duties', '主要职能（一行一项）', 'lines', 'duties')]),
  group('institutions', '机构设置', [
    field('department.nature', '单位性质', 'short', 'department.nature'),
    field('department.budgetLevel', '预算级次', 'short', 'department.budgetLevel'),
    field('department.supervisingDepartment', '主管部门', 'short', 'supervisingDepartment'),
    field('department.institutions', '机构设置', 'long', 'department.institutions'),
    field('department.subordinateUnits', '纳入决算的单位（一行一个）', 'lines', 'subordinateUnits'),
  ]),
  group('overall', '年度总体目标', [
    field('goals.overall.expected', '总体绩效目标', 'long', 'annualGoal.expected'),
    field('goals.overall.achieved', '总体目标完成情况', 'long', 'annualGoal.achieved'),
  ]),
  group('goals', '分项目标', [
    rows('goals.items', '项分项目标', [
      column('title', '名称', 'short', 'goals.title'),
      column('expected', '预期目标', 'long', 'annualGoal.expected'),
      column('achieved', '完成情况', 'long', 'annualGoal.achieved'),
    ]),
  ]),
  group('safeguards', '保障措施', [field('goals.safeguards', '保障措施（一行一条）', 'lines', 'safeguards')]),
  group('organisation', '自评的组织工作', [
    field('organisation.groupLeader', '工作小组组长', 'short', 'organisation.group'),
    field('organisation.groupMembers', '工作小组成员', 'short', 'organisation.group'),
    field('organisation.workPlan', '工作方案', 'long', 'workPlan'),
    field('organisation.voucherCheck', '凭证核对', 'long', 'voucherCheck'),
    field('organisation.siteVisits', '现场核查', 'long', 'siteVisits'),
    field('organisation.interviews', '访谈', 'long', 'interviews'),
  ]),
  group('methods', '评价方法', [field('organisation.methods', '评价方法（一行一种）', 'lines', 'organisation.methods')]),
  group('stages', '工作阶段', [
    rows('organisation.stages', '个阶段', [
      column('name', '阶段', 'short', 'organisation.stages'),
      column('from', '开始', 'date', 'organisation.stages'),
      column('to', '结束', 'date', 'organisation.stages'),
      column('content', '做了什么', 'long', 'organisation.stages'),
    ]),
  ]),
  group('key', '重点项目评价', [
    rows('keyEvaluations', '个重点评价', [
      column('project', '项目', 'short', 'keyEvaluation'),
      column('evaluator', '评价组织', 'short', 'keyEvaluation'),
      column('conclusion', '结论', 'long', 'keyEvaluation'),
    ]),
  ]),
  group('problems', '问题和改进措施', [
    rows('problems', '条问题', [
      column('problem', '存在的问题', 'long', 'problem'),
      column('measure', '改进措施', 'long', 'measure'),
      column('responsible', '责任人（科室）', 'short', 'responsible'),
      column('dueOn', '完成时限', 'short', 'rectification.dueOn'),
      column('concerns', '涉及的项目或指标', 'short', 'concerns'),
    ]),
  ]),
  group('rectification', '上年问题整改', [field('lastYearRectification', '上年问题整改情况', 'long', 'lastYearRectification')]),
  group('use', '结果应用和公开', [field('resultUse', '自评结果应用和公开情况', 'long', 'resultUse')]),
  group('attachments', '附件', [field('attachments', '附件名称（一行一个，不写序号）', 'lines', 'attachments')]),
  group('signature', '落款', [
    field('signature.preparedBy', '填表人', 'short', 'preparedBy'),
    field('signature.reviewedBy', '审核人', 'short', 'reviewedBy'),
    field('signature.head', '单位负责人', 'short', 'head'),
    field('signature.date', '成文日期', 'date', 'signature.date'),
  ]),
]

const ofProject = (index: string): ProseGroup =>
  group(`project-${index}`, '本项目的文字', [
    field(`projects[${index}].goal.expected`, '年度目标', 'long', 'annualGoal.expected'),
    field(`projects[${index}].goal.achieved`, '年度目标完成情况', 'long', 'annualGoal.achieved'),
    field(`projects[${index}].budget.reason`, '没有执行完或调整的原因', 'long', 'budget.reason'),
    field(`projects[${index}].budget.adjustmentDocument`, '预算调整文件', 'short', 'adjustmentDocument'),
    field(`projects[${index}].problems`, '本项目存在的问题', 'long', 'problem'),
    field(`projects[${index}].measures`, '本项目的改进措施', 'long', 'measure'),
  ])

const reasonOf = (path: string): ProseGroup =>
  group(`reason-${path}`, '扣分原因', [field(path, '偏差原因分析及改进措施', 'long', 'deviationReason')])

/** The list or the field a part speaks of. */
export const rootOf = (part: Part): string => (part.kind === 'rows' ? part.list : part.field.path)

/** The group in which a field of the report is edited; undefined for what is typed on another page. */
export function groupOf(path: string): ProseGroup | undefined {
  if (path.endsWith('.deviationReason')) return reasonOf(path)
  const [, project, rest] = /^projects\[(\d+)\]\.(.+)$/.exec(path) ?? []
  if (project !== undefined) {
    const own = ofProject(project)
    return /^(?:goal\.(?:expected|achieved)|budget\.(?:reason|adjustmentDocument)|problems|measures)$/.test(rest ?? '') ? own : undefined
  }
  const found = groups.find(({ parts }) => parts.some((part) => isInside(path, rootOf(part))))
  // A row has more fields than its texts: indicators of a goal, scores of a key evaluation.
  const key = /\]\.([a-zA-Z]+)/.exec(path)?.[1]
  return found?.parts.some((part) => part.kind === 'field' || key === undefined || part.columns.some((each) => each.path === key))
    ? found
    : undefined
}

/** The groups a section's texts belong to, in the order they stand there; a department's own name is nobody's text. */
export function groupsOf(paths: readonly string[]): readonly ProseGroup[] {
  const found = new Map<string, ProseGroup>()
  for (const path of paths) {
    const each = groupOf(path)
    if (each && !path.endsWith('.deviationReason') && !found.has(each.id)) found.set(each.id, each)
  }
  return [...found.values()]
}
