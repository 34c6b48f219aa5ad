import { createRequire } from 'node:module'
import { dirname, join, sep } from 'node:path'
import type { PDFPageProxy } from 'pdfjs-dist'
import { unifyRadicals } from '#domain/radicals.ts'
import { ProductError } from '#errors'
import { append } from '../append.ts'
import type { ReadLimits } from '../limits.ts'
import { type PageContent, type Rule, type TextRun, thinnest } from '../page/content.ts'
import { loadPdfjs, noPage } from './pdfjs.ts'

/**
 * Text and lines of every page of a PDF, by pdfjs without fonts, scripts, pictures or network. Heavy and not to be trusted with time: run it in the reading
 * worker.
 *
 * @throws ProductError FILE_ENCRYPTED, FILE_DAMAGED, FILE_TOO_COMPLEX (pages)
 */
export async function pdfContent(
  bytes: Uint8Array,
  file: string,
  limits: Pick<ReadLimits, 'pages'>,
): Promise<{ readonly pages: readonly PageContent[]; readonly properties: Record<string, string> }> {
  const pdfjs = await loadPdfjs()
  const folder = dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json'))
  const task = pdfjs.getDocument({
    // pdfjs takes the buffer away.
    data: bytes.slice(),
    cMapUrl: join(folder, 'cmaps') + sep,
    cMapPacked: true,
    standardFontDataUrl: join(folder, 'standard_fonts') + sep,
    isEvalSupported: false,
    disableFontFace: false,
    ownerDocument: noPage,
    useSystemFonts: false,
    useWorkerFetch: false,
    enableXfa: false,
    maxImageSize: 1,
    verbosity: 0,
  })
  try {
    const document = await task.promise
    if (document.numPages > limits.pages)
      throw new ProductError('FILE_TOO_COMPLEX', { file, reason: `共 ${document.numPages} 页，超过上限 ${limits.pages} 页` })
    const pages: PageContent[] = []
    for (let number = 1; number <= document.numPages; number++) {
      const page = await document.getPage(number)
      pages.push(await pageContent(page, pdfjs.OPS, number))
      page.cleanup()
    }
    return { pages, properties: propertiesOf((await document.getMetadata()).info) }
  } catch (cause) {
    throw cause instanceof ProductError ? cause : refusal(cause, file)
  } finally {
    await task.destroy()
  }
}

function refusal(cause: unknown, file: string): ProductError {
  const name = cause instanceof Error ? cause.name : ''
  if (name === 'PasswordException') return new ProductError('FILE_ENCRYPTED', { file }, { cause })
  return new ProductError('FILE_DAMAGED', { file, reason: 'PDF 内容不完整或已损坏' }, { cause })
}

const shown = ['Title', 'Author', 'Creator', 'Producer', 'CreationDate', 'ModDate']

function propertiesOf(info: object): Record<string, string> {
  return Object.fromEntries(
    Object.entries(info).flatMap(([key, value]) =>
      shown.includes(key) && typeof value === 'string' && value !== '' ? [[key, value]] : [],
    ),
  )
}

type Matrix = readonly [number, number, number, number, number, number]
const identity: Matrix = [1, 0, 0, 1, 0, 0]
const matrixOf = (numbers: ArrayLike<number>): Matrix => [
  numbers[0] ?? 1,
  numbers[1] ?? 0,
  numbers[2] ?? 0,
  numbers[3] ?? 1,
  numbers[4] ?? 0,
  numbers[5] ?? 0,
]
const times = ([a, b, c, d, e, f]: Matrix, [g, h, i, j, k, l]: Matrix): Matrix => [
  a * g + c * h,
  b * g + d * h,
  a * i + c * j,
  b * i + d * j,
  a * k + c * l + e,
  b * k + d * l + f,
]
const apply = ([a, b, c, d, e, f]: Matrix, x: number, y: number): readonly [number, number] => [a * x + c * y + e, b * x + d * y + f]

async function pageContent(page: PDFPageProxy, ops: Record<string, number>, number: number): Promise<PageContent> {
  const viewport = page.getViewport({ scale: 1 })
  const view = matrixOf(viewport.transform)
  const runs: TextRun[] = []
  for (const item of (await page.getTextContent()).items) {
    if (!('str' in item) || item.str.trim() === '') continue
    const [a, b, c, d, x, y] = times(view, matrixOf(item.transform))
    // Text that does not stand upright is a watermark or a stamp.
    if (Math.abs(b) > Math.abs(a) * 0.1 || Math.abs(c) > Math.abs(d) * 0.5 || a <= 0) continue
    runs.push({ text: readable(item.str), x, y, width: item.width, size: Math.abs(d) || Math.abs(a) })
  }
  const { fnArray, argsArray } = await page.getOperatorList()
  const rules = rulesOf(fnArray, argsArray, ops, view)
  return { number, width: viewport.width, height: viewport.height, runs, rules, drawn: fnArray.length > 0 }
}

/** Radicals that fonts put in place of the 汉字 of the same shape, and characters no text has. */
const readable = (text: string): string => unifyRadicals(text).replace(/[\u0000-\u001f\u200b-\u200f\ufeff]/g, '')

/** Lines drawn on the page, in page coordinates: the state machine of the drawing operators, as far as it moves lines about. */
function rulesOf(fnArray: readonly number[], argsArray: readonly unknown[], ops: Record<string, number>, view: Matrix): readonly Rule[] {
  const strokes = new Set([
    ops['stroke'],
    ops['closeStroke'],
    ops['fillStroke'],
    ops['eoFillStroke'],
    ops['closeFillStroke'],
    ops['closeEOFillStroke'],
  ])
  const fills = new Set([ops['fill'], ops['eoFill']])
  const rules: Rule[] = []
  const saved: Matrix[] = []
  let matrix = identity
  fnArray.forEach((fn, i) => {
    // The operator list is typed as any[]; each operator's arguments are known from pdfjs itself.
    const args = argsArray[i] as readonly unknown[] | null
    if (fn === ops['save'] || fn === ops['paintFormXObjectBegin']) saved.push(matrix)
    if (fn === ops['restore'] || fn === ops['paintFormXObjectEnd']) matrix = saved.pop() ?? identity
    if (fn === ops['transform'] && args) matrix = times(matrix, matrixOf(args as readonly number[]))
    if (fn === ops['paintFormXObjectBegin'] && Array.isArray(args?.[0])) matrix = times(matrix, matrixOf(args[0] as readonly number[]))
    if (fn !== ops['constructPath'] || !args || rules.length > 100_000) return
    const painted = args[0] as number
    const path = (args[1] as readonly (ArrayLike<number> | null)[] | undefined)?.[0]
    if (path && strokes.has(painted))
      append(
        rules,
        segments(path, times(view, matrix)).flatMap((s) => ruleOf(s, 1)),
      )
    else if (path && fills.has(painted)) append(rules, bars(path, times(view, matrix)))
  })
  return rules
}

type Segment = readonly [x1: number, y1: number, x2: number, y2: number]

/** Straight pieces of a path: 0 move, 1 line, 2 and 3 curves, 4 close. */
function segments(path: ArrayLike<number>, matrix: Matrix): readonly Segment[] {
  const found: Segment[] = []
  let [x, y, startX, startY] = [0, 0, 0, 0]
  const at = (i: number) => apply(matrix, path[i] ?? 0, path[i + 1] ?? 0)
  for (let i = 0; i < path.length; ) {
    const code = path[i]
    if (code === 0) {
      ;[x, y] = at(i + 1)
      ;[startX, startY] = [x, y]
      i += 3
    } else if (code === 1) {
      const [toX, toY] = at(i + 1)
      found.push([x, y, toX, toY])
      ;[x, y] = [toX, toY]
      i += 3
    } else if (code === 2) {
      ;[x, y] = at(i + 5)
      i += 7
    } else if (code === 3) {
      ;[x, y] = at(i + 3)
      i += 5
    } else {
      found.push([x, y, startX, startY])
      ;[x, y] = [startX, startY]
      i++
    }
  }
  return found
}

/** A segment as a rule when it is straight across or down. */
function ruleOf([x1, y1, x2, y2]: Segment, slack: number): readonly Rule[] {
  const rule = { x1: Math.min(x1, x2), y1: Math.min(y1, y2), x2: Math.max(x1, x2), y2: Math.max(y1, y2) }
  const [width, height] = [rule.x2 - rule.x1, rule.y2 - rule.y1]
  return Math.min(width, height) <= slack && Math.max(width, height) > thinnest ? [rule] : []
}

/** Filled rectangles so thin that they are lines; each sub-path of its own. */
function bars(path: ArrayLike<number>, matrix: Matrix): readonly Rule[] {
  const found: Rule[] = []
  let box: { x1: number; y1: number; x2: number; y2: number } | undefined
  const end = () => {
    if (box) found.push(...ruleOf([box.x1, box.y1, box.x2, box.y2], thinnest))
    box = undefined
  }
  for (let i = 0; i < path.length; ) {
    const code = path[i]
    if (code === 0) end()
    if (code === 0 || code === 1) {
      const [x, y] = apply(matrix, path[i + 1] ?? 0, path[i + 2] ?? 0)
      box = box
        ? { x1: Math.min(box.x1, x), y1: Math.min(box.y1, y), x2: Math.max(box.x2, x), y2: Math.max(box.y2, y) }
        : { x1: x, y1: y, x2: x, y2: y }
    }
    i += code === 2 ? 7 : code === 3 ? 5 : code === 4 ? 1 : 3
  }
  end()
  return found
}
