import { isFormLabel } from '#domain/form-words.ts'
import type { Block, Paragraph, Table } from '#domain/prose.ts'
import type { Submission } from '#domain/submission.ts'

const LONGEST_TITLE_LINE = 40

/** Labels with what is filled in behind them, and nothing else. */
export const isHeadOfForm = ({ rows }: Table): boolean =>
  rows.length <= MOST_HEAD_ROWS &&
  rows.every(({ cells }) => {
    const said = cells.filter(({ text }) => text.trim() !== '')
    return said.length > 0 && said.length <= 6 && said.length % 2 === 0 && said.every(({ text }, i) => isFormLabel(text) === (i % 2 === 0))
  })
const MOST_HEAD_ROWS = 12

/** Does another table of the form stand behind, before anything that ends it? */
export function goesOnBehind(blocks: readonly Block[], index: number): boolean {
  const next = blocks.slice(index + 1, index + 1 + NEAR).find((block) => block.kind === 'table' || endsForm(block))
  return next?.kind === 'table'
}
const NEAR = 4

/** The project that the head of a form names: its name and hardly anything else. */
export const headOfForm = ({ projects, whole }: Pick<Submission, 'projects' | 'whole'>): string | undefined => {
  const [only, ...others] = projects
  return others.length === 0 && !whole && only?.indicators.length === 0 && only.claims.length === 0 ? only.name : undefined
}

/** A heading of a chapter or the title of another form ends a form; goals and notes may stand between its tables. */
export const endsForm = ({ text, heading, furniture }: Paragraph): boolean =>
  !furniture && ((heading !== undefined && heading <= 2) || (text.length <= LONGEST_TITLE_LINE && FORM_TITLE.test(text)))
const FORM_TITLE =
  /表\s*(?:[（(][^（()）]*[）)])?$|^附?表\s*[\d一二三四五六七八九十]|^附件|整体支出|部门整体|^项目[一二三四五六七八九十\d]{1,2}[：:]/
