import type { Indicator } from '#domain/indicator.ts'
import { indicatorTables } from '../indicator-rows.ts'
import { type Report, rule } from '../rule.ts'
import { placeOfPlain, plainHits, scriptOf } from '../script.ts'

const SIGN = /[≥≤=><≧≦＞＜＝═》±~～]|不[少低]于|不[超多高大]|超过|以[上下内]|之内|大于|小于|等于|至少|最多|最少|达到|控制在|内$|前/u

export default rule({
  id: 'indicator-without-measure',
  title: '指标值应有符号、数值和单位',
  severity: 'warning',
  covers: ['C02'],
  source: 'mof-2021-101#indicators',
  why: '只有数字没有单位，或数量指标没有数字，就不知道完成多少算达标。',
  remedy: '按“符号＋数值＋单位”填写，例如“≥3次”；定性指标写明判断标准。',
  example: { right: '培训次数 ≥3次', wrong: '培训次数 3；培训次数 有效开展' },
  *content(submission) {
    for (const { path, label, rows } of indicatorTables(submission)) {
      // A form that scores by criteria has no column for targets.
      const hasTargets = rows.some(({ targetText }) => targetText !== undefined && targetText.trim() !== '')
      for (const [index, row] of rows.entries()) {
        const said = hasTargets || row.standard === undefined ? fault(row) : undefined
        if (said) yield { path: `${path}[${index}].target`, ...said, message: `${label}的指标“${row.name}”${said.message}` }
      }
    }
  },
  *writing(document) {
    const script = scriptOf(document)
    for (const { stretch, start, end, text } of plainHits(script, VAGUE_TARGET))
      yield {
        message: `“${text}”：目标没有数字，实际完成数无从比较`,
        place: placeOfPlain(script, stretch, start, end),
        found: text,
        severity: 'notice',
      }
  },
})

/** "目标值若干亩，实际完成2,060亩" */
const VAGUE_TARGET =
  /目标值?(?:为|是|:)?(?:若干[^，。；\d]{0,3}|一定数量|适量|较多|较高|较好|较大|达标|良好|合格|明显)，(?=实际[^，。；\d]{0,6}\d)/gu

function fault(row: Indicator): Pick<Report, 'message' | 'found' | 'severity'> | undefined {
  const { name, target, targetText, subcategory, actual, actualText } = row
  if (targetText === undefined || targetText.trim() === '') {
    return actualText === undefined || target !== undefined ? undefined : { message: '没有年度指标值' }
  }
  if (target?.kind === 'qualitative') {
    if (/\d/.test(targetText)) return undefined
    if (/数量/.test(subcategory ?? ''))
      return { message: `是数量指标，指标值“${targetText}”没有数字`, found: targetText, severity: 'notice' }
    // "较高" beside 97%: a figure cannot be held against a word.
    return actual?.kind === 'measure' && (/[率度]$|下降|增长|提高/.test(name) || actual.measure.unit !== '%')
      ? { message: `的指标值“${targetText}”没有数字，完成值“${actualText ?? ''}”无从比较`, found: targetText, severity: 'notice' }
      : undefined
  }
  if (target?.kind !== 'bound') return undefined
  // The unit may stand in the name, "种植面积(万亩)", and a rate without % still says what it counts.
  if (target.measure.unit === '' && !/[(（].+[)）]/.test(name) && !/率|度|比例|指数|系数|得分/.test(name))
    return { message: `的指标值“${targetText}”没有计量单位`, found: targetText }
  if (
    !SIGN.test(targetText) &&
    target.direction === '=' &&
    target.measure.unit !== '' &&
    /数量|质量|时效|成本|满意/.test(subcategory ?? '')
  ) {
    return { message: `的指标值“${targetText}”没有计算符号，看不出是至少还是至多`, found: targetText, severity: 'notice' }
  }
  return undefined
}
