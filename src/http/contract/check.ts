import { z } from 'zod'
import { contract } from './contract.ts'
import { counts, file, finding } from './shapes.ts'

const scheme = { scheme: z.string().max(60).optional() }

/** 体检: files in, findings out; nothing is stored. The files of one unit may come together. */
export const checkFiles = contract({
  method: 'POST',
  path: '/api/check',
  may: 'signed-in',
  summary: '体检：检查报告或自评表（不保存）',
  query: z.object(scheme),
  takes: 'files',
  perMinute: 60,
  response: z.object({ scheme: z.string(), counts, findings: z.array(finding), remarks: z.array(z.string()) }),
})
/** The same, answered as a file: the Word file with comments, a list, or SARIF for programs. */
export const checkFilesInto = contract({
  method: 'POST',
  path: '/api/check/:format',
  may: 'signed-in',
  summary: '体检结果文件：带批注的 Word、Excel 清单、网页、SARIF',
  params: z.object({ format: z.enum(['docx', 'xlsx', 'html', 'sarif', 'json']) }),
  query: z.object(scheme),
  takes: 'files',
  answers: 'file',
  perMinute: 60,
  response: file,
})
