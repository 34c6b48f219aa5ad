import { fromWanyuan, yuan } from '#domain/quantity.ts'
import { parseChineseAmount } from '../chinese-amount.ts'
import { type Report, rule } from '../rule.ts'
import { placeOfPlain, placeOfRaw, plainHits, rawHits, type Script, scriptOf } from '../script.ts'

/** 人民币壹佰万元整（100万元）, （大写：…） beside figures, either first. */
const WORDS =
  '(?<![零壹贰叁肆伍陆柒捌玖拾佰仟一二三四五六七八九十百千])[零〇壹贰叁肆伍陆柒捌玖拾佰仟万亿一二两三四五六七八九十百千]{2,40}[元圆][零壹贰叁肆伍陆柒捌玖角分整正]{0,8}'
const WORDS_THEN_FIGURES = new RegExp(`(${WORDS})[，(:]*(?:小写)?[:￥¥]*([\\d.,]{1,20})(万?元|(?=\\)))`, 'gu')
const FIGURES_THEN_WORDS = new RegExp(`(?<![\\d.,])([\\d.,]{1,20})(万?元)[，(]*(?:人民币)?(?:大写)?[:]?(?:人民币)?(${WORDS})`, 'gu')
const SEPARATED = /(?<![\d,.])\d{1,3}(?:,\d{3}){1,6}(?:\.\d{1,6})?(?=\s{0,3}(?:元|万元|$|[^\d,.]))/gu
const UNSEPARATED = /(?<![\d,.])\d{4,20}(?:\.\d{1,6})?(?=\s{0,3}(?:元|万元))/gu

export default rule({
  id: 'number-writing',
  title: '数字写法应一致，大小写应相符',
  severity: 'notice',
  covers: ['E27'],
  source: 'gbt-15835-2011#figures',
  why: '大写与小写金额不符，无法确定哪个是真的；同一份文件里千分位时有时无，容易看错位。',
  remedy: '核对原始凭证改正金额；全文统一用或不用千分位。',
  example: { right: '人民币壹佰万元整（1,000,000 元）', wrong: '人民币壹佰万元整（110 万元）' },
  *writing(document) {
    const script = scriptOf(document)
    yield* amountsInWords(script)
    yield* misplacedSeparators(script)
    const separated = [...rawHits(script, SEPARATED)]
    const unseparated = [...rawHits(script, UNSEPARATED)]
    const [first] = separated.length <= unseparated.length ? separated : unseparated
    if (separated.length === 0 || unseparated.length === 0 || !first) return
    yield {
      message: `金额的千分位不统一：有千分位的 ${separated.length} 处，没有的 ${unseparated.length} 处`,
      place: placeOfRaw(script, first.stretch, first.start, first.end),
      found: first.text,
    }
  },
})

const GROUPED = /(?<![\d,.])\d{1,3}(?:,\d{1,6})+(?:\.\d{1,6})?(?=\s{0,3}万?元)|(?<![\d,.，])\d{1,3}，\d{3}(?:\.\d{1,6})?(?=\s{0,3}万?元)/gu
const WELL_GROUPED = /^\d{1,3}(?:,\d{3})+(?:\.\d+)?$/u
/** "1,02.00万元", "3，650.10万元" */
function* misplacedSeparators(script: Script): Generator<Report> {
  for (const { stretch, start, end, text } of rawHits(script, GROUPED)) {
    // Parts listed one behind the other: "分别为12，300万元".
    if (WELL_GROUPED.test(text) || /分别|依次/u.test(stretch.raw.slice(Math.max(0, start - 16), start))) continue
    yield {
      message: `“${text}”的千分位写错了，请核对数字`,
      place: placeOfRaw(script, stretch, start, end),
      found: text,
      severity: text.includes('，') ? 'notice' : 'warning',
    }
  }
}

function* amountsInWords(script: Script): Generator<Report> {
  for (const [pattern, order] of [
    [WORDS_THEN_FIGURES, [0, 1, 2]],
    [FIGURES_THEN_WORDS, [2, 0, 1]],
  ] as const) {
    for (const { stretch, start, end, groups } of plainHits(script, pattern)) {
      const [words = '', figures = '', unit = ''] = order.map((index) => groups[index])
      const said = parseChineseAmount(words)
      const digits = figures.replaceAll(',', '')
      if (said === undefined || !/^\d+(?:\.\d+)?$/.test(digits)) continue
      const written = unit === '万元' ? fromWanyuan(digits) : yuan(digits)
      if (said.eq(written)) continue
      yield {
        message: `大写“${words}”与小写 ${figures}${unit} 不符`,
        place: placeOfPlain(script, stretch, start, end),
        found: `${figures}${unit}`,
        expected: `${said.toString()} 元`,
        severity: 'error',
      }
    }
  }
}
