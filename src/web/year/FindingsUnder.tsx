import type { Finding } from '#domain/finding.ts'
import { severityTitles } from './find-findings.ts'
import { isUnder } from './is-under.ts'
import { useOpenYear } from './year-context.ts'

/** Open findings that speak of these places of the submission or of what stands below them. */
export const findingsUnder = (findings: readonly Finding[], roots: readonly string[]): readonly Finding[] =>
  findings.filter(({ path, waiver }) => !waiver && path !== undefined && roots.some((root) => isUnder(path, root)))

/** The open findings of some places, in one short list; nothing when there are none. */
export function FindingsUnder({ roots }: { readonly roots: readonly string[] }) {
  const { findings } = useOpenYear()
  const here = findingsUnder(findings?.findings ?? [], roots)
  if (here.length === 0) return null
  return (
    <ul className="findings no-print" aria-label="体检意见">
      {here.map(({ rule, severity, message, remedy, path }) => (
        <li key={`${rule} ${path} ${message}`} className={severity}>
          <strong>{severityTitles[severity]}</strong>　{message}。{remedy}
        </li>
      ))}
    </ul>
  )
}
