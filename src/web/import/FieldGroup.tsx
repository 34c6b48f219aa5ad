import { useState } from 'react'
import { FieldRow } from './FieldRow.tsx'
import type { Choices, Field } from './preview-state.ts'

interface Props {
  readonly title: string
  readonly words?: string
  readonly fields: readonly Field[]
  readonly open?: boolean
  readonly choices: Choices
  readonly onTake: (paths: readonly string[], take: boolean) => void
  /** Answers why the text cannot stand there, if so. */
  readonly onCorrect: (path: string, text: string) => string | undefined
}

/** The fields of one part of the year, folded until looked at: a year has thousands. */
export function FieldGroup({ title, words, fields, open: first = false, choices, onTake, onCorrect }: Props) {
  const [open, setOpen] = useState(first)
  const choosable = fields.filter(({ change }) => change !== 'same')
  const taken = choosable.filter(({ path }) => choices.taken.has(path)).length
  const paths = choosable.map(({ path }) => path)
  return (
    <section className="field-group">
      <header>
        <label className="group-tick">
          <input
            type="checkbox"
            checked={taken === choosable.length && taken > 0}
            disabled={choosable.length === 0}
            ref={(box) => {
              if (box) box.indeterminate = taken > 0 && taken < choosable.length
            }}
            onChange={() => onTake(paths, taken < choosable.length)}
            aria-label={`采纳${title}的全部`}
          />
        </label>
        <button type="button" aria-expanded={open} onClick={() => setOpen(!open)}>
          <span aria-hidden="true">{open ? '▾' : '▸'}</span> {title}
        </button>
        <span className="note">
          选中 {taken}／{choosable.length} 处{fields.length > choosable.length && `，另有 ${fields.length - choosable.length} 处相同`}
        </span>
      </header>
      {open && words && <p className="note">{words}</p>}
      {open && (
        <div className="field-rows">
          <div className="field-heads" aria-hidden="true">
            <span />
            <span>内容</span>
            <span>文件里写的</span>
            <span>现在的</span>
          </div>
          <ul>
            {fields.map((field) => (
              <FieldRow
                key={field.path}
                field={field}
                taken={choices.taken.has(field.path)}
                corrected={choices.corrected.get(field.path)}
                onTake={(take) => onTake([field.path], take)}
                onCorrect={(text) => onCorrect(field.path, text)}
              />
            ))}
          </ul>
        </div>
      )}
    </section>
  )
}
