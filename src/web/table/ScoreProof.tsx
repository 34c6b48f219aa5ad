import { Popover } from 'antd'
import type { Line } from '#domain/assessment.ts'

/** A score, and on demand why it is what it is 得分与依据. */
export function ScoreProof({ line }: { readonly line: Line | undefined }) {
  if (!line) return null
  const { outcome } = line
  switch (outcome.kind) {
    case 'scored':
      return (
        <Popover trigger="click" title={`“${line.name}”为什么是 ${outcome.score} 分`} content={() => <Why line={line} />}>
          <button type="button" className="score" aria-label={`“${line.name}”得分 ${outcome.score}，查看依据`}>
            {outcome.score.toString()}
          </button>
        </Popover>
      )
    case 'claimed':
      return <span>{outcome.score.toString()}（自报）</span>
    case 'pending':
      return <span className="note">待填：{outcome.what}</span>
    case 'problem':
      return <span className="cell-problem">{outcome.message}</span>
    case 'not-applicable':
      return <span className="note">不适用</span>
  }
}

function Why({ line }: { readonly line: Line }) {
  if (line.outcome.kind !== 'scored') return null
  const { because, rule, inputs, conditions, formula, rounding, result, source } = line.outcome.proof()
  return (
    <div className="proof">
      <p>{because}</p>
      <dl>
        <dt>方法</dt>
        <dd>{rule}</dd>
        <dt>数据</dt>
        <dd>{inputs.map(({ name, text }) => `${name}：${text}`).join('；')}</dd>
        {conditions.length > 0 && (
          <>
            <dt>条件</dt>
            <dd>{conditions.join('；')}</dd>
          </>
        )}
        <dt>算式</dt>
        <dd>
          {formula} = {result}（{rounding}）
        </dd>
        <dt>依据</dt>
        <dd>{source}</dd>
      </dl>
      {line.outcome.remarks?.map((remark) => (
        <p key={remark}>{remark}</p>
      ))}
    </div>
  )
}
