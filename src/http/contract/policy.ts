import { z } from 'zod'
import { contract } from './contract.ts'
import { file } from './shapes.ts'

/** Model values as JSON (domain/json.ts): `fromJson<Scheme>(…)` gives the scheme for scoring in the browser. */
const modelJson = z.json()

export const listSchemes = contract({
  method: 'GET',
  path: '/api/schemes',
  may: 'signed-in',
  summary: '评分方案清单',
  response: z.object({
    schemes: z.array(
      z.object({
        id: z.string(),
        title: z.string(),
        source: z.string(),
        validFrom: z.string(),
        validTo: z.string().optional(),
        region: z.string().optional(),
        hash: z.string(),
        weights: z.array(z.object({ title: z.string(), points: z.string() })).readonly(),
        grades: z.array(z.object({ title: z.string(), from: z.string() })).readonly(),
        unverified: z.int(),
      }),
    ),
  }),
})
export const readScheme = contract({
  method: 'GET',
  path: '/api/schemes/:scheme',
  may: 'signed-in',
  summary: '一个评分方案的全部内容（供页面即时评分）',
  params: z.object({ scheme: z.string().max(60) }),
  response: z.object({ scheme: modelJson }),
})
/** An empty department workbook 填报工作簿 of the scheme. */
export const downloadTemplate = contract({
  method: 'GET',
  path: '/api/schemes/:scheme/workbook.xlsx',
  may: 'signed-in',
  summary: '空白填报工作簿',
  params: z.object({ scheme: z.string().max(60) }),
  response: file,
  answers: 'file',
})
/** What the rules need besides the submission, without the places: `Lexicon` of domain/lexicon.ts. For the goal check while typing. */
export const readLexicon = contract({
  method: 'GET',
  path: '/api/lexicon',
  may: 'signed-in',
  summary: '词库（供填写时即时检查）',
  response: z.object({ lexicon: modelJson }),
})
/** The layouts of both forms of a family, as policy/templates/forms has them: `FormTemplate` of domain/form-template.ts. For the printed page. */
export const readFormTemplates = contract({
  method: 'GET',
  path: '/api/form-templates/:layout',
  may: 'signed-in',
  summary: '自评表表样（供页面打印）',
  params: z.object({ layout: z.string().max(60) }),
  response: z.object({ project: modelJson, department: modelJson }),
})
/** Legal documents and their clauses: what a proof's "doc#clause" cites. */
export const listSources = contract({
  method: 'GET',
  path: '/api/sources',
  may: 'signed-in',
  summary: '依据文件和条款',
  response: z.object({
    sources: z.array(
      z.object({
        id: z.string(),
        title: z.string(),
        number: z.string().nullable(),
        date: z.string().nullable(),
        clauses: z.array(z.object({ id: z.string(), title: z.string(), summary: z.string(), unverified: z.string().nullable() })),
      }),
    ),
  }),
})

/** 填写说明: what every field of the pages wants, by the identifier of the glossary; and the words of the trade in plain words. */
export const readHelp = contract({
  method: 'GET',
  path: '/api/help',
  may: 'signed-in',
  summary: '各栏的填写说明',
  response: z.object({
    fields: z.array(
      z.object({
        id: z.string(),
        label: z.string(),
        wants: z.string(),
        example: z.string(),
        avoid: z.string().nullable(),
        source: z.string().nullable(),
      }),
    ),
    /** 名词解释 */
    words: z.array(z.object({ id: z.string(), term: z.string(), aliases: z.array(z.string()), means: z.string() })),
  }),
})

export const libraryIndicator = z.object({
  id: z.string(),
  category: z.string(),
  subcategory: z.string(),
  name: z.string(),
  /** As people write it, with ＿ where the unit's own number goes: "≥＿人次". */
  target: z.string(),
  nature: z.enum(['定量', '定性']),
  definition: z.string().nullable(),
  dataSource: z.string().nullable(),
  /** What is often done wrong with it. */
  mistake: z.string().nullable(),
  /** Kinds of projects it fits. */
  fits: z.array(z.string()),
})
export const searchLibrary = contract({
  method: 'GET',
  path: '/api/library',
  may: 'signed-in',
  summary: '指标库检索',
  query: z.object({
    q: z.string().max(60).default(''),
    category: z.string().max(20).optional(),
    limit: z.coerce.number().int().min(1).max(1000).default(20),
  }),
  response: z.object({ indicators: z.array(libraryIndicator), total: z.int() }),
})
