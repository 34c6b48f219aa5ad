import { indicatorTables } from '../indicator-rows.ts'
import { matches } from '../patterns.ts'
import { rule } from '../rule.ts'

/** Which 一级指标 a 二级指标 may stand under: 成本 under 产出 and 满意度 under 效益 in older forms. */
const SECOND_OF_FIRST: readonly (readonly [RegExp, RegExp])[] = [
  [/^(?:产出)?(?:数量|质量|时效)(?:指标)?$/u, /产出|完成/u],
  [/^(?:经济|社会|生态)(?:效益|效果)(?:指标)?$/u, /效益|效果/u],
  [/^[一-龥]{0,8}满意度(?:指标)?$/u, /满意|效益|效果/u],
]
const OTHER_FIRST = /^(?:产出|效益|效果|满意度|成本)(?:指标)?$/u

export default rule({
  id: 'indicator-type',
  title: '指标应放在对的类别里',
  severity: 'warning',
  covers: ['C03'],
  source: 'mof-2021-101#types',
  why: '数量放进质量、满意度放进效益，各类分值就失去意义，汇总和比较也会出错。',
  remedy: '把指标移到对应的二级指标下。',
  example: { right: '验收合格率放在质量指标', wrong: '验收合格率放在数量指标' },
  *content(submission, _assessment, { lexicon }) {
    for (const { path, label, rows } of indicatorTables(submission)) {
      for (const [index, { name, category, subcategory }] of rows.entries()) {
        const stands = `${category} ${subcategory ?? ''}`
        const at = subcategory ?? category
        const type = lexicon.goals.types.find(
          ({ pattern, belongs, under }) =>
            matches(name, pattern) && !belongs.some((word) => stands.includes(word)) && under.some((word) => at.includes(word)),
        )
        const owner = SECOND_OF_FIRST.find(([second]) => second.test(subcategory ?? ''))
        if (owner && OTHER_FIRST.test(category) && !owner[1].test(category)) {
          yield {
            path: `${path}[${index}].subcategory`,
            message: `${label}的指标“${name}”的二级指标“${subcategory}”不属于一级指标“${category}”`,
            found: `${category}、${subcategory}`,
          }
          continue
        }
        if (type)
          yield {
            path: `${path}[${index}].subcategory`,
            message: `${label}的指标“${name}”放在“${at}”里，应属于${type.belongs[0]}指标`,
            found: at,
            expected: `${type.belongs[0]}指标`,
          }
      }
    }
  },
})
