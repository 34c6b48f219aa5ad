/** Speed of reading documents, with what a user would take instead beside it: node bench/reading.bench.ts. Medians of 7 after a warm-up. */
import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import mammoth from 'mammoth'
import { readDocx } from '../src/documents/read/docx/docx.ts'
import { readHtml } from '../src/documents/read/html/html.ts'
import { readPdf } from '../src/documents/read/pdf/pdf.ts'
import { readText } from '../src/documents/read/text/txt.ts'
import { makeDocx, tbl, tr } from '../tests/fixtures/make-docx.ts'
import { gridLines, makePdf, type PdfPage } from '../tests/fixtures/make-pdf.ts'
import { median } from './median.ts'

const rows: string[][] = []
const report = (work: string, ours: number, goal: string, peer = '') => rows.push([work, `${ours.toFixed(1)} ms`, goal, peer])

/** A report of 16 projects as Word writes it: a heading, two paragraphs and a table of 12 indicators each, formatting on every run. */
function reportDocx(): Uint8Array {
  const font =
    '<w:rPr><w:rFonts w:ascii="仿宋_GB2312" w:eastAsia="仿宋_GB2312" w:hAnsi="仿宋_GB2312"/><w:sz w:val="32"/><w:szCs w:val="32"/></w:rPr>'
  const words = (text: string) =>
    `<w:p><w:pPr><w:spacing w:line="580" w:lineRule="exact"/><w:ind w:firstLine="640"/>${font}</w:pPr>${text
      .match(/.{1,30}/g)
      ?.map((part) => `<w:r>${font}<w:t>${part}</w:t></w:r>`)
      .join('')}</w:p>`
  const cell = (text: string) => `<w:tc><w:tcPr><w:tcW w:w="1200" w:type="dxa"/><w:vAlign w:val="center"/></w:tcPr>${words(text)}</w:tc>`
  const table = tbl(
    ...Array.from({ length: 12 }, (_, i) =>
      tr(...['产出指标', '数量指标', `开展活动次数${i}`, '≥12次', '14次', '10', '9.5', '无'].map(cell)),
    ),
  )
  const project = (n: number) =>
    words(`（${n}）虚构街道社区工作经费项目`) +
    words('项目产出指标满分40分，扣1分，得分39分；预算执行情况指标满分10分，扣0分，得分10分。'.repeat(4)) +
    table
  return makeDocx({ body: Array.from({ length: 16 }, (_, i) => project(i + 1)).join('') })
}

/** Thirty pages, every third a table of 12 rows, the others full of text. */
function reportPdf(): Uint8Array {
  const xs = [60, 140, 220, 300, 380, 460, 540]
  const ys = Array.from({ length: 13 }, (_, i) => 80 + i * 30)
  const tablePage: PdfPage = {
    texts: ys.slice(1).flatMap((y) => xs.slice(1).map((x) => [x - 75, y - 10, 11, '社区经费12.5'] as const)),
    lines: gridLines(xs, ys),
  }
  const textPage: PdfPage = {
    texts: Array.from(
      { length: 22 },
      (_, i) => [79, 110 + i * 29, 16, '虚构街道认真贯彻落实预算绩效管理各项要求对全部项目开展自评'] as const,
    ),
  }
  return makePdf(Array.from({ length: 30 }, (_, i) => (i % 3 === 2 ? tablePage : textPage)))
}

const docx = reportDocx()
report(
  'docx, 16 projects, to structure',
  await median(() => readDocx(docx, 'a.docx')),
  '≤ 40 ms',
  `mammoth to HTML ${(await median(() => mammoth.convertToHtml({ buffer: Buffer.from(docx) }))).toFixed(0)} ms`,
)

const folder = mkdtempSync(join(tmpdir(), 'mingji-bench-'))
const pdftotext = async (file: string) => {
  try {
    return `pdftotext ${(await median(() => execFileSync('pdftotext', ['-layout', file, '-']))).toFixed(0)} ms (text only)`
  } catch {
    return 'pdftotext is not here'
  }
}
try {
  const pdf = reportPdf()
  writeFileSync(join(folder, 'a.pdf'), pdf)
  const cold = performance.now()
  await readPdf(pdf, 'a.pdf')
  report('PDF, 30 pages, first of a process', performance.now() - cold, '≤ 1500 ms')
  report('PDF, 30 pages, warm', await median(() => readPdf(pdf, 'a.pdf')), '≤ 1500 ms', await pdftotext(join(folder, 'a.pdf')))
} finally {
  rmSync(folder, { recursive: true, force: true })
}

const published = new URL('../../shared/samples/final-accounts-2024.pdf', import.meta.url)
if (existsSync(published)) {
  const bytes = new Uint8Array(readFileSync(published))
  report(
    'PDF, a published final account of 24 pages, warm',
    await median(() => readPdf(bytes, 'a.pdf')),
    '',
    await pdftotext(published.pathname),
  )
}

const seed = new URL('../../shared/seed/donghua-2024-report.txt', import.meta.url)
const paragraph =
  '社区工作经费项目产出指标满分 40 分，扣 0 分，得分 40 分；预算执行情况指标满分 10 分，扣 4 分，得分 6 分；项目效益指标满分 40 分，扣分 0 分，得分 40 分。'
const text = existsSync(seed) ? new Uint8Array(readFileSync(seed)) : new TextEncoder().encode(`${paragraph}\n\n`.repeat(90))
report(`text, ${(text.length / 1024).toFixed(0)} kB`, await median(() => readText(text, 'a.txt')), 'a few ms')
const html = new TextEncoder().encode(
  `<html><body>${`<p>${paragraph}</p><table><tr><td rowspan=2>甲<td>1<tr><td>2</table>`.repeat(300)}</body></html>`,
)
report(`web page, ${(html.length / 1024).toFixed(0)} kB`, await median(() => readHtml(html, 'a.html')), '')

console.log(['work', 'ours', 'goal', 'beside it'].join(' | '))
for (const row of rows) console.log(row.join(' | '))
