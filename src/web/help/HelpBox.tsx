import { Link, useLocation } from '@tanstack/react-router'
import { useEffect } from 'react'
import { useHelpKey } from './help-key.ts'
import './help.css'
import { closeHelp, useOpenHelp } from './open-help.ts'
import { useHelp } from './use-help.ts'

const WIDTH = 352
const EDGE = 12

/** The help of one field, beneath it; the keyboard stays in the field. One for the whole page. */
export function HelpBox() {
  const open = useOpenHelp()
  const { pathname } = useLocation()
  useHelpKey()
  useEffect(() => (pathname === '' ? undefined : closeHelp), [pathname])
  if (!open) return null
  const left = Math.max(EDGE, Math.min(open.left, document.documentElement.clientWidth - WIDTH - EDGE))
  return (
    <div
      className="help-box no-print"
      role="dialog"
      aria-label={open.label ? `“${open.label}”怎么填` : '填写说明'}
      style={{ left, top: open.top + 6, width: `min(${WIDTH}px, calc(100vw - ${2 * EDGE}px))` }}
    >
      <div className="help-head">
        <strong>{open.label ? `“${open.label}”怎么填` : '填写说明'}</strong>
        <button type="button" className="plain-button" aria-label="关闭说明" onClick={closeHelp}>
          ✕
        </button>
      </div>
      <div aria-live="polite">
        {open.of === undefined ? <p>这里没有单独的说明。把光标放进要填的格子，再按 F1。</p> : <HelpText of={open.of} />}
      </div>
      <p className="help-more">
        <Link to="/help">全部填写说明</Link>
      </p>
    </div>
  )
}

function HelpText({ of }: { readonly of: string }) {
  const { help, failed } = useHelp()
  const field = help?.fields.find(({ id }) => id === of)
  if (failed) return <p role="alert">说明没有取到。请检查网络，再点一次“？”。</p>
  if (!help) return <p>正在取说明……</p>
  if (!field) return <p>这一栏还没有说明。</p>
  return <FieldText field={field} />
}

/** What a field wants, with example, usual mistake and clause. */
export const FieldText = ({ field: { wants, example, avoid, source } }: { readonly field: HelpField }) => (
  <>
    <p className="help-wants">{wants}</p>
    <dl className="help-text">
      <div>
        <dt>例如</dt>
        <dd>{example}</dd>
      </div>
      {avoid !== null && (
        <div>
          <dt>常见的错</dt>
          <dd>{avoid}</dd>
        </div>
      )}
      {source !== null && (
        <div>
          <dt>依据</dt>
          <dd>{source}</dd>
        </div>
      )}
    </dl>
  </>
)
type HelpField = NonNullable<ReturnType<typeof useHelp>['help']>['fields'][number]
