import { z } from 'zod'
import { text } from './values.ts'

const words = z.array(text)
const wordMap = z.record(text, words)
const wholeNumber = z
  .string()
  .regex(/^\d{1,4}$/, '应为整数')
  .transform(Number)
const flag = z.enum(['true', 'false']).transform((said) => said === 'true')

/** policy/layouts/words.yaml */
export const WordsFile = z.strictObject({
  categories: wordMap,
  subcategories: wordMap,
  methods: wordMap,
  subtotals: words,
  totals: words,
  grades: words,
  examples: words,
  placeholders: words,
  instructions: words,
  remarks: words,
})

export const TableFile = z.strictObject({
  id: text,
  kind: z.enum(['list', 'funds', 'text', 'fields']).optional(),
  path: z.string().optional(),
  titles: words.default([]),
  columns: wordMap.default({}),
  required: words.optional(),
  carry: words.optional(),
  rows: wordMap.default({}),
  repeat: z.enum(['first', 'last']).optional(),
  creates: text.optional(),
  drop: flag.default(false),
})

/** policy/layouts/forms/*.yaml */
export const FormFile = z.strictObject({
  id: text,
  title: text,
  source: text,
  role: z.enum(['project-form', 'department-form', 'goal-form', 'list']),
  subject: z.enum(['project', 'department', 'unit']),
  rank: wholeNumber,
  extends: text.optional(),
  tablesOf: text.optional(),
  titles: words,
  marks: words,
  amountUnit: z.enum(['元', '千元', '万元', '亿元']).optional(),
  labels: wordMap.default({}),
  tables: z.array(TableFile).default([]),
  known: words.default([]),
  repeat: z.enum(['first', 'last']).optional(),
})

const cellKind = z.enum(['text', 'long', 'amount', 'points', 'percent', 'integer', 'date', 'choice', 'yes-no'])
const input = {
  field: text,
  also: words.default([]),
  as: cellKind.default('text'),
  note: text.optional(),
  choices: words.default([]),
  example: z.string().optional(),
}
const column = z.strictObject({ ...input, heading: text, width: wholeNumber, required: flag.default(false) })
const fields = z.strictObject({
  kind: z.literal('fields'),
  id: text,
  title: text,
  headings: z.strictObject({ label: text, value: text, note: text }),
  rows: z.array(z.strictObject({ ...input, label: text, lines: wholeNumber.optional() })).min(1),
})
const list = z.strictObject({
  kind: z.literal('list'),
  id: text,
  title: text,
  path: text,
  ids: text.optional(),
  parts: z.record(text, text).default({}),
  owners: z.record(text, text).default({}),
  carry: words.default([]),
  spare: wholeNumber,
  columnSet: text.optional(),
  columns: z.array(column).min(1),
})

/** policy/layouts/department-workbook.yaml */
export const WorkbookFile = z.strictObject({
  id: text,
  title: text,
  version: text,
  cover: text,
  options: text,
  introduction: words.min(1),
  choices: wordMap,
  columnSets: z.record(text, z.array(column)),
  sheets: z
    .array(
      z.strictObject({
        name: text,
        title: text,
        notes: words,
        landscape: flag.default(false),
        blocks: z.array(z.discriminatedUnion('kind', [fields, list])).min(1),
      }),
    )
    .min(1),
})
