import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import type { FormTemplate } from '#domain/form-template.ts'
import { flagText } from './values.ts'
import { readChecked } from './yaml-file.ts'

const FOLDER = 'templates/forms'

/** Columns of the grid; 0 where a heading is left out. */
const spanOrNone = z
  .string()
  .regex(/^\d{1,2}$/, '应为 0 至 99 的整数')
  .transform(Number)
const span = spanOrNone.refine((columns) => columns > 0, '至少占一列')
const fact = z.strictObject({
  label: z.string(),
  labelSpan: span,
  field: z.enum([
    'projectName',
    'projectCodeAndName',
    'supervisingDepartment',
    'implementingUnit',
    'departmentName',
    'contact',
    'phone',
    'year',
    'total',
    'grade',
    'problems',
    'measures',
  ]),
  span,
})
const column = <const F extends readonly string[]>(fields: F) => z.strictObject({ title: z.string(), field: z.enum(fields), span })
const side = z.strictObject({ title: z.string(), span })

const block = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('facts'), rows: z.array(z.array(fact).min(1)).min(1) }),
  z.strictObject({
    kind: z.literal('funds'),
    label: z.string(),
    labelSpan: span,
    nameSpan: span,
    nameHeading: z.string(),
    notApplicable: z.string(),
    columns: z.array(column(['initial', 'adjusted', 'executed', 'points', 'rate', 'score', 'reason'])),
    rows: z.array(z.strictObject({ label: z.string(), sources: z.array(z.string()).optional() })).min(1),
  }),
  z.strictObject({ kind: z.literal('goal'), label: z.string(), labelSpan: span, expected: side, achieved: side }),
  z.strictObject({
    kind: z.literal('tasks'),
    label: z.string(),
    labelSpan: span,
    columns: z.array(column(['name', 'content', 'budget', 'executed', 'rate'])),
  }),
  z.strictObject({
    kind: z.literal('indicators'),
    label: z.string(),
    labelSpan: spanOrNone,
    categoryPoints: flagText,
    columns: z.array(
      column(['category', 'subcategory', 'name', 'target', 'operator', 'value', 'unit', 'actual', 'points', 'score', 'reason']),
    ),
  }),
  z.strictObject({
    kind: z.literal('total'),
    label: z.string(),
    labelSpan: span,
    pointsSpan: span,
    scoreSpan: span,
    restSpan: spanOrNone,
    grade: flagText,
  }),
  z.strictObject({
    kind: z.literal('signature'),
    items: z.array(z.strictObject({ label: z.string(), field: z.enum(['preparedBy', 'phone', 'head', 'date', 'seal']), span })),
  }),
])
type Block = z.infer<typeof block>

const total = (numbers: readonly number[]) => numbers.reduce((a, b) => a + b, 0)

/** How many grid columns each printed row of a block fills. */
const widths: { readonly [K in Block['kind']]: (block: Extract<Block, { kind: K }>) => readonly number[] } = {
  facts: ({ rows }) => rows.map((cells) => total(cells.flatMap(({ labelSpan, span: own }) => [labelSpan, own]))),
  funds: ({ labelSpan, nameSpan, columns }) => [labelSpan + nameSpan + total(columns.map((c) => c.span))],
  goal: ({ labelSpan, expected, achieved }) => [labelSpan + expected.span + achieved.span],
  tasks: ({ labelSpan, columns }) => [labelSpan + total(columns.map((c) => c.span))],
  indicators: ({ labelSpan, columns }) => [labelSpan + total(columns.map((c) => c.span))],
  total: ({ labelSpan, pointsSpan, scoreSpan, restSpan }) => [labelSpan + pointsSpan + scoreSpan + restSpan],
  signature: ({ items }) => [total(items.map((item) => item.span))],
}
// The table pairs each kind with its own block; TypeScript cannot carry that pairing through the index.
const widthsOf = (one: Block) => (widths[one.kind] as (of: Block) => readonly number[])(one)

const FormTemplateFile = z
  .strictObject({
    layout: z.string().min(1),
    kind: z.enum(['project', 'department']),
    title: z.string().min(1),
    source: z.string().min(1),
    unverified: z.string().optional(),
    orientation: z.enum(['portrait', 'landscape']),
    columns: z
      .array(
        z
          .string()
          .regex(/^\d+(\.\d+)?$/, '列宽应为数')
          .transform(Number),
      )
      .min(1)
      .max(26),
    blocks: z.array(block).min(1),
    notes: z.array(z.string()),
  })
  .superRefine(({ columns, blocks }, context) => {
    for (const one of blocks)
      for (const width of widthsOf(one))
        if (width !== columns.length)
          context.addIssue({
            code: 'custom',
            message: `“${one.kind}”一行占 ${width} 列，表样共 ${columns.length} 列，请调整 span 使两者相等。`,
          })
  })

/** Every form layout 表样 of `<policyDir>/templates/forms`. @throws ProductError POLICY_INVALID for an unknown key or a row that does not fill the grid */
export async function loadFormTemplates(policyDir: string): Promise<readonly FormTemplate[]> {
  const names = (await readdir(join(policyDir, FOLDER))).filter((name) => name.endsWith('.yaml')).sort()
  const files = await Promise.all(names.map((name) => readChecked(policyDir, `${FOLDER}/${name}`, FormTemplateFile)))
  // zod writes optional properties as `| undefined`; a YAML file never holds undefined.
  return files.map(({ data }) => data as FormTemplate)
}
