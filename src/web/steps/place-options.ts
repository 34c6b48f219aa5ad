import type { Submission } from '#domain/submission.ts'
import { isInside } from '../year/place-of.ts'

export interface PlaceOption {
  /** Path in the submission; '' the whole of it. */
  readonly value: string
  readonly label: string
}

/** Places something can be returned at 退回的位置: parts of the year, projects, their money and indicators. */
export function placeOptions({ projects, whole }: Submission): readonly PlaceOption[] {
  return [
    { value: '', label: '整份填报' },
    { value: 'department', label: '基本情况' },
    { value: 'accounts', label: '收支' },
    { value: 'goals', label: '绩效目标' },
    { value: 'organisation', label: '自评工作' },
    { value: 'problems', label: '问题和措施' },
    { value: 'lastYearRectification', label: '上年问题整改' },
    { value: 'resultUse', label: '结果应用和公开' },
    ...(whole?.indicators ?? []).map(({ name }, at) => ({ value: `whole.indicators[${at}]`, label: `部门整体／${name}` })),
    ...projects.flatMap(({ name, indicators }, project) => {
      const title = name ?? `第 ${project + 1} 个项目`
      return [
        { value: `projects[${project}]`, label: title },
        { value: `projects[${project}].budget`, label: `${title}／资金` },
        ...indicators.map((indicator, at) => ({ value: `projects[${project}].indicators[${at}]`, label: `${title}／${indicator.name}` })),
      ]
    }),
  ]
}

/** The place of the list above that a finding's path belongs to: the longest that holds it. */
export function placeFor(path: string | undefined, options: readonly PlaceOption[]): string {
  if (path === undefined) return ''
  const held = options.filter(({ value }) => value !== '' && isInside(path, value))
  return held.reduce((longest, { value }) => (value.length > longest.length ? value : longest), '')
}
