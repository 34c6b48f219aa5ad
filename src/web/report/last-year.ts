import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { valueAt } from '#domain/edit/at-path.ts'
import type { Submission } from '#domain/submission.ts'
import { call, upload } from '#http/contract/client.ts'
import { previewImport } from '#http/contract/imports.ts'
import { listYears } from '#http/contract/office.ts'
import { readSubmission } from '#http/contract/submissions.ts'
import { contentOf } from '../api.ts'

/** What last year's report said, to be read beside this year's 上年报告对照. */
export interface LastYear {
  /** 2023 年度填报、报告.docx */
  readonly from: string
  /** The words at a path, and for a list those of all its elements. */
  readonly at: (path: string) => readonly string[]
  /** Its problems, for the paragraph on rectification. */
  readonly problems: readonly string[]
}

/** Last year's submission of the unit, else a report of last year that the person opened here; undefined when there is neither. */
export function useLastYear({ id, unitId, year }: { readonly id: string; readonly unitId: string; readonly year: number }) {
  const stored = useQuery({
    queryKey: ['last-year', unitId, year],
    queryFn: () => fetchLastYear(unitId, year),
    staleTime: Number.POSITIVE_INFINITY,
  })
  const [opened, setOpened] = useState(() => kept(id))
  const open = useMutation({
    mutationFn: async (file: File) => {
      const { files, fields } = await upload(previewImport, { params: { id }, files: [file] })
      const refused = files.find((each) => each.refused !== null)?.refused
      if (refused || fields.length === 0)
        throw new NothingRead(refused ?? '这个文件里没有读出能对照的文字。请换上年的报告（.docx、.pdf）或填报工作簿。')
      return { name: file.name, texts: fields.filter(({ text }) => text !== '').map(({ path, text }): [string, string] => [path, text]) }
    },
    onSuccess: (read) => {
      keep(id, read)
      setOpened(read)
    },
  })
  const close = () => {
    localStorage.removeItem(storeKey(id))
    setOpened(undefined)
  }
  const lastYear = opened ? ofTexts(opened) : (stored.data ?? undefined)
  return { lastYear, open, close, canClose: opened !== undefined }
}

/** Why a file gave nothing, in the server's words. */
export class NothingRead extends Error {
  override readonly name = 'NothingRead'
}

async function fetchLastYear(unitId: string, year: number): Promise<LastYear | null> {
  const { rows } = await call(listYears, { params: { id: unitId } })
  const last = rows.find((row) => row.year === year - 1 && row.stage === 'self-evaluation')
  if (!last) return null
  return ofSubmission(`${year - 1} 年度填报`, contentOf((await call(readSubmission, { params: { id: last.id } })).body))
}

export const ofSubmission = (from: string, content: Submission): LastYear => ({
  from,
  at: (path) => textsOf(valueAt(content, path)),
  problems: content.problems.flatMap(({ problem }) => problem ?? []),
})

/** The texts of a value: itself, its lines, or those of its elements in a row. */
function textsOf(value: unknown): readonly string[] {
  if (typeof value === 'string') return value.trim() === '' ? [] : [value]
  if (!Array.isArray(value)) return []
  return value.flatMap((each: unknown) => {
    if (typeof each === 'string') return [each]
    const words =
      typeof each === 'object' && each !== null ? Object.values(each).filter((part) => typeof part === 'string' && part !== '') : []
    return words.length > 0 ? [words.join('　')] : []
  })
}

interface Opened {
  readonly name: string
  readonly texts: readonly (readonly [string, string])[]
}

const ofTexts = ({ name, texts }: Opened): LastYear => ({
  from: name,
  at: (path) => texts.flatMap(([at, text]) => (at === path || at.startsWith(`${path}[`) ? [text] : [])),
  problems: texts.flatMap(([at, text]) => (/^problems\[\d+\]\.problem$/.test(at) ? [text] : [])),
})

const storeKey = (id: string) => `mingji.last-year.${id}`
const MOST_KEPT = 2_000_000

/** On this computer only: it is somebody's help to memory, not part of the submission. */
function keep(id: string, read: Opened): void {
  const text = JSON.stringify(read)
  if (text.length < MOST_KEPT) localStorage.setItem(storeKey(id), text)
}

function kept(id: string): Opened | undefined {
  const text = localStorage.getItem(storeKey(id))
  try {
    return text === null ? undefined : (JSON.parse(text) as Opened) // written by `keep`
  } catch {
    return undefined
  }
}
