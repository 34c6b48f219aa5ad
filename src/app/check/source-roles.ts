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
