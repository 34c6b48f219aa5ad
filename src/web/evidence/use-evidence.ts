import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useMemo } from 'react'
import { call, upload } from '#http/contract/client.ts'
import { attachEvidence, bindEvidence, listEvidence, removeEvidence } from '#http/contract/evidence.ts'
import { fetchWithProgress } from '../shell/fetch-with-progress.ts'
import { sizeOf } from '../shell/file-size.ts'
import { wordsOf } from '../shell/Refused.tsx'
import { useOpenYear } from '../year/year-context.ts'
import { withEvidence } from './evidence-in-content.ts'
import { type Attached, type Proof, withFile } from './proofs.ts'
import { beginUpload, endUpload, moveUpload } from './uploads.ts'

const keyOf = (id: string) => ['evidence', id] as const

/** The files of the year, with the limits of an upload. */
export function useEvidence() {
  const { year } = useOpenYear()
  return useQuery({ queryKey: keyOf(year.id), queryFn: () => call(listEvidence, { params: { id: year.id } }), staleTime: 60_000 })
}

export interface EvidenceActions {
  /** Uploads the files one after the other and binds each to the row; one that fails keeps the others going and stays listed with its reason. `title`: of an entry that waits for its file. */
  readonly attach: (path: string, files: readonly File[], title?: string) => Promise<void>
  /** The same file for a further row: nothing is uploaded. */
  readonly reuse: (path: string, file: Attached) => Promise<void>
  readonly remove: (path: string, proof: Proof) => Promise<void>
}

/** What can be done with the evidence of a row; the row's own list in the content is kept in step with the server's bindings. */
export function useEvidenceActions(): EvidenceActions {
  const { year, edit } = useOpenYear()
  const queries = useQueryClient()
  const { id } = year
  return useMemo(() => {
    const refresh = () => queries.invalidateQueries({ queryKey: keyOf(id) })
    const put = (path: string, file: Attached) => edit((content) => withEvidence(content, path, (list) => withFile(list, file)))
    const send = async (path: string, file: File, title: string) => {
      const key = beginUpload(id, path, file)
      try {
        const { maxBytes } = await queries.ensureQueryData({ queryKey: keyOf(id), queryFn: () => call(listEvidence, { params: { id } }) })
        if (file.size > maxBytes)
          return moveUpload(key, { failed: `文件有 ${sizeOf(file.size)}，超过每个文件 ${sizeOf(maxBytes)} 的上限。请压缩或拆分后再传。` })
        if (file.size === 0) return moveUpload(key, { failed: '文件是空的。请检查后再传。' })
        const fetcher = fetchWithProgress((sent) => moveUpload(key, { sent }))
        put(path, await upload(attachEvidence, { params: { id }, query: { path: `${path}.actual`, title }, files: [file] }, fetcher))
        endUpload(key)
      } catch (error) {
        moveUpload(key, { failed: wordsOf(error as Error) })
      }
    }
    return {
      attach: async (path, files, title) => {
        for (const file of files) await send(path, file, title ?? titleOf(file.name))
        await refresh()
      },
      reuse: async (path, file) => {
        put(path, await call(bindEvidence, { params: { id, evidence: file.id }, body: { path: `${path}.actual` } }))
        await refresh()
      },
      remove: async (path, { file, entry }) => {
        // The binding made for this very row, if there is one: the file may serve others.
        const { evidence } = await queries.ensureQueryData({ queryKey: keyOf(id), queryFn: () => call(listEvidence, { params: { id } }) })
        const binding = file && evidence.find((each) => each.sha256 === file.sha256 && each.path.startsWith(`${path}.`))
        if (binding) await call(removeEvidence, { params: { id, evidence: binding.id } })
        if (entry !== undefined) edit((content) => withEvidence(content, path, (list) => list.filter((_, at) => at !== entry)))
        await refresh()
      },
    }
  }, [id, edit, queries])
}

const LONGEST_TITLE = 100
/** A file's name without its ending, as the title of the evidence. */
const titleOf = (name: string) => name.replace(/\.[^.]{1,5}$/, '').slice(0, LONGEST_TITLE) || '佐证材料'
