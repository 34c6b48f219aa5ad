import type { Line, Outcome } from '../assessment.ts'
import type { Finding } from '../finding.ts'
import { type Exact, toWanyuan } from '../quantity.ts'
import type { Content } from './canvas.ts'

/** 待填: visible, never blank and never zero. */
export const pendingCell = (what: string): Content => ({ value: '待填', mark: 'pending', note: `待填：${what}` })

export const textCell = (text: string | undefined, what: string): Content => (text === undefined ? pendingCell(what) : { value: text })

/** An amount in 万元 with at least two and at most six decimals. */
export const moneyCell = (amount: Exact | undefined, what: string): Content =>
  amount === undefined ? pendingCell(what) : { value: cellNumber(toWanyuan(amount)), numFmt: '#,##0.00####' }

/** 分值: "10", "2.5". */
export const pointsCell = (points: Exact | undefined): Content =>
  points === undefined ? pendingCell('分值') : { value: cellNumber(points), numFmt: points.isWhole() ? '0' : '0.0#' }

/** 得分 with its proof in the note; a claimed one carries a star, because nothing here proves it. */
export function scoreCell(outcome: Outcome, decimals: number, claimed?: Exact): Content {
  switch (outcome.kind) {
    case 'scored':
      return { value: cellNumber(outcome.score), numFmt: scoreFormat(decimals), note: proofNote(outcome, claimed) }
    case 'claimed':
      return { value: cellNumber(outcome.score), numFmt: claimedFormat(decimals), note: CLAIMED }
    case 'pending':
      return { value: '待填', mark: 'pending', note: `尚不能计分，缺：${outcome.what}` }
    case 'problem':
      return { value: '待核', mark: 'pending', note: `尚不能计分：${outcome.message}` }
    case 'not-applicable':
      return { value: '—' }
  }
}

export const scoreFormat = (decimals: number) => (decimals === 0 ? '0' : `0.${'0'.repeat(decimals)}`)
export const claimedFormat = (decimals: number) => `${scoreFormat(decimals)}\\*`
export const CLAIMED = '单位自报得分：没有完成值可供核算，未经证实。'

function proofNote(outcome: Extract<Outcome, { kind: 'scored' }>, claimed: Exact | undefined): string {
  const proof = outcome.proof()
  const differs = claimed !== undefined && !claimed.eq(outcome.score)
  return [
    `${proof.rule}：${proof.because}`,
    `计算：${proof.formula} ＝ ${proof.result}`,
    ...(outcome.remarks ?? []),
    ...(differs ? [`单位自报 ${claimed.toString()} 分，与核算结果不一致。`] : []),
  ].join('\n')
}

/** The line of an indicator, by its path in the Submission. */
export const lineOf = (lines: readonly Line[], path: string) => lines.find((line) => line.path === path)

/** The cell with what the checks say about it: an error colours it, every finding is in the note. */
export function withFindings(content: Content, findings: readonly Finding[] | undefined): Content {
  if (!findings || findings.length === 0) return content
  const said = findings.map(({ message, remedy }) => `【审核】${message}\n${remedy}`)
  const mark = content.mark ?? (findings.some(({ severity }) => severity === 'error') ? 'questioned' : undefined)
  return { ...content, note: [...(content.note === undefined ? [] : [content.note]), ...said].join('\n'), ...(mark ? { mark } : {}) }
}

/** A spreadsheet cell holds a double; its shortest decimal is the exact number again for every amount and score that people write. */
export const cellNumber = (value: Exact): number => Number(value.toString())
