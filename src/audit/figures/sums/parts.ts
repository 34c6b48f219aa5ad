import type { Stretch } from '../../script.ts'
import { type Figures, type Mismatch, placeOf, type Sheet, sentencesOf } from '../mismatch.ts'
import { agrees, type Quantity, sayLike } from '../quantities.ts'

/**
 * Wholes and parts in running text 总数与分项: "156场，其中线下114场、线上42场", "结转71.20万元（中央47.70万元、省级23.50万元）", "32个项目中30个按期完工，2个延期".
 * Of several readings the one that adds up is believed. Money behind 其中 is read with the accounts; here stand counts, and money in brackets.
 */
export function* partsThatDoNotAdd({ script, figures }: Sheet): Iterable<Mismatch> {
  for (const [at, own] of figures.entries()) {
    const { stretch, quantities } = own
    yield* partsOfTheLineBefore(script, figures[at - 1], own)
    if (quantities.length < 3) continue
    for (const { start, end } of sentencesOf(stretch.text)) {
      const inside = quantities.filter((one) => one.start >= start && one.end <= end)
      for (const [i, whole] of inside.entries()) {
        if (whole.bound || NO_WHOLE.has(whole.unit)) continue
        const list = partsBehind(stretch, whole, inside.slice(i + 1))
        if (!list || list.parts.length < 2 || addsSomehow(whole, list.parts, stretch.text)) continue
        const total = list.parts.reduce((sum, { value }) => sum + value, 0)
        if (!isNear(total, whole.value) && !(list.complete && total > whole.value)) continue
        const proven = list.complete && (whole.unit === '元' || whole.unit === '分')
        yield {
          kind: whole.unit === '分' ? 'scores' : 'figures',
          ...(proven ? {} : { severity: 'warning' as const }),
          place: placeOf(script, stretch, whole),
          related: list.parts.map((part) => placeOf(script, stretch, part)),
          message: `${named(whole)}${whole.written}，后面的${list.parts.map(({ written }) => written).join('、')}相加为 ${sayLike(whole, total)}`,
          found: whole.written,
          expected: sayLike(whole, total),
        }
      }
    }
  }
}

/** Items that prove a list. */
const FEWEST = 3

/** "实际改造公路45公里。" and below it "其中：青山乡9公里、石门乡8公里……": a line that begins with 其中 divides something of the line before. */
function* partsOfTheLineBefore(script: Sheet['script'], before: Figures | undefined, { stretch, quantities }: Figures): Iterable<Mismatch> {
  const [first] = quantities
  const { text, passage } = stretch
  if (!before || !first || first.unit === '元' || NO_WHOLE.has(first.unit) || !/^其中[:，]?/.test(text) || /等|主要/.test(text)) return
  if (passage.cell || before.stretch.passage.number < passage.number - 1) return
  const parts = listed(text, { ...first, end: first.labelStart }, quantities)
  const wholes = before.quantities.filter(({ unit, bound }) => unit === first.unit && !bound)
  const total = parts.reduce((sum, { value }) => sum + value, 0)
  const [nearest] = wholes.toSorted((a, b) => Math.abs(a.value - total) - Math.abs(b.value - total))
  if (parts.length < FEWEST || !nearest || wholes.some((whole) => addsSomehow(whole, parts, text)) || !isNear(total, nearest.value)) return
  yield {
    kind: 'figures',
    severity: 'warning',
    place: placeOf(script, stretch, { start: first.start, end: parts.at(-1)!.end }),
    related: [placeOf(script, before.stretch, nearest)],
    message: `${parts.map(({ written }) => written).join('、')}相加为 ${sayLike(nearest, total)}，前面${named(nearest)}写的是 ${nearest.written}`,
    found: sayLike(nearest, total),
    expected: nearest.written,
  }
}

const NO_WHOLE: ReadonlySet<string> = new Set(['', '%', '‰', '百分点', '倍', '度', '℃'])
const OF_WHICH = /其中|分别|分为|包括|包含|含/

interface Parts {
  readonly parts: readonly Quantity[]
  /** The text gives them as the whole list. */
  readonly complete: boolean
}

function partsBehind(stretch: Stretch, whole: Quantity, after: readonly Quantity[]): Parts | undefined {
  const { text } = stretch
  const next = after[0]
  if (!next) return undefined
  const bracket = /^[一-龥]{0,6}\(/.exec(text.slice(whole.end, whole.end + 8))
  if (bracket && next.depth > whole.depth) {
    const close = closing(text, whole.end + bracket[0].length)
    const inside = after.filter((one) => one.start < close)
    const same = inside.filter(
      ({ unit, bound, depth, label }) => unit === whole.unit && !bound && depth === whole.depth + 1 && !/^\[?(?:含|内含)/.test(label),
    )
    const opening = text.slice(whole.end, next.start)
    if (same.length * 2 > inside.length && same.every(({ label }) => /[一-龥]{2}/.test(label) && !isChange(label)))
      return { parts: same, complete: !OF_WHICH.test(opening) && !/等\)?$|主要/.test(text.slice(whole.end, close)) }
  }
  if (whole.unit === '元' || whole.unit === '分') return undefined
  const gap = text.slice(whole.end, next.start)
  if (OF_WHICH.test(gap) && gap.length <= 24 && !gap.includes('。')) return { parts: listed(text, whole, after), complete: false }
  // "32个项目中30个按期完工，2个延期"
  if (/^[一-龥]{1,8}中[，]?(?:有)?$/.test(gap) && next.unit === whole.unit)
    return { parts: listed(text, whole, after, true), complete: false }
  return undefined
}

/** The items of a list: the same unit, one after the other, with figures of other units between them at most. */
function listed(text: string, whole: Quantity, after: readonly Quantity[], short = false): Quantity[] {
  const parts: Quantity[] = []
  let end = whole.end
  for (const one of after) {
    const gap = text.slice(end, one.start)
    if (/[。；;]/.test(gap) || (parts.length > 0 && OF_WHICH.test(gap)) || isChange(one.label) || one.bound) break
    if (one.depth < whole.depth) break
    if (one.unit === whole.unit) {
      // A comma leads to something else unless the items are told with commas.
      if (parts.length >= 2 && /，/.test(gap) && !/，/.test(text.slice(parts[0]!.end, parts[1]!.start)) && !short) break
      parts.push(one)
    }
    end = one.end
  }
  return parts
}

const isChange = (label: string) => /增加|减少|增长|下降|提高|降低|比|较|超|少|多|差|占/.test(label)

/** Whether all parts make the whole, or the first ones behind which something else begins. */
function addsSomehow(whole: Quantity, parts: readonly Quantity[], text: string): boolean {
  // "管理专家2名、业务专家3名、财务专家1名": one list from its first item to its last.
  const isOneList = parts.every((part, i) => i === 0 || /^[^，。；;(]{0,4}、[^，。；;(]*$/.test(text.slice(parts[i - 1]!.end, part.start)))
  let total = 0
  let half = 0
  for (const [i, part] of parts.entries()) {
    total += part.value
    half += part.half
    if ((i > 0 || parts.length === 1) && (!isOneList || i === parts.length - 1) && agrees(whole, total, half)) return true
  }
  return false
}

const isNear = (total: number, whole: number) => total > whole * 0.75 && total < whole * 1.34

function closing(text: string, from: number): number {
  let depth = 1
  for (let i = from; i < text.length; i++) {
    if (text[i] === '(') depth++
    else if (text[i] === ')' && --depth === 0) return i
  }
  return text.length
}

const named = ({ label }: Quantity) => (/[一-龥]{2}/.test(label) ? `“${label.replace(/^(?:其中|共|，)/, '')}”` : '')
