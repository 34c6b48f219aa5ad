import { Popover } from 'antd'
import { useState } from 'react'
import { useHelp } from './use-help.ts'

interface Props {
  /** The identifier of the field in policy/glossary.yaml and policy/help.yaml. */
  readonly of: string
  /** What the page calls the field. */
  readonly label: string
}

/** The “？” beside a field: what it wants, an example, what often goes wrong, the clause. */
export function FieldHelp({ of, label }: Props) {
  const [open, setOpen] = useState(false)
  return (
    <Popover
      trigger="click"
      open={open}
      onOpenChange={setOpen}
      title={`“${label}”怎么填`}
      content={() => <HelpText of={of} />}
      destroyOnHidden
    >
      <button
        type="button"
        className="help no-print"
        aria-label={`“${label}”怎么填`}
        aria-expanded={open}
        onKeyDown={(event) => event.key === 'Escape' && setOpen(false)}
      >
        ？
      </button>
    </Popover>
  )
}

function HelpText({ of }: { readonly of: string }) {
  const { help, failed } = useHelp(of, true)
  if (failed) return <p role="alert">说明没有取到，请检查网络后再点一次“？”。</p>
  if (!help) return <p>正在取说明……</p>
  return (
    <div className="help-text">
      <p>{help.wants}</p>
      <dl>
        <dt>例如</dt>
        <dd>{help.example}</dd>
        {help.avoid !== null && (
          <>
            <dt>常见的错</dt>
            <dd>{help.avoid}</dd>
          </>
        )}
        {help.source !== null && (
          <>
            <dt>依据</dt>
            <dd>{help.source}</dd>
          </>
        )}
      </dl>
    </div>
  )
}
