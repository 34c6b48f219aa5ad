import { chineseNumeral } from '#domain/parse/chinese-numeral.ts'
import { Exact, type Yuan, yuan } from '#domain/quantity.ts'

/**
 * An amount in capital numerals 大写金额, in 元: 壹佰贰拾万零伍佰元整 → 1 200 500. Undefined when it is not well formed.
 * @example parseChineseAmount('叁拾万元整') // 300000 元
 */
export function parseChineseAmount(words: string): Yuan | undefined {
  const match =
    /^([零〇壹贰叁肆伍陆柒捌玖拾佰仟万亿一二两三四五六七八九十百千]+)[元圆](?:([零壹贰叁肆伍陆柒捌玖])角)?(?:零?([壹贰叁肆伍陆柒捌玖])分)?[整正]?$/u.exec(
      words,
    )
  if (!match) return undefined
  const [, whole = '', tenths = '零', hundredths = '零'] = match
  const units = chineseNumeral(whole.replaceAll('两', '二'))
  const [jiao, fen] = [chineseNumeral(tenths), chineseNumeral(hundredths)]
  if (!units || !jiao || !fen) return undefined
  return yuan(units.plus(jiao.times(Exact.of('0.1'))).plus(fen.times(Exact.of('0.01'))))
}
