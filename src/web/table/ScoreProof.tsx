import { useCallback, useState } from 'react'
import type { Line } from '#domain/assessment.ts'
import { PopBox } from '../shell/PopBox.tsx'
import { useCite } from './use-cite.ts'

interface Props {
  readonly line: Line | undefined
  /** The cell's name in the grid, where it stands in one. */
  readonly name?: string
  readonly active?: boolean
}

/** A score, and on demand why it is what it is 得分与依据. */
export function ScoreProof({ line, name, active = true }: Props) {
  const [opener, open] = useState<Element>()
  const close = useCallback(() => open(undefined), [])
  if (!line) return null
  const { outcome } = line
  const place = { 'data-cell': name, tabIndex: active ? 0 : -1 }
  switch (outcome.kind) {
    case 'scored':
      return (
        <>
          <button
            type="button"
            {...place}
            className={line.points && outcome.score.lt(line.points) ? 'score lost' : 'score'}
            aria-label={`“${line.name}”得分 ${outcome.score}，查看依据`}
            aria-expanded={opener !== undefined}
            onClick={({ currentTarget }) => open(opener ? undefined : currentTarget)}
          >
            {outcome.score.toString()}
          </button>
          {opener && (
            <PopBox title={`“${line.name}”为什么是 ${outcome.score} 分`} opener={opener} onClose={close}>
              <Why line={line} />
            </PopBox>
          )}
        </>
      )
    case 'claimed':
      return (
        <span {...place} title="只有自报的得分，没有完成值可供核算">
          {outcome.score.toString()}
          <span className="note">自报</span>
        </span>
      )
    case 'pending':
      return (
        <span {...place} className="note">
          待填{outcome.what}
        </span>
      )
    case 'problem':
      return (
        <span {...place} className="note">
          待改
        </span>
      )
    case 'not-applicable':
      return (
        <span {...place} className="note">
          不适用
        </span>
      )
  }
}

function Why({ line }: { readonly line: Line }) {
  const cite = useCite()
  if (line.outcome.kind !== 'scored') return null
  const { because, rule, inputs, conditions, formula, rounding, result, source } = line.outcome.proof()
  return (
    <div className="proof">
      <p>{because}</p>
      <dl>
        <dt>方法</dt>
        <dd>{rule}</dd>
        <dt>数据</dt>
        <dd>{inputs.map(({ name, text }) => `${name} ${text}`).join('；')}</dd>
        {conditions.length > 0 && (
          <>
            <dt>条件</dt>
            <dd>{conditions.join('；')}</dd>
          </>
        )}
        <dt>算式</dt>
        <dd>
          {formula} ＝ {result}
        </dd>
        <dt>取数</dt>
        <dd>{rounding}</dd>
        <dt>依据</dt>
        <dd>{cite(source)}</dd>
      </dl>
      {line.outcome.remarks?.map((remark) => (
        <p key={remark}>{remark}</p>
      ))}
      {line.claimed !== undefined && !line.claimed.eq(line.outcome.score) && <p>单位自报 {line.claimed.toString()} 分，与计算结果不同。</p>}
    </div>
  )
}
