import { z } from 'zod'
import type { IndicatorMethod, Level, MethodId } from '#domain/indicator.ts'
import type { Exact } from '#domain/quantity.ts'
import { dateText, excessText, flagText, numberText, pointsText, ratioText, text, wholeText } from './values.ts'

/** The shape of a scheme after overlays and without marks; keys as in policy/schemes. */

const indicatorMethods = [
  'all-or-nothing',
  'proportional',
  'three-levels',
  'satisfaction-bands',
  'interval',
  'deadline',
] as const satisfies readonly IndicatorMethod[]
const clauseKeys = [...indicatorMethods, 'execution-rate', 'weights', 'grades'] as const satisfies readonly (
  | MethodId
  | 'weights'
  | 'grades'
)[]
const levels = ['达成', '部分达成', '未达成'] as const satisfies readonly Level[]

const method = z.enum(indicatorMethods)
const clause = z.string().regex(/^[a-z0-9-]+#[a-z0-9-]+$/, '应为“文件#条款”，例如 mof-2020-10#weights')

const band = z
  .strictObject({ title: text, min: ratioText, max: ratioText, otherwise: ratioText })
  .refine(({ min, max }) => min.lt(max), { message: '下限 min 应小于上限 max', path: ['min'] })
  .refine(({ min, max, otherwise }) => otherwise.gte(min) && (otherwise.lt(max) || max.eq(1)), {
    message: '没有写明比例时的取值应在本档之内（含下限，不含上限）',
    path: ['otherwise'],
  })

/** Whether each value is smaller (larger) than the one before. */
const falling = (values: readonly Exact[]) => values.every((value, i) => i === 0 || value.lt(values[i - 1]!))
const rising = (values: readonly Exact[]) => values.every((value, i) => i === 0 || value.gt(values[i - 1]!))

const overBands = z
  .array(z.strictObject({ upTo: excessText.optional(), factor: ratioText }))
  .refine(
    (bands) => bands.every(({ upTo }, i) => (upTo === undefined) === (i === bands.length - 1)),
    '只有最后一档不写 upTo，其余各档都要写',
  )
  .refine((bands) => rising(bands.flatMap(({ upTo }) => upTo ?? [])), '各档的 upTo 应从小到大')
  .refine((bands) => bands.length === 0 || bands[0]!.factor.eq(1), '刚好达到指标值的应得满分，第一档的 factor 应为 100%')

const grades = z
  .array(z.strictObject({ title: text, from: pointsText }))
  .refine((bands) => falling(bands.map(({ from }) => from)), '各等级应从高到低排列')
  .refine((bands) => bands.at(-1)?.from.isZero() === true, '最低的等级应从 0 分起')

const satisfaction = z
  .array(z.strictObject({ from: ratioText, factor: ratioText }))
  .refine((bands) => falling(bands.map(({ from }) => from)), '各区间应从高到低排列')
  .refine((bands) => bands.at(-1)?.from.isZero() === true, '最低的区间应从 0 起')

export const SchemeFile = z.strictObject({
  id: text,
  title: text,
  source: clause,
  region: z
    .string()
    .regex(/^\d{6}(\d{3})?$/, '应为六位区划代码或九位街道代码，加引号')
    .optional(),
  validFrom: dateText,
  validTo: dateText.optional(),
  layout: text,
  totalPoints: pointsText.refine((value) => value.gt(0), '满分应大于 0'),
  scoreDecimals: wholeText,
  execution: z.strictObject({
    title: text,
    points: pointsText,
    denominator: z.enum(['adjusted', 'initial']),
    reasonBelow: ratioText.optional(),
  }),
  categories: z.record(text, pointsText),
  otherWeightsAllowed: flagText,
  methods: z.strictObject({ quantitative: method, qualitative: method, satisfaction: method }),
  proportional: z.strictObject({ passThreshold: ratioText, explainOver: excessText.optional(), overBands }),
  levels: z
    .strictObject({ 达成: band, 部分达成: band, 未达成: band })
    .refine((all) => levels.every((level, i) => i === 0 || all[level].max.lte(all[levels[i - 1]!].min)), {
      message: '各档的区间不能重叠，下一档的上限不能高于上一档的下限',
    }),
  satisfaction,
  interval: z
    .array(z.strictObject({ upTo: numberText, factor: ratioText }))
    .refine((bands) => rising(bands.map(({ upTo }) => upTo)), '各档的 upTo 应从小到大'),
  deadline: z.strictObject({ deductionPerDay: pointsText.optional() }),
  grades,
  thresholds: z.strictObject({
    inflation: ratioText.optional(),
    unspent: ratioText.optional(),
    monitorRed: ratioText.optional(),
    monitorYellow: ratioText.optional(),
  }),
  clauses: z.partialRecord(z.enum(clauseKeys), clause),
  disabledRules: z.array(z.strictObject({ rule: text, reason: text, on: dateText })),
})

export type SchemeFile = z.infer<typeof SchemeFile>
export { levels }
