import type { z } from 'zod'
import type { Evidence } from '#domain/indicator.ts'
import type { Submission } from '#domain/submission.ts'
import type { listEvidence } from '#http/contract/evidence.ts'
import { indicatorAt, subjectsOf } from './evidence-in-content.ts'

/** A file as the server lists it. */
export type Attached = z.output<typeof listEvidence.response>['evidence'][number]

/** One piece of evidence of a row: a file, or only its name (a list of an imported workbook) while no file is there. */
export interface Proof {
  readonly title: string
  readonly file?: Attached
  /** Place in the row's own list; undefined for a file that only the server's binding names. */
  readonly entry?: number
}

/**
 * The evidence of one row 一项指标的佐证. The row's own list decides, by content hash: rows move when others are inserted, and their evidence
 * moves with them. A file no row names is shown where it was bound to.
 */
export function proofsOf(content: Submission, attached: readonly Attached[], path: string): readonly Proof[] {
  const list = indicatorAt(content, path)?.evidence ?? []
  const named = list.map(({ title, hash }, entry): Proof => {
    const file = hash === undefined ? undefined : attached.find(({ sha256 }) => sha256 === hash)
    return { title, entry, ...(file ? { file } : {}) }
  })
  const bound = orphansOf(content, attached).filter((each) => isAt(each.path, path))
  return [...named, ...bound.map((file) => ({ title: file.title, file }))]
}

const orphans = new WeakMap<Submission, { readonly attached: readonly Attached[]; readonly files: readonly Attached[] }>()

/** Files no row of the content names by hash; found once for all rows that ask. */
function orphansOf(content: Submission, attached: readonly Attached[]): readonly Attached[] {
  const known = orphans.get(content)
  if (known?.attached === attached) return known.files
  const files = unnamed(content, attached)
  orphans.set(content, { attached, files })
  return files
}

function unnamed(content: Submission, attached: readonly Attached[]): readonly Attached[] {
  const named = new Set(subjectsOf(content).flatMap(({ indicator }) => indicator.evidence.map(({ hash }) => hash)))
  return attached.filter(({ sha256 }) => !named.has(sha256))
}

/** One row per content: the files that may be chosen for a further row. */
export const distinct = (attached: readonly Attached[]): readonly Attached[] => [
  ...new Map(attached.map((each) => [each.sha256, each])).values(),
]

/** Is a bound path this row or a value of it? */
const isAt = (bound: string, path: string) => bound === path || bound.startsWith(`${path}.`)

/** The entry a file adds to a row's list. One that has waited for its file by the same title takes it; the same file is never added twice. */
export function withFile(list: readonly Evidence[], { title, sha256: hash }: Pick<Attached, 'title' | 'sha256'>): readonly Evidence[] {
  if (list.some((each) => each.hash === hash)) return list
  const waiting = list.findIndex((each) => each.hash === undefined && each.title === title)
  return waiting < 0 ? [...list, { title, hash }] : list.map((each, at) => (at === waiting ? { ...each, hash } : each))
}
