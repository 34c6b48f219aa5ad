import { z } from 'zod'
import { contract } from './contract.ts'
import { done, file, id, moment, pathParams } from './shapes.ts'

const evidence = z.object({
  id,
  /** The value it proves: "projects[3].indicators[0].actual". */
  path: z.string(),
  title: z.string(),
  kind: z.string().nullable(),
  number: z.string().nullable(),
  dated: z.string().nullable(),
  /** sha256 of the content: what `Evidence.hash` of an indicator names. */
  sha256: z.string(),
  size: z.number(),
  mime: z.string(),
  fileName: z.string(),
  author: z.string(),
  at: moment,
  /** A picture can be shown by `previewEvidence`. */
  previewable: z.boolean(),
})
const about = {
  path: z.string().min(1).max(200),
  title: z.string().min(1).max(200),
  kind: z.string().max(60).optional(),
  number: z.string().max(100).optional(),
  dated: z.iso.date().optional(),
}
const params = z.object({ id, evidence: id })

export const listEvidence = contract({
  method: 'GET',
  path: '/api/submissions/:id/evidence',
  may: 'submission.read',
  summary: '佐证材料清单',
  params: pathParams,
  response: z.object({
    evidence: z.array(evidence),
    /** Bytes one file may have, and the accepted types by content. */
    maxBytes: z.number(),
    types: z.array(z.string()),
  }),
})
/** One file; the same content may be attached to several values, it is stored once. */
export const attachEvidence = contract({
  method: 'POST',
  path: '/api/submissions/:id/evidence',
  may: 'evidence.attach',
  summary: '上传佐证并绑定到一个值',
  params: pathParams,
  query: z.object(about),
  takes: 'files',
  response: evidence,
  status: 201,
})
/** Binds a file that is there already to another value. */
export const bindEvidence = contract({
  method: 'POST',
  path: '/api/submissions/:id/evidence/:evidence/bind',
  may: 'evidence.attach',
  summary: '把已有佐证绑定到另一个值',
  params,
  body: z.object({ path: about.path, title: about.title.optional() }),
  response: evidence,
  status: 201,
})
export const removeEvidence = contract({
  method: 'DELETE',
  path: '/api/submissions/:id/evidence/:evidence',
  may: 'evidence.attach',
  summary: '移除佐证（留有记录，文件不删）',
  params,
  response: done,
})
export const downloadEvidence = contract({
  method: 'GET',
  path: '/api/submissions/:id/evidence/:evidence/file',
  may: 'submission.read',
  summary: '下载佐证（内容经校验）',
  params,
  response: file,
  answers: 'file',
})
/** A picture, drawn anew as PNG: nothing hidden in the original reaches the browser. */
export const previewEvidence = contract({
  method: 'GET',
  path: '/api/submissions/:id/evidence/:evidence/preview',
  may: 'submission.read',
  summary: '图片佐证的预览',
  params,
  response: file,
  answers: 'file',
})
