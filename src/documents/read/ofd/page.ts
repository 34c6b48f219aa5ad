import { append } from '../append.ts'
import type { Attributes, XmlHandler } from '../package/xml.ts'
import { type Rule, type TextRun, thinnest } from '../page/content.ts'

/** Points in a millimetre. */
const scale = 72 / 25.4

type Matrix = readonly [number, number, number, number, number, number]

export interface OfdPage {
  readonly runs: TextRun[]
  readonly rules: Rule[]
  readonly templates: string[]
  box: readonly number[] | undefined
  drawn: boolean
}

const numbers = (text: string | undefined): readonly number[] =>
  (text ?? '').trim().split(/\s+/).filter(Boolean).map(Number).filter(Number.isFinite)

interface ObjectFrame {
  readonly boundary: readonly number[]
  readonly matrix: Matrix
  readonly size: number
  readonly stroke: boolean
  readonly fill: boolean
}

/** Collects text and lines of one page (or template page) of an OFD, in points from the top left corner. */
export function ofdPageReader(): { readonly handler: XmlHandler; readonly page: OfdPage } {
  const page: OfdPage = { runs: [], rules: [], templates: [], box: undefined, drawn: false }
  let object: ObjectFrame | undefined
  let code: { readonly x: number; readonly y: number; readonly deltas: readonly number[]; readonly down: readonly number[] } | undefined
  let taking: 'code' | 'path' | 'box' | undefined
  let text = ''
  const begin = (what: typeof taking) => {
    taking = what
    text = ''
  }
  const open: Readonly<Record<string, (attributes: Attributes) => void>> = {
    TextObject: (attributes) => {
      object = frameOf(attributes)
    },
    PathObject: (attributes) => {
      object = frameOf(attributes)
    },
    ImageObject: () => {
      page.drawn = true
    },
    Template: (attributes) => {
      page.templates.push(attributes.get('TemplateID') ?? '')
    },
    TextCode: (attributes) => {
      // Position and advance of the first characters hold for a code that gives none.
      code = {
        x: Number(attributes.get('X') ?? code?.x ?? 0),
        y: Number(attributes.get('Y') ?? code?.y ?? 0),
        deltas: deltas(attributes.get('DeltaX')),
        down: deltas(attributes.get('DeltaY')),
      }
      begin('code')
    },
    AbbreviatedData: () => begin('path'),
    PhysicalBox: () => begin('box'),
  }
  const close: Readonly<Record<string, () => void>> = {
    TextCode: () => {
      if (object && code) page.runs.push(...runOf(text, object, code))
      taking = undefined
    },
    AbbreviatedData: () => {
      if (object) append(page.rules, rulesOf(text, object))
      taking = undefined
    },
    PhysicalBox: () => {
      page.box ??= numbers(text)
      taking = undefined
    },
    TextObject: () => {
      object = undefined
      code = undefined
    },
    PathObject: () => {
      object = undefined
    },
  }
  const local = (name: string) => name.slice(name.indexOf(':') + 1)
  const handler: XmlHandler = {
    open: (name, attributes) => open[local(name)]?.(attributes),
    close: (name) => close[local(name)]?.(),
    text: (value) => {
      if (taking) text += value
    },
  }
  return { handler, page }
}

function frameOf(attributes: Attributes): ObjectFrame {
  const m = numbers(attributes.get('CTM'))
  return {
    boundary: numbers(attributes.get('Boundary')),
    matrix: [m[0] ?? 1, m[1] ?? 0, m[2] ?? 0, m[3] ?? 1, m[4] ?? 0, m[5] ?? 0],
    size: Number(attributes.get('Size') ?? 4) || 4,
    stroke: attributes.get('Stroke') !== 'false',
    fill: attributes.get('Fill') === 'true',
  }
}

const longest = 100_000

/** "g 3 5 2.5": three times 5, then 2.5. */
function deltas(text: string | undefined): readonly number[] {
  const words = (text ?? '').trim().split(/\s+/)
  const found: number[] = []
  for (let i = 0; i < words.length && found.length < longest; i++) {
    if (words[i] === 'g') {
      const [times, step] = [Number(words[i + 1]), Number(words[i + 2])]
      for (let n = 0; n < times && found.length < longest; n++) found.push(step)
      i += 2
    } else if (words[i] !== '') found.push(Number(words[i]))
  }
  return found.map((n) => (Number.isFinite(n) ? n : 0))
}

const place = ({ boundary, matrix: [a, b, c, d, e, f] }: ObjectFrame, x: number, y: number): readonly [number, number] => [
  ((boundary[0] ?? 0) + a * x + c * y + e) * scale,
  ((boundary[1] ?? 0) + b * x + d * y + f) * scale,
]

function runOf(
  text: string,
  object: ObjectFrame,
  code: { readonly x: number; readonly y: number; readonly deltas: readonly number[]; readonly down: readonly number[] },
): readonly TextRun[] {
  const [a, b] = object.matrix
  if (text.trim() === '' || a <= 0 || Math.abs(b) > a * 0.1 || code.down.some((step) => step !== 0)) return []
  const characters = [...text]
  const advance = code.deltas.slice(0, characters.length - 1).reduce((sum, step) => sum + step, 0)
  const [x, y] = place(object, code.x, code.y)
  const size = object.size * Math.abs(object.matrix[3]) * scale
  const last = /[\x20-\x7e]/.test(characters.at(-1) ?? '') ? 0.5 : 1
  const missing = Math.max(characters.length - 1 - code.deltas.length, 0)
  return [{ text, x, y, width: (advance + (missing + last) * object.size) * a * scale, size }]
}

/** Straight strokes, and filled bars as thin as lines, of a path in the abbreviated notation: M, S, L, Q, B, A, C. */
function rulesOf(data: string, object: ObjectFrame): readonly Rule[] {
  const words = data.trim().split(/[\s,]+/)
  const taken: Readonly<Record<string, number>> = { M: 2, S: 2, L: 2, Q: 4, B: 6, A: 7 }
  const corners: (readonly [number, number])[] = []
  const rules: Rule[] = []
  let at: readonly [number, number] = [0, 0]
  let start = at
  const line = (to: readonly [number, number]) => {
    if (object.stroke) rules.push(...ruleBetween(at, to, 1))
  }
  for (let i = 0; i < words.length && rules.length < longest; ) {
    const op = words[i] ?? ''
    const count = taken[op] ?? 0
    const [x, y] = [Number(words[i + count - 1]), Number(words[i + count])]
    const to = count > 0 && Number.isFinite(x) && Number.isFinite(y) ? place(object, x, y) : at
    if (op === 'L') line(to)
    if (op === 'C') {
      line(start)
      at = start
    } else at = to
    if (op === 'M' || op === 'S') start = to
    if (count > 0) corners.push(at)
    i += count + 1
  }
  if (object.fill && corners.length > 0) {
    const extent = (axis: 0 | 1) =>
      corners.reduce(([least, most], corner) => [Math.min(least, corner[axis]), Math.max(most, corner[axis])] as const, [
        Infinity,
        -Infinity,
      ] as const)
    const [[x1, x2], [y1, y2]] = [extent(0), extent(1)]
    rules.push(...ruleBetween([x1, y1], [x2, y2], thinnest))
  }
  return rules
}

function ruleBetween([x1, y1]: readonly [number, number], [x2, y2]: readonly [number, number], slack: number): readonly Rule[] {
  const rule = { x1: Math.min(x1, x2), y1: Math.min(y1, y2), x2: Math.max(x1, x2), y2: Math.max(y1, y2) }
  const [width, height] = [rule.x2 - rule.x1, rule.y2 - rule.y1]
  return Math.min(width, height) <= slack && Math.max(width, height) > thinnest ? [rule] : []
}
