import type { Indicator } from '#domain/indicator.ts'
import { type Exact, hundred, sum } from '#domain/quantity.ts'
import { formsOf } from '../forms.ts'
import { rule } from '../rule.ts'
import { sayPoints } from '../say.ts'

export default rule({
  id: 'easy-weight',
  title: '分值集中在必然完成的指标上，请复核',
  severity: 'notice',
  covers: ['D11'],
  source: 'mof-2021-101#weights',
  why: '指标值是 100% 或“完成”的指标几乎一定得满分，分值大多给了它们，得分就区分不出绩效。',
  remedy: '把分值更多地给能反映数量、质量和效果的核心指标。',
  example: { right: '培训覆盖人次 15 分，资金发放率 100% 5 分', wrong: '发放率 100%、合规率 100%、及时率 100% 合计 60 分' },
  *content(submission, assessment) {
    for (const { path, label, indicators } of formsOf(submission, assessment)) {
      const all = indicators.flatMap(({ points }) => points ?? [])
      const easy = indicators.filter(isEasy).flatMap(({ points }) => points ?? [])
      if (indicators.length < 4 || easy.length < 2) continue
      const share: Exact = sum(easy)
      if (share.times(2).lte(sum(all))) continue
      yield {
        path: `${path}.indicators`,
        message: `${label}有 ${easy.length} 个指标的指标值是 100%，分值合计 ${sayPoints(share)}，超过全部指标分值 ${sayPoints(sum(all))}的一半`,
        found: sayPoints(share),
      }
    }
  },
})

/** A percentage that can only be reached, and was: 100 % against 100 %. */
const isEasy = ({ target, actual }: Indicator) =>
  target?.kind === 'bound' &&
  target.measure.unit === '%' &&
  target.measure.value.eq(hundred) &&
  actual?.kind === 'measure' &&
  actual.measure.value.eq(hundred)
