import dateOrder from '#audit/rules/date-order.ts'
import wrongYear from '#audit/rules/wrong-year.ts'
import { findingsOf } from './test-rule.ts'

const TITLE = '虚构局2024年度部门整体支出绩效自评报告\n'
/** ⏎ ends a line, ⇥ a cell; ! in front: the text has a title of its own. */
function reportOf(said: string): string {
  const text = said.replaceAll('⏎', '\n').replaceAll('⇥', '\t')
  return text.startsWith('!') ? text.slice(1) : TITLE + text
}

/** What the rules of dates say of a report of 2024 that says this. */
export const datesFoundIn = (said: string): readonly string[] =>
  [dateOrder, wrongYear].flatMap((rule) => findingsOf(rule, reportOf(said))).map(({ message, place }) => `${message} «${place?.quote}»`)
