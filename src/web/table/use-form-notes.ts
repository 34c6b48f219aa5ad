import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import type { CheckedForm } from '#audit/goal-check/check-form.ts'
import type { Hint } from '#audit/goal-check/hint.ts'
import type { Evaluated } from '#domain/assessment.ts'
import type { Finding } from '#domain/finding.ts'
import { fetchLexicon } from '../api.ts'
import { useSettled } from '../year/use-settled.ts'
import { useOpenYear } from '../year/year-context.ts'
import type { Note } from './notes.ts'

export interface FormNotes {
  readonly rows: ReadonlyMap<number, readonly Note[]>
  /** What concerns the form as a whole. */
  readonly form: readonly Note[]
}

/**
 * What is to be said beside one form: the goal check of what stands there now, made when the keys leave time for it, and the other findings of
 * the last saved version. A row whose notes are the same keeps the same list, so that it is not drawn again.
 */
export function useFormNotes(form: CheckedForm, evaluated: Evaluated, path: string): FormNotes {
  const { scheme, findings } = useOpenYear()
  const lexicon = useQuery({ queryKey: ['lexicon'], queryFn: fetchLexicon, staleTime: Number.POSITIVE_INFINITY }).data
  // The rules are fetched behind the form: nobody waits for them to type.
  const check = useQuery({ queryKey: ['goal-check'], queryFn: loadCheck, staleTime: Number.POSITIVE_INFINITY }).data
  const content = form.kind === 'project' ? form.project : form.whole
  const { content: checked, evaluated: assessed } = useSettled(useMemo(() => ({ content, evaluated }), [content, evaluated]))
  const hints = useMemo(() => {
    if (!lexicon || !check) return []
    const what =
      form.kind === 'project' ? ({ kind: 'project', project: checked } as CheckedForm) : ({ kind: 'whole', whole: checked } as CheckedForm)
    return check.checkForm(what, assessed, scheme, lexicon, new Date().toISOString().slice(0, 10))
  }, [form.kind, checked, assessed, scheme, lexicon, check])
  const saved = useMemo(
    () =>
      (findings?.findings ?? []).filter(
        ({ waiver, rule, path: at }) => !waiver && !check?.liveRules.has(rule) && at?.startsWith(`${path}.indicators[`),
      ),
    [findings, path, check],
  )
  return useMemo(() => collect(hints, saved), [hints, saved])
}

const loadCheck = () => import('#audit/goal-check/check-form.ts')

const known = new Map<string, readonly Note[]>()

function collect(hints: readonly Hint[], saved: readonly Finding[]): FormNotes {
  const rows = new Map<number, Note[]>()
  const put = (row: number, note: Note) => rows.set(row, [...(rows.get(row) ?? []), note])
  const form: Note[] = []
  for (const { row, column, fix, ...said } of hints) {
    const note: Note = { ...said, column, ...(fix ? { fix } : {}) }
    if (row === undefined) form.push(note)
    else put(row, note)
  }
  for (const { rule, severity, message, remedy, path = '' } of saved) {
    const [, row = '', field = ''] = /\.indicators\[(\d+)\]\.?(\w*)/.exec(path) ?? []
    put(Number(row), { rule, severity, message, remedy, column: columnOf(field) })
  }
  return { form, rows: new Map([...rows].map(([row, notes]) => [row, same(notes)])) }
}

/** One list for equal notes. */
function same(notes: readonly Note[]): readonly Note[] {
  const key = JSON.stringify(notes)
  const before = known.get(key)
  if (before) return before
  known.set(key, notes)
  return notes
}

function columnOf(field: string): Note['column'] {
  switch (field) {
    case 'claimedScore':
      return 'score'
    case 'name':
    case 'target':
    case 'actual':
    case 'points':
    case 'category':
    case 'subcategory':
    case 'deviationReason':
    case 'nature':
    case 'level':
    case 'share':
      return field
    default:
      return undefined
  }
}
