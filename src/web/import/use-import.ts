import { useMutation } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { toJson } from '#domain/json.ts'
import { call, upload } from '#http/contract/client.ts'
import { applyImport, previewImport } from '#http/contract/imports.ts'
import { restoreVersion } from '#http/contract/submissions.ts'
import { contentOf } from '../api.ts'
import { fetchWithProgress } from '../shell/fetch-with-progress.ts'
import { sizeOf } from '../shell/file-size.ts'
import { SaidError } from '../shell/Refused.tsx'
import { useOpenYear } from '../year/year-context.ts'
import { correct } from './correct.ts'
import type { Choices, Preview } from './preview-state.ts'

/** What one reading takes, as the server does: said before anything is sent. */
export const MOST_BYTES = 52_428_800
export const MOST_FILES = 40

/** The parts of an import: reading the files, taking over what was chosen, undoing it as a whole. What is being typed is saved before each. */
export function useImport() {
  const { year, state, save, reload } = useOpenYear()
  const navigate = useNavigate()
  const [sent, setSent] = useState(0)
  const params = { id: year.id }
  const reading = useMutation({
    mutationFn: async (files: readonly File[]) => {
      setSent(0)
      mustFit(files)
      await saved(save)
      return upload(previewImport, { params, files }, fetchWithProgress(setSent))
    },
  })
  const taking = useMutation({
    mutationFn: async ({ preview, choices }: { readonly preview: Preview; readonly choices: Choices }) => {
      await saved(save)
      const { version, files, fields } = preview
      const body = toJson(bodyOf(preview, choices)) as never // toJson writes what the schema of the contract describes
      const reject = fields.filter(({ path, change }) => change !== 'same' && !choices.taken.has(path)).map(({ path }) => path)
      const names = files.filter(({ refused }) => refused === null).map(({ name }) => name)
      const answer = await call(applyImport, { params, body: { version, body, reject, files: names } })
      return { version: answer.version, before: version, count: choices.taken.size }
    },
    onSuccess: async ({ version, before, count }) => {
      await navigate({ to: '/year/$id/import', params, search: { version, before, count } })
      await reload()
    },
  })
  const undoing = useMutation({
    mutationFn: async (from: number) => {
      await saved(save)
      return call(restoreVersion, { params, body: { version: state.version, from } })
    },
    onSuccess: async () => {
      // The pages of the year are made anew here, and would lose files given meanwhile: until then none are taken.
      await reload()
      await navigate({ to: '/year/$id/import', params, search: {} })
    },
  })
  return { reading, taking, undoing, sent }
}

/** @throws SaidError naming the files that are too large, or telling that there are too many */
function mustFit(files: readonly File[]): void {
  const large = files.filter(({ size }) => size > MOST_BYTES)
  if (large.length > 0)
    throw new SaidError(
      `${large.map(({ name, size }) => `“${name}”有 ${sizeOf(size)}`).join('，')}，超过 ${sizeOf(MOST_BYTES)} 的上限。请删去其中的图片，或拆分后再导入。`,
    )
  if (files.length > MOST_FILES) throw new SaidError(`一次选了 ${files.length} 个文件，最多 ${MOST_FILES} 个。请分几次导入。`)
}

/** The preview's body with the corrections put in; those that were refused while typing never got here. */
const bodyOf = ({ body }: Preview, { corrected }: Choices) =>
  [...corrected].reduce((content, [path, text]) => {
    const answer = correct(content, path, text)
    return 'problem' in answer ? content : answer.content
  }, contentOf(body))

/** @throws SaidError with words for the person while something is not saved */
async function saved(save: () => Promise<boolean>): Promise<void> {
  if (!(await save())) throw new SaidError('刚才填写的内容还没有保存好。请等右上角显示“已保存”后再试。')
}
