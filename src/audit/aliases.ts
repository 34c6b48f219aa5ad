import { plain } from './extract/plain.ts'

/**
 * Project names as people vary them 项目别名: "社区工作经费", "社区工作经费项目", "2024年社区工作专项经费" are one project. Only ends that name a kind of money
 * are taken off; what stays must be equal.
 */
const TAIL = /(?:专项|补助|项目|经费|资金|支出|费用|款项|预算|工作|工程)$/
const HEAD = /^(?:(?:20\d\d年(?:度)?)|(?:\d{1,2}|[一二三四五六七八九十]{1,3})[.、]|关于|用于|其中|区级|市级|县级|本级)/
/** 21-character project codes that some systems print before the name. */
const CODE = /^\d{6}\d{2}[A-Z]\w{12}-?|^\d{12,21}-?/

/** What is left of a name when its variable ends are gone; '' for a name that is nothing but ends. */
export function projectKey(name: string): string {
  let key = plain(name).text.replace(/[“”"'‘’《》\s()[\]【】〔〕、，:;·-]/g, '')
  key = key.replace(CODE, '')
  while (HEAD.test(key)) key = key.replace(HEAD, '')
  return withoutTails(key)
}

function withoutTails(key: string): string {
  let shorter = key
  // Two characters are the least that can tell one project from another.
  while (TAIL.test(shorter) && shorter.replace(TAIL, '').length >= 2) shorter = shorter.replace(TAIL, '')
  return shorter
}

/** Finds the one project of a list that a name means: the very name first, then its key; undefined when none or several fit. */
export function projectFinder(names: readonly (string | undefined)[]): (name: string) => number | undefined {
  const finder = growingFinder()
  for (const name of names) finder.add(name)
  return finder.find
}

/** The same for a list that grows: every name is prepared once. */
export function growingFinder(): { add(name: string | undefined): void; find(name: string): number | undefined } {
  const exact = new Map<string, number>()
  const keys = new Map<string, number[]>()
  let length = 0
  return {
    add(name) {
      const index = length++
      if (name === undefined) return
      if (!exact.has(strip(name))) exact.set(strip(name), index)
      const key = projectKey(name)
      const same = keys.get(key)
      if (same) same.push(index)
      else if (key !== '') keys.set(key, [index])
    },
    find(name) {
      const found = exact.get(strip(name))
      if (found !== undefined) return found
      const candidates = keys.get(projectKey(name)) ?? []
      return candidates.length === 1 ? candidates[0] : undefined
    },
  }
}

const strip = (name: string) => plain(name).text.replace(/[“”"'《》\s]/g, '')
