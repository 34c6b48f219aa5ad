/** A page of the year and the field on it, as the router wants them. */
export interface Place {
  readonly to:
    | '/year/$id/profile'
    | '/year/$id/accounts'
    | '/year/$id/projects'
    | '/year/$id/projects/$index'
    | '/year/$id/whole'
    | '/year/$id/problems'
    | '/year/$id/report'
    | '/year/$id/evidence'
  readonly index?: string
  /** What `useJump` looks for on the page. */
  readonly hash: string
  /** Name of the page, for lists grouped by it. */
  readonly page: string
}

const pages = [
  { at: /^(?:department|year)\b/, to: '/year/$id/profile', page: '基本情况' },
  { at: /^accounts\b/, to: '/year/$id/accounts', page: '收支' },
  { at: /^whole\b/, to: '/year/$id/whole', page: '部门整体' },
  { at: /^projects\b/, to: '/year/$id/projects', page: '项目与指标' },
  { at: /^problems\b/, to: '/year/$id/problems', page: '问题与整改' },
  {
    at: /^(?:organisation|goals|keyEvaluations|lastYearRectification|resultUse|attachments|signature)\b/,
    to: '/year/$id/report',
    page: '报告',
  },
] as const satisfies readonly { readonly at: RegExp; readonly to: Place['to']; readonly page: string }[]

/** Where a path of the submission is filled in 填写位置; undefined for what is on no page. */
export function placeOf(path: string | undefined): Place | undefined {
  if (path === undefined) return undefined
  const [, index] = /^projects\[(\d+)\]/.exec(path) ?? []
  if (index !== undefined) return { to: '/year/$id/projects/$index', index, hash: path, page: `项目 ${Number(index) + 1}` }
  const found = pages.find(({ at }) => at.test(path))
  return found && { to: found.to, hash: path, page: found.page }
}

/** Is `path` the prefix itself or something inside it? "projects[1]" holds "projects[1].name", not "projects[10]". */
export const isInside = (path: string | undefined, prefix: string): boolean =>
  path?.startsWith(prefix) === true && /^(?:$|[.[])/.test(path.slice(prefix.length))

/** A path and what it stands in, the longest first: "projects[3].goal", "projects[3]", "projects". It ends whatever an address says. */
export function prefixesOf(path: string): readonly string[] {
  const shorter = path.replace(/(?:\.?[^.[\]]+|\[\d+\])$/, '')
  return shorter === path || shorter === '' ? [path] : [path, ...prefixesOf(shorter)]
}
