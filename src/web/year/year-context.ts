import { createContext, useContext } from 'react'
import type { Scheme } from '#domain/scheme.ts'
import type { Year } from '../api.ts'
import type { FindingsAnswer } from './find-findings.ts'
import type { EditedYear } from './use-year.ts'

/** What every page of a unit's year stands on. */
export interface OpenYear extends EditedYear {
  readonly year: Year
  readonly scheme: Scheme
  /** Of the last saved version; undefined while they are made. */
  readonly findings: FindingsAnswer | undefined
  /** May this person change the content now? */
  readonly editable: boolean
  /** Fetches the year anew, after a step or a restore. */
  readonly reload: () => Promise<unknown>
}

export const YearContext = createContext<OpenYear | undefined>(undefined)

export function useOpenYear(): OpenYear {
  const year = useContext(YearContext)
  if (!year) throw new Error('outside of a year')
  return year
}
