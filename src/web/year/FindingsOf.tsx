import { severityTitles } from './find-findings.ts'
import { useOpenYear } from './year-context.ts'

/** The open findings that concern one page, where the work is done. */
export function FindingsOf({ path }: { readonly path: string }) {
  const { findings } = useOpenYear()
  const here = (findings?.findings ?? []).filter((finding) => !finding.waiver && finding.path !== undefined && (finding.path === path || /^[.[]/.test(finding.path.replace(path, '')) && finding.path.startsWith(path)))
  if (here.length === 0) return null
  return (
    <details className="findings-here no-print" open={here.some(({ severity }) => severity === 'error')}>
      <summary>体检意见 {here.length} 条</summary>
      <ul>
        {here.map(({ rule, severity, message, remedy, path: at }) => (
          <li key={`${rule} ${at} ${message}`}>
            <strong>{severityTitles[severity]}</strong>　{message}。{remedy}
          </li>
        ))}
      </ul>
    </details>
  )
}
