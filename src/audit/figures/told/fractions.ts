import { type Mismatch, placeOf, type Sheet } from '../mismatch.ts'

const NUMBER = '(\\d[\\d,]{0,14}(?:\\.\\d{1,6})?)'
const UNIT = '[万亿]?[一-龥]{0,2}'
const BEHIND = new RegExp(`(?<![\\d.])(\\d{1,3}(?:\\.\\d{1,4})?)%\\(${NUMBER}${UNIT}[/÷]${NUMBER}${UNIT}(?:×100%)?\\)`, 'g')
const BEFORE = new RegExp(`\\(${NUMBER}${UNIT}[/÷]${NUMBER}${UNIT}(?:×100%)?\\)(?:为|是|达|约|,|，)?(\\d{1,3}(?:\\.\\d{1,4})?)%`, 'g')

/** Rates with their division in brackets 括号里的算式: "满意率93.62%(176/188)". */
export function* fractionsThatDoNotHold({ script, figures }: Sheet): Iterable<Mismatch> {
  for (const { stretch } of figures) {
    if (!/[/÷]\d/.test(stretch.text)) continue
    const found = [
      ...[...stretch.text.matchAll(BEHIND)].map((match) => ({ match, rate: match[1]!, part: match[2]!, whole: match[3]! })),
      ...[...stretch.text.matchAll(BEFORE)].map((match) => ({ match, rate: match[3]!, part: match[1]!, whole: match[2]! })),
    ]
    for (const { match, rate, part, whole } of found) {
      const [a, b] = [part, whole].map((one) => Number(one.replaceAll(',', '')))
      const places = rate.split('.')[1]?.length ?? 0
      if (!a || !b || Math.abs((100 * a) / b - Number(rate)) <= 0.5 / 10 ** places + 1e-9) continue
      const start = match.index + match[0].lastIndexOf(rate)
      const right = `${((100 * a) / b).toFixed(2)}%`
      yield {
        kind: 'figures',
        place: placeOf(script, stretch, { start, end: start + rate.length + 1 }),
        message: `${part} ÷ ${whole} = ${right}，写的是 ${rate}%`,
        found: `${rate}%`,
        expected: right,
      }
    }
  }
}
