import { z } from 'zod'
import { contract } from './contract.ts'
import { file, pathParams } from './shapes.ts'

const atVersion = { version: z.coerce.number().int().min(1).optional() }

/** Made anew from the stored version, by the same functions as the command line; links, not `call`. */
export const downloadResult = contract({
  method: 'GET',
  path: '/api/submissions/:id/download/:what',
  may: 'submission.read',
  summary: '下载成果：报告、自评表、审核意见、工作簿，或全部（zip）',
  params: pathParams.extend({
    what: z.enum([
      'report.docx',
      'report.pdf',
      'project-form.xlsx',
      'department-form.xlsx',
      'findings.xlsx',
      'findings.html',
      'workbook.xlsx',
      'everything.zip',
    ]),
  }),
  query: z.object({
    ...atVersion,
    /** Index of the project, for project-form.xlsx. */
    project: z.coerce.number().int().min(0).max(999).optional(),
  }),
  response: file,
  answers: 'file',
})

/**
 * Words of the report with what they were printed from: an expression over submission, assessment, scheme (documents/figures/expression.ts) and
 * how it is printed; format "gap" where something is missing. null: the template's own words.
 */
const run = z.object({ text: z.string(), source: z.object({ path: z.string(), format: z.string() }).nullable() })
const runs = z.array(run).readonly()
const paragraph = z.object({ kind: z.literal('paragraph'), heading: z.number().nullable(), runs })
const table = z.object({
  kind: z.literal('table'),
  rows: z.array(z.array(z.object({ column: z.int(), columnSpan: z.int(), rowSpan: z.int(), runs })).readonly()).readonly(),
})
/** The report as it would be delivered, block by block, to be read in the browser 报告预览. */
export const readReport = contract({
  method: 'GET',
  path: '/api/submissions/:id/report',
  may: 'submission.read',
  summary: '报告预览',
  params: pathParams,
  query: z.object(atVersion),
  response: z.object({
    version: z.int(),
    /** Marked 草稿 while a finding of severity error is open. */
    draft: z.boolean(),
    blocks: z.array(z.discriminatedUnion('kind', [paragraph, table])),
  }),
})
