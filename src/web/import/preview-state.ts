import type { z } from 'zod'
import type { previewImport } from '#http/contract/imports.ts'

export type Preview = z.output<typeof previewImport.response>
export type Field = Preview['fields'][number]

/** What the person has decided about a preview. */
export interface Choices {
  /** Paths that are taken over. */
  readonly taken: ReadonlySet<string>
  /** Corrected texts by path. */
  readonly corrected: ReadonlyMap<string, string>
}

/** What is empty now is filled; what already says something else stays until the person says otherwise: nothing is overwritten unasked. */
export const firstChoices = (fields: readonly Field[]): Choices => ({
  taken: new Set(fields.filter(({ change }) => change === 'new').map(({ path }) => path)),
  corrected: new Map(),
})

export const withTaken = (choices: Choices, paths: readonly string[], take: boolean): Choices => {
  const taken = new Set(choices.taken)
  for (const path of paths) {
    if (take) taken.add(path)
    else taken.delete(path)
  }
  return { ...choices, taken }
}

/** A corrected value is wanted. */
export const withCorrection = (choices: Choices, path: string, text: string): Choices => ({
  taken: new Set([...choices.taken, path]),
  corrected: new Map([...choices.corrected, [path, text]]),
})

/** Fields that would change something, and those a person has to look at. */
export const changing = (fields: readonly Field[]): readonly Field[] => fields.filter(({ change }) => change !== 'same')

/** Fields by the part of the year they belong to: the first part of the label, as people call it. */
export const groupsOf = (fields: readonly Field[]): ReadonlyMap<string, readonly Field[]> =>
  Map.groupBy(fields, ({ label }) => label.split('／')[0] ?? '')
