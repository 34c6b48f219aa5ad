import { useMemo } from 'react'
import type { Finding } from '#domain/finding.ts'
import { FindingItem } from '../findings/FindingItem.tsx'
import { isInside } from './place-of.ts'
import { useOpenYear } from './year-context.ts'

/** Open findings that speak of these places of the submission or of what stands below them. */
export const findingsUnder = (findings: readonly Finding[], roots: readonly string[]): readonly Finding[] =>
  findings.filter(({ path, waiver }) => !waiver && roots.some((root) => isInside(path, root)))

/** The open findings of some places, in one short list; nothing when there are none. */
export function FindingsUnder({ roots }: { readonly roots: readonly string[] }) {
  const { findings } = useOpenYear()
  const here = useMemo(() => findingsUnder(findings?.findings ?? [], roots), [findings, roots])
  if (here.length === 0) return null
  return (
    <ul className="findings no-print" aria-label="体检意见">
      {here.map((finding) => (
        <FindingItem key={`${finding.rule} ${finding.path} ${finding.message}`} finding={finding} />
      ))}
    </ul>
  )
}
