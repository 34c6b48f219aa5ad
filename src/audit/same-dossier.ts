import type { Source } from './rule.ts'

/** A name of the unit a file is about, and the path where it stands. */
export interface UnitName {
  readonly name: string
  readonly path: string
}

/**
 * The names a file gives its unit 本单位的名称. A project form names the department in charge and the unit that carries the project out: either may be the
 * one that reports.
 */
export function unitNamesOf({ submission, claims }: Source): readonly UnitName[] {
  const { department, projects } = submission
  const names = [
    { name: department.name, path: 'department.name' },
    ...(claims?.ownNames ?? []).map((name) => ({ name, path: 'department.name' })),
    ...projects.flatMap(({ implementingUnit, supervisingDepartment }, i) => [
      { name: implementingUnit, path: `projects[${i}].implementingUnit` },
      { name: supervisingDepartment, path: `projects[${i}].supervisingDepartment` },
    ]),
  ]
  return names.flatMap(({ name, path }) =>
    name !== undefined && bare(name).length >= SHORTEST && !SELF.test(name) ? [{ name, path }] : [],
  )
}

/** Do the files name one unit? A file that names none contradicts nobody, and a text that speaks of the other's unit knows it. */
export function ofOneUnit(a: Source, b: Source): boolean {
  const [own, others] = [unitNamesOf(a), unitNamesOf(b)]
  if (own.length === 0 || others.length === 0) return true
  return own.some(({ name }) => others.some((other) => isSameName(name, other.name))) || speaksOf(a, others) || speaksOf(b, own)
}

const speaksOf = ({ claims }: Source, names: readonly UnitName[]): boolean =>
  claims?.passages.some(({ text }) => names.some(({ name }) => text.includes(bare(name)))) ?? false

/** Do the files speak of one year 评价年度? */
export const ofOneYear = (a: Source, b: Source): boolean =>
  a.submission.year === undefined || b.submission.year === undefined || a.submission.year === b.submission.year

/** Whether the figures of two files may be held against each other: a unit's report and its own forms of the same year. */
export const isComparable = (a: Source, b: Source): boolean => a === b || (ofOneUnit(a, b) && ofOneYear(a, b))

/** What the other files are held against 主文件: this year's report before its forms; undefined when nothing is recognised. */
export function mainOf(sources: readonly Source[]): Source | undefined {
  const year = sources.reduce((latest, { submission }) => Math.max(latest, submission.year ?? 0), 0)
  const current = sources.filter(({ submission }) => submission.year === undefined || submission.year === year)
  return RANK.flatMap((role) => current.find((source) => source.role === role) ?? [])[0]
}

const RANK: readonly Source['role'][] = ['report', 'department-form', 'workbook', 'project-form', 'goal-form', 'accounts']

const SHORTEST = 3
/** "本街道" may be anybody. */
const SELF = /^[我本].{1,3}$/

const bare = (name: string) => name.replace(/[（(][^）)]*[）)]|[\s“”"《》]/g, '')

/** The one name is in the other, whole or shortened: 幸福里街道办事处 in 虚构区幸福里街道办事处, 城管局 for 城市管理局. */
function isSameName(a: string, b: string): boolean {
  const [short, long] = [bare(a), bare(b)].toSorted((x, y) => x.length - y.length) as [string, string]
  let at = 0
  for (const character of long) if (character === short[at]) at++
  return at === short.length
}
