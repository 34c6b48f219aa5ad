/**
 * Speed of the check-up 体检: node bench/check.bench.ts. A seed-sized text with all rules, warm; the command as a process, on a text and on a PDF; a county's 1,000
 * reports as one command with the radar for copied text across all of them; growth with length and with the number of documents. Medians of 7 after 20 of warm-up.
 */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { checkDocuments, type ReadDocument, readDocument } from '../src/app/check/check-documents.ts'
import { policyData } from '../src/app/policy/policy-data.ts'
import { toPdf } from '../src/documents/pdf.ts'
import { readProse } from '../src/documents/read/prose.ts'
import { type CorpusFile, writeFile } from '../tests/corpus/carrier.ts'
import { Chance } from '../tests/corpus/random.ts'
import { drawStyle, reportLines } from '../tests/corpus/report.ts'
import { drawUnit } from '../tests/corpus/unit.ts'
import { mb, measure, mingji } from './command.ts'

const ROUNDS = 7
const WARM_UPS = 20
const root = join(import.meta.dirname, '..')
const policy = policyData(join(root, 'policy'))
const today = '2026-05-01'
const folder = mkdtempSync(join(tmpdir(), 'check-bench-'))

/** A district's real report has 7,400 characters with sixteen projects. */
const REAL_SIZE = 7_400
/** A long one. */
const LONG_SIZE = 16_000

function reportOf(seed: number, size = 0, carrier: 'txt' | 'html' = 'txt'): CorpusFile {
  const chance = new Chance(seed)
  const unit = drawUnit(chance)
  const style = { ...drawStyle(chance), carrier, outline: 'district' as const }
  const lines = reportLines(unit, style, chance)
  const file = writeFile(`${seed}`, lines, carrier, chance)
  if (file.text.length >= size) return file
  // More of what such reports hold: safeguards and narratives of other years' units.
  const more = Array.from({ length: 60 }, (_, i) =>
    reportLines(drawUnit(new Chance(seed + 7919 * (i + 1))), style, new Chance(i))
      .filter(({ tag }) => /^(?:problem|measure|group|duties)/.test(tag))
      .map(({ text }) => text)
      .join('\n'),
  ).join('\n')
  return { ...file, text: `${file.text}\n七、其他需要说明的事项\n${more.slice(0, size - file.text.length)}\n` }
}

const bytes = (file: CorpusFile) => new TextEncoder().encode(file.text)
const read = (file: CorpusFile): Promise<ReadDocument> => readDocument({ name: file.name, bytes: bytes(file) }, policy)

async function median(work: () => Promise<unknown> | unknown): Promise<number> {
  // V8 compiles what is called often: a server and a batch have done so.
  for (let i = 0; i < WARM_UPS; i++) await work()
  const times: number[] = []
  for (let i = 0; i < ROUNDS; i++) {
    const from = performance.now()
    await work()
    times.push(performance.now() - from)
  }
  return times.toSorted((a, b) => a - b)[Math.floor(ROUNDS / 2)] ?? 0
}

const say = (what: string, figure: string, goal: string) => console.log(`${what.padEnd(40, '　')}${figure.padStart(14)}   ${goal}`)

async function one(): Promise<void> {
  for (const factor of [1, 2, 4]) {
    const file = reportOf(1, REAL_SIZE * factor)
    const time = await median(async () => checkDocuments([await read(file)], policy, { today }))
    say(
      `读取并检查 ${Math.round(file.text.length / 1000)} 千字`,
      `${time.toFixed(1)} ms`,
      factor === 1 ? '目标 ≤ 30 ms' : '应随长度线性增长',
    )
  }
}

function asProcess(): void {
  const path = join(folder, 'report.txt')
  writeFileSync(path, reportOf(1, LONG_SIZE).text)
  measure('mingji check，一份 1.6 万字的报告', '目标 ≤ 500 ms', 'check', path)
}

/** A PDF as Word would save it: needs LibreOffice. */
async function pdfAsProcess(): Promise<void> {
  const page = join(folder, 'report.html')
  writeFileSync(page, [1, 2, 3].map((seed) => reportOf(seed, 0, 'html').text).join('\n'))
  const { files, message } = await toPdf([page], { timeout: 120_000 })
  if (files[0] === undefined) return console.log(`PDF：${message}`)
  const { blocks } = await readProse(readFileSync(files[0]), 'report.pdf')
  const pages = Math.max(0, ...blocks.flatMap((block) => (block.kind === 'paragraph' ? block.pieces.map(({ page }) => page ?? 0) : [])))
  measure(`mingji check，${pages} 页的 PDF`, '目标 30 页 ≤ 1500 ms', 'check', files[0])
}

/** A county's folder, as one command. */
function batch(): void {
  for (const count of [250, 500, 1000]) {
    const county = join(folder, `county-${count}`)
    mkdirSync(county)
    for (let seed = 1; seed <= count; seed++) writeFileSync(join(county, `${seed}.txt`), reportOf(seed, LONG_SIZE).text)
    const { wall, cpu, memory } = mingji('check', county)
    say(
      `${count} 份报告，含雷同比对`,
      `${(wall / 1000).toFixed(1)} s`,
      `CPU ${(cpu / 1000).toFixed(1)} s，内存 ${mb(memory)}；目标 1000 份 ≤ 60 s、< 1 GB`,
    )
  }
}

try {
  await one()
  asProcess()
  await pdfAsProcess()
  batch()
} finally {
  rmSync(folder, { recursive: true, force: true })
}
