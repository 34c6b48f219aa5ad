import './help.css'
import { toggleHelp, useOpenHelp } from './open-help.ts'

interface Props {
  /** The identifier of the field in policy/glossary.yaml and policy/help.yaml. */
  readonly of: string
  /** What the page calls the field. */
  readonly label: string
}

/**
 * The “？” beside a field: what it wants, an example, what often goes wrong, the clause. F1 in the field does the same (help-key.ts), so the
 * Tab key goes from field to field and does not stop here.
 */
export function FieldHelp({ of, label }: Props) {
  const open = useOpenHelp()
  return (
    <button
      type="button"
      tabIndex={-1}
      className="help no-print"
      data-help={of}
      data-help-label={label}
      title="怎么填（F1）"
      aria-label={`“${label}”怎么填`}
      aria-keyshortcuts="F1"
      aria-expanded={open?.of === of && open.label === label}
      onClick={(event) => toggleHelp(of, label, event.currentTarget)}
    >
      ？
    </button>
  )
}
