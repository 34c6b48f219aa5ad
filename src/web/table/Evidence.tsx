import type { EvidenceProps } from './Row.tsx'

/** Whether something proves the value of a row; none is shown, not hidden. */
export function Evidence({ indicator: { evidence, actualText } }: EvidenceProps) {
  if (evidence.length > 0)
    return (
      <span className="evidence" title={evidence.map(({ title }) => title).join('\n')}>
        {evidence.length} 份
      </span>
    )
  return actualText ? <span className="evidence none">未附</span> : null
}
