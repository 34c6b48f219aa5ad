import { indicatorTables } from '../indicator-rows.ts'
import { matches } from '../patterns.ts'
import { rule } from '../rule.ts'

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
