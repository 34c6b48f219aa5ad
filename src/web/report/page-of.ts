/** The page on which a field of the submission is filled in. */
export interface PageOf {
  readonly to:
    | '/year/$id/projects/$index'
    | '/year/$id/projects'
    | '/year/$id/whole'
    | '/year/$id/accounts'
    | '/year/$id/profile'
    | '/year/$id/problems'
    | '/year/$id/report'
  readonly title: string
  /** Of the project. */
  readonly index?: string
}

const pages: readonly (readonly [RegExp, PageOf])[] = [
  [/^projects/, { to: '/year/$id/projects', title: '项目与指标' }],
  [/^whole/, { to: '/year/$id/whole', title: '部门整体' }],
  [/^accounts/, { to: '/year/$id/accounts', title: '收支' }],
  [/^(?:department|year)/, { to: '/year/$id/profile', title: '基本情况' }],
  [/^problems/, { to: '/year/$id/problems', title: '问题与整改' }],
  [
    /^(?:goals|organisation|keyEvaluations|lastYearRectification|resultUse|attachments|signature)/,
    { to: '/year/$id/report', title: '报告' },
  ],
]

export function pageOf(path: string): PageOf | undefined {
  const project = /^projects\[(\d+)\]/.exec(path)?.[1]
  if (project !== undefined) return { to: '/year/$id/projects/$index', title: '项目与指标', index: project }
  return pages.find(([start]) => start.test(path))?.[1]
}
