import type { Prose } from '#domain/prose.ts'
import { ProductError } from '#errors'
import type { ReadLimits } from '../limits.ts'
import type { PageContent } from '../page/content.ts'
import { layOut } from '../page/layout.ts'
import { proseMaker } from '../prose-builder.ts'
import { pdfContent } from './content.ts'

/** PDF → prose in this thread; `readPdf` does it in the worker with its limits. */
export async function pdfProse(bytes: Uint8Array, file: string, limits: ReadLimits): Promise<Prose> {
  const { pages, properties } = await pdfContent(bytes, file, limits)
  const maker = proseMaker(file, 'pdf', limits)
  checkText(pages, file)
  const scanned = pages.filter((page) => page.drawn && letters(page) === 0).map(({ number }) => number)
  if (scanned.length > 0) {
    maker.problem({
      path: '',
      message: `第 ${sayPages(scanned)} 页没有文字层，可能是扫描页或图片，没有读取`,
      remedy: '需要检查这些页时，请先做文字识别（OCR），或改用 Word 原件。',
      place: { file, page: scanned[0] ?? 1 },
    })
  }
  for (const block of layOut(pages)) maker.add(block)
  return maker.finish(properties)
}

/** Letters a page of text has at the very least, and the most that a scanning program signs each of its pages with. */
const leastLetters = 5
const longestSignature = 20

const letters = (page: PageContent): number => page.runs.reduce((sum, run) => sum + run.text.replace(/\s/g, '').length, 0)

/** A document whose pages hold (almost) no text was scanned; one whose characters mean nothing has a broken font. */
function checkText(pages: readonly PageContent[], file: string): void {
  const count = pages.reduce((sum, page) => sum + letters(page), 0)
  const texts = pages.map((page) => page.runs.map((run) => run.text).join(''))
  const signed = pages.length > 1 && texts.every((text) => text === texts[0]) && count <= pages.length * longestSignature
  if (count < pages.length * leastLetters || signed) throw new ProductError('PDF_WITHOUT_TEXT', { file, pages: pages.length })
  const text = texts.join('')
  const unknown = text.match(/[\ufffd\ue000-\uf8ff]/g)?.length ?? 0
  if (unknown * 3 > count) throw new ProductError('FILE_DAMAGED', { file, reason: '文字层是乱码，字体没有字符对照表' })
}

/** 1, 2, 3, 7 → "1—3、7". */
function sayPages(numbers: readonly number[]): string {
  const ranges: [number, number][] = []
  for (const n of numbers) {
    const last = ranges.at(-1)
    if (last && last[1] === n - 1) last[1] = n
    else ranges.push([n, n])
  }
  const said = ranges
    .slice(0, 10)
    .map(([from, to]) => (from === to ? `${from}` : `${from}—${to}`))
    .join('、')
  return ranges.length > 10 ? `${said} 等` : said
}
