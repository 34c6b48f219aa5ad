import type { ReactNode } from 'react'
import { FieldHelp } from '../help/FieldHelp.tsx'

interface Props {
  /** Where the value stands in the submission: what a jump looks for. */
  readonly path: string
  /** Id of the help text, where there is one. */
  readonly help?: string
  readonly label: string
  readonly children: ReactNode
}

/** A field with its place in the year and its help beside the name. */
export const Helped = ({ path, help, label, children }: Props) => (
  <div className="helped" data-path={path}>
    {children}
    {help && <FieldHelp of={help} label={label} />}
  </div>
)
