import type { Passage } from './claims.ts'

/** Lines below the title of a form that may hold its labels. */
const MOST_LINES = 5
const LABEL =
  /^(?:[(（]?[一二三四五六七八九十\d]{1,2}[)）、.])?(?:子)?项目名称[:：]\s*([^:：。；]{3,40}?)(?=\s{2}|(?:主管|实施|项目|预算)(?:部门|单位|负责人)|资金|金额|$)/

/** "项目名称：某某项目" below the title of a form that names none: forms copied one below the other have the same title each. */
export const projectLabelled = (section: number, passages: readonly Passage[]): string | undefined =>
  passages
    .filter((passage) => passage.section === section && !passage.heading)
    .slice(0, MOST_LINES)
    .flatMap(({ text }) => LABEL.exec(text)?.[1]?.trim() ?? [])[0]
