import { useEffect, useId, useRef } from 'react'
import { textAt, valueAt, withoutItem, withValue } from '#domain/edit/at-path.ts'
import { FieldHelp } from '../help/FieldHelp.tsx'
import { Button } from '../shell/Button.tsx'
import { FindingsUnder } from '../year/FindingsUnder.tsx'
import { useOpenYear } from '../year/year-context.ts'
import type { LastYear } from './last-year.ts'
import { type Part, type ProseField, type ProseGroup, rootOf } from './prose-groups.ts'
import { suggest } from './suggest.ts'

interface Props {
  readonly group: ProseGroup
  /** The field to begin with: the one that was clicked. */
  readonly focus: string | undefined
  readonly lastYear: LastYear | undefined
  readonly onClose: () => void
}

/** The texts of one place of the report, edited in that place 就地编辑; saved with the year. Esc closes. */
export function ProsePanel({ group, focus, lastYear, onClose }: Props) {
  const title = useId()
  const panel = useRef<HTMLElement>(null)
  useEffect(() => {
    const wanted = focus === undefined ? null : panel.current?.querySelector<HTMLElement>(`[data-cell="${CSS.escape(focus)}"]`)
    const target = wanted ?? panel.current?.querySelector<HTMLElement>('textarea, input')
    target?.focus()
    panel.current?.scrollIntoView({ block: 'nearest' })
  }, [focus])
  return (
    <section
      ref={panel}
      className="prose-panel no-print"
      aria-labelledby={title}
      onKeyDown={(event) => event.key === 'Escape' && onClose()}
    >
      <h3 id={title}>{group.title}</h3>
      {group.parts.map((part) => (
        <PartOf key={rootOf(part)} part={part} lastYear={lastYear} />
      ))}
      <FindingsUnder roots={group.parts.map(rootOf)} />
      <p className="between">
        <Button primary onClick={onClose}>
          完成
        </Button>
        <span className="note">自动保存；按 Esc 也可收起，“撤销”可以退回。</span>
      </p>
    </section>
  )
}

function PartOf({ part, lastYear }: { readonly part: Part; readonly lastYear: LastYear | undefined }) {
  const { state, edit } = useOpenYear()
  if (part.kind === 'field') return <Text field={part.field} path={part.field.path} lastYear={lastYear} />
  const { list, noun, columns } = part
  const rows = valueAt(state.content, list)
  const count = Array.isArray(rows) ? rows.length : 0
  return (
    <div className="prose-rows">
      {Array.from({ length: count }, (_, index) => (
        // Rows have no identity of their own but their place.
        <fieldset key={index}>
          <legend>
            第 {index + 1} {noun}
          </legend>
          {columns.map((column) => (
            <Text key={column.path} field={column} path={`${list}[${index}].${column.path}`} lastYear={undefined} />
          ))}
          <Button size="small" onClick={() => edit((content) => withoutItem(content, list, index))}>
            删去第 {index + 1} {noun}
          </Button>
        </fieldset>
      ))}
      <Before texts={lastYear?.at(list) ?? []} from={lastYear?.from} />
      <p>
        <Button onClick={() => edit((content) => withValue(content, `${list}[${count}].${columns[0]?.path ?? ''}`, ''))}>
          再加 1 {noun}
        </Button>
      </p>
    </div>
  )
}

const LINES_LEAST = 2
const LONG_LEAST = 3

function Text({ field, path, lastYear }: { readonly field: ProseField; readonly path: string; readonly lastYear: LastYear | undefined }) {
  const { state, assessment, scheme, edit } = useOpenYear()
  const id = useId()
  const { label, way, help } = field
  const value = valueAt(state.content, path)
  const text = way === 'lines' && Array.isArray(value) ? value.join('\n') : textAt(state.content, path)
  const change = (typed: string) =>
    edit((content) => withValue(content, path, way === 'lines' ? typed.split('\n') : typed === '' ? undefined : typed))
  const offered = suggest(path, { content: state.content, assessment, scheme, lastProblems: lastYear?.problems ?? [] })
  const common = { id, className: 'line', 'data-cell': path, value: text } as const
  return (
    <div className="prose-field" data-path={path}>
      <div className="field">
        <span>
          <label htmlFor={id}>{label}</label> {help && <FieldHelp of={help} label={label} />}
        </span>
        {way === 'long' || way === 'lines' ? (
          <textarea
            {...common}
            className="line growing"
            rows={way === 'lines' ? LINES_LEAST : LONG_LEAST}
            onChange={(event) => change(event.target.value)}
            onBlur={() => way === 'lines' && withoutBlanks(text) !== text && change(withoutBlanks(text))}
          />
        ) : (
          <input {...common} type={way === 'date' ? 'date' : 'text'} onChange={(event) => change(event.target.value)} />
        )}
        {offered !== undefined && offered !== text && (
          <details className="offer">
            <summary>可以参考：由填报数据写成的一句话</summary>
            <p>{offered}</p>
            <Button size="small" onClick={() => change(text.trim() === '' ? offered : `${text.trimEnd()}\n${offered}`)}>
              {text.trim() === '' ? '用这句话' : '加在后面'}
            </Button>
          </details>
        )}
      </div>
      <Before texts={lastYear?.at(path) ?? []} from={lastYear?.from} />
    </div>
  )
}

/** Lines that were left empty while typing go when the field is left. */
const withoutBlanks = (text: string): string =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)
    .join('\n')

/** What last year's report said here. */
function Before({ texts, from }: { readonly texts: readonly string[]; readonly from: string | undefined }) {
  if (texts.length === 0) return null
  return (
    <div className="before" role="note" aria-label="上年写的">
      <p className="note">上年写的（{from}）</p>
      {texts.map((text, index) => (
        <p key={index}>{text}</p>
      ))}
    </div>
  )
}
