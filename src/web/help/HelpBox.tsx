import { Link, useLocation } from '@tanstack/react-router'
import { useEffect } from 'react'
import { PopBox } from '../shell/PopBox.tsx'
import { useHelpKey } from './help-key.ts'
import './help.css'
import { closeHelp, useOpenHelp } from './open-help.ts'
import { useHelp } from './use-help.ts'

/** The help of one field, beneath it; the keyboard stays in the field. One for the whole page. */
export function HelpBox() {
  const open = useOpenHelp()
  const { pathname } = useLocation()
  useHelpKey()
  useEffect(() => (pathname === '' ? undefined : closeHelp), [pathname])
  if (!open) return null
  const { of, label, opener } = open
  return (
    <PopBox key={`${of} ${label}`} title={label ? `“${label}”怎么填` : '填写说明'} opener={opener} onClose={closeHelp}>
      {of === undefined ? <p>这里没有单独的说明。把光标放进要填的格子，再按 F1。</p> : <HelpText of={of} />}
      <p className="help-more">
        <Link to="/help">全部填写说明</Link>
      </p>
    </PopBox>
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
