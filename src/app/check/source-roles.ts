import type { Source } from '#audit/rule.ts'
import type { FormRole } from '#domain/layout.ts'

/** What a kind of form is in a dossier. */
export const sourceRoles: Readonly<Record<FormRole, Source['role']>> = {
  'project-form': 'project-form',
  'department-form': 'department-form',
  'goal-form': 'goal-form',
  list: 'other',
  workbook: 'workbook',
}

/** What each kind is called before people. */
export const roleNames: Readonly<Record<Source['role'], string>> = {
  report: '自评报告',
  'project-form': '项目自评表',
  'department-form': '部门整体自评表',
  workbook: '填报工作簿',
  'goal-form': '绩效目标表',
  accounts: '账表',
  other: '其他表格',
}
