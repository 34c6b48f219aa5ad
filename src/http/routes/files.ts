import { attach, bindToo, detach, evidenceFile, evidenceOf, evidencePreview } from '#app/evidence/evidence-of.ts'
import { applyImport, previewImport } from '#app/import/preview-import.ts'
import type { Services } from '#app/services.ts'
import { previewReport } from '#app/submission/preview-report.ts'
import { renderResult } from '#app/submission/render-result.ts'
import type { Download } from '../answer-file.ts'
import { collect, withFirst } from '../collect.ts'
import { contentOf, withBody } from '../content.ts'
import * as check from '../contract/check.ts'
import * as download from '../contract/downloads.ts'
import * as evidence from '../contract/evidence.ts'
import * as imports from '../contract/imports.ts'
import { done } from '../done.ts'
import { typeOf } from '../file-types.ts'
import { savedName } from '../saved-name.ts'
import { type Route, serve } from '../serve.ts'

/** Files in and out: import, evidence, results, check-up. */
export const fileRoutes = (services: Services): readonly Route[] => [
  serve(imports.previewImport, async ({ caller, params, files }) =>
    withBody(await previewImport(services, caller, params.id, await collect(files))),
  ),
  serve(imports.applyImport, ({ caller, params, body: { body, ...request } }) =>
    applyImport(services, caller, { id: params.id, ...request, content: contentOf(body) }),
  ),

  serve(evidence.listEvidence, ({ caller, params }) => evidenceOf(services, caller, params.id)),
  serve(evidence.attachEvidence, ({ caller, params, query, files }) =>
    withFirst(files, (file) => attach(services, caller, { id: params.id, ...query }, file)),
  ),
  serve(evidence.bindEvidence, ({ caller, params, body }) => bindToo(services, caller, { ...params, ...body })),
  serve(evidence.removeEvidence, ({ caller, params }) => done(detach(services, caller, params))),
  serve(evidence.downloadEvidence, async ({ caller, params }) => {
    const file = await evidenceFile(services, caller, params)
    return { ...file, name: savedName(file.name, file.mime) }
  }),
  serve(
    evidence.previewEvidence,
    async ({ caller, params }): Promise<Download> => ({
      name: '预览.png',
      mime: 'image/png',
      inline: true,
      content: await evidencePreview(services, caller, params),
    }),
  ),

  serve(download.downloadResult, async ({ caller, params, query }) =>
    fileOf(await renderResult(services, caller, { ...params, ...query })),
  ),
  serve(download.readReport, ({ caller, params, query }) => previewReport(services, caller, { ...params, ...query })),

  serve(check.checkFiles, async ({ query, files }) => ({
    ...(await services.workshop.run('checkOnly', {
      files: await collect(files),
      schemeId: query.scheme,
      today: services.now().slice(0, 10),
    })),
    remarks: [],
  })),
  serve(check.checkFilesInto, async ({ params: { format }, query, files }) => {
    const task = { files: await collect(files), schemeId: query.scheme, today: services.now().slice(0, 10), format }
    return fileOf({ name: `体检结果.${format}`, bytes: await services.workshop.run('checkInto', task) })
  }),
]

const fileOf = ({ name, bytes }: { readonly name: string; readonly bytes: Uint8Array }): Download => ({
  name,
  mime: typeOf(name),
  content: bytes,
  size: bytes.length,
})
