import type { Stretch } from '../../script.ts'
import { type Mismatch, placeOf, type Sheet } from '../mismatch.ts'
import { sayNumber } from '../quantities.ts'

const TERM =
  '(?<![\\d,.])(?:\\d{1,3}(?:,\\d{3})+(?!\\d)|\\d+)(?:\\.\\d+)?%?(?:分|(?:亿|万)?(?:元|人次|人|平方米|公里|立方米|吨|亩)(?:/[一-龥]{1,3})?|天|次)?'
const EQUATION = new RegExp(`\\(*${TERM}\\)*(?: ?(?:[+×*÷/−-]|= ?[−-]?) ?\\(*${TERM}\\)*){2,}`, 'g')

/** Sums that the text writes out: "95.84×60%+97.06×40%=57.50+38.82=96.32分". Both sides of every = must be the same, rounded as written. */
export function* equationsThatDoNotHold({ script, figures }: Sheet): Iterable<Mismatch> {
  for (const { stretch } of figures) {
    if (!stretch.text.includes('=')) continue
    yield* namedSumsThatDoNotHold(script, stretch)
    for (const match of stretch.text.matchAll(EQUATION)) {
      if (!isBracketed(match[0])) continue
      const sides = match[0].replaceAll('−', '-').split('=')
      // The right end of a longer one: "（236.51－217.60）÷217.60×100%".
      if (/[)）+＋×*÷/－−-][一-龥\s]{0,10}$/.test(stretch.text.slice(0, match.index))) continue
      if (sides.length < 2 || !/[+×*÷-]/.test(match[0]) || sides.some((side) => side.trim() === '')) continue
      const bare = sides.map((side) => side.replaceAll(',', ''))
      const values = bare.map(evaluate)
      for (let i = 1; i < values.length; i++) {
        const [left, right] = [values[i - 1]!, values[i]!]
        // A chain of products is rounded once for each term.
        const terms = sides[i - 1]!.replace(/\([^()]*\)/g, '').split(/[+-]/).length
        const scale = scaleOf(sides[i]!)
        const percent = /%$/.test(sides[i]!.trim()) ? 0.01 : 1
        const slack =
          (0.5 * scale * percent) / 10 ** Math.max(0, Math.min(...bare[i]!.match(/\d+(?:\.\d+)?/g)!.map(decimals))) +
          (terms > 1 ? 0.005 * terms * percent : 0)
        if (Math.abs(left - right) <= slack + 1e-9) continue
        // "1400×600×12÷10000 = 1008.00万元": the division has already brought the figures to the unit behind the result.
        if (!/[亿万]/.test(sides[i - 1]!) && Math.abs(left - right / scale) * scale <= slack + 1e-9) continue
        const end = match.index + sides.slice(0, i + 1).join('=').length
        const start = end - sides[i]!.length
        const meant = /[亿万]/.test(sides[i - 1]!) ? left / scale : left
        yield {
          kind: /分$/.test(match[0]) ? 'scores' : 'figures',
          place: placeOf(script, stretch, { start, end }),
          message: `算式“${sides[i - 1]!.trim()} = ${sides[i]!.trim()}”不成立：左边为 ${sayNumber(meant)}，右边为 ${sayNumber(right / scale)}`,
          found: sides[i]!.trim(),
          expected: sayNumber(meant),
        }
        break
      }
    }
  }
}

const NAMED = /((?:[一-龥]{2,14}\d+(?:\.\d+)?分?\+){1,9}[一-龥]{2,14}\d+(?:\.\d+)?分?)=[一-龥]{0,8}(\d+(?:\.\d+)?)分/g

/** "得分=预算执行率得分9.65+产出得分48.5+……=98.15分": what is added has its names. */
function* namedSumsThatDoNotHold(script: Sheet['script'], stretch: Stretch): Iterable<Mismatch> {
  for (const match of stretch.text.matchAll(NAMED)) {
    const parts = [...match[1]!.matchAll(/\d+(?:\.\d+)?/g)].map(([figure]) => figure)
    const sum = parts.reduce((all, part) => all + Number(part), 0)
    if (Math.abs(sum - Number(match[2])) <= 0.005) continue
    const end = match.index + match[0].length
    yield {
      kind: 'scores',
      place: placeOf(script, stretch, { start: end - match[2]!.length - 1, end }),
      message: `算式“${parts.join(' + ')} = ${match[2]}”不成立：左边为 ${sayNumber(sum)}`,
      found: `${match[2]}分`,
      expected: `${sayNumber(sum)}分`,
    }
  }
}

const decimals = (figure: string) => figure.split('.')[1]?.length ?? 0

/** 万元, 万平方米, 亿元: the scale a figure is written in. */
const scaleOf = (term: string) => (/\d亿/.test(term) ? 1e8 : /\d万/.test(term) ? 1e4 : 1)

const isBracketed = (text: string) => text.split('=').every((side) => side.split('(').length === side.split(')').length)

/** A side of an equation: what stands in brackets first, then products before sums. */
function evaluate(side: string): number {
  const inner = /\(([^()]*)\)/.exec(side)
  // A negative value in brackets keeps its sign as a factor of its own.
  if (inner) {
    const value = evaluate(inner[1]!)
    return (
      evaluate(`${side.slice(0, inner.index)}${Math.abs(value).toFixed(8)}${side.slice(inner.index + inner[0].length)}`) *
      (value < 0 ? -1 : 1)
    )
  }
  return (
    side
      // The "/" of a unit is no sign of division: "3309.61元/平方米".
      .replace(/\/(?=[一-龥])/g, '')
      .split(/(?=[+-])/)
      .map((term) => {
        const sign = term.startsWith('-') ? -1 : 1
        return term
          .replace(/^[+-]/, '')
          .split(/(?=[×*÷/])/)
          .reduce((product, factor, i) => {
            const value = (Number(/\d+(?:\.\d+)?/.exec(factor)?.[0] ?? Number.NaN) * scaleOf(factor)) / (factor.includes('%') ? 100 : 1)
            return i === 0 ? sign * value : /^[÷/]/.test(factor) ? product / value : product * value
          }, 0)
      })
      .reduce((sum, value) => sum + value, 0)
  )
}
