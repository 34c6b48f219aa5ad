import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chartFont } from '../../fonts/chart-font.ts'
import type { Face } from '../../fonts/face.ts'
import { indexedPng } from '../docx/indexed-png.ts'
import type { Year } from '../input.ts'
import { drawBars, WIDTH } from './chart-svg.ts'
import type { Charts } from './view.ts'

const UNITS_PER_MM = 4
/** Pixels a drawing unit: about 160 dots an inch on paper. */
const SCALE = 1.6

/**
 * The charts page of a report. The bars are drawn as SVG and made a PNG by resvg with a font cut down to the characters of the picture, so that it looks the
 * same on every machine (ADR-0021). Where no Chinese font is installed there is no picture, and the note says so. The PNG is still being made when this
 * returns: the report is filled meanwhile.
 */
export async function drawCharts(year: Year): Promise<Charts> {
  if (year.submission.projects.length === 0) return { note: '没有项目，未生成图表。' }
  const font = await chartFont()
  if (!font) return { note: '本机没有可用的中文字体，未生成图表。请安装中文字体（如黑体或思源黑体）后重新生成。' }
  const { svg, height, characters } = drawBars(year)
  const png = subsetOf(font, characters).then((subset) => drawPng(svg, font.family, subset))
  return {
    picture: {
      kind: 'picture',
      png,
      width: WIDTH / UNITS_PER_MM,
      height: height / UNITS_PER_MM,
      description: '各项目自评得分、预算执行率和失分情况条形图',
    },
    note: noteFor(year),
  }
}

function noteFor({ assessment }: Year): string {
  const claimed = assessment.projects.some(({ total, proven }) => total && !proven)
  const open = assessment.projects.some(({ total, execution }) => !total || !('score' in execution.outcome))
  const parts = [...(claimed ? ['标“*”的为单位自报得分，未经核算证实'] : []), ...(open || claimed ? ['“待填”为资料不全，暂不能得出'] : [])]
  return parts.length > 0 ? `注：${parts.join('；')}。` : ''
}

/** Horizontal text needs glyphs and widths only. */
const SUBSET = {
  targetFormat: 'sfnt',
  keepFeatures: [],
  noLayoutClosure: true,
  noHinting: true,
  dropTables: ['GSUB', 'GPOS', 'vhea', 'vmtx', 'VORG', 'BASE'],
} as const

let last: { readonly characters: ReadonlySet<string>; readonly font: Promise<Uint8Array> } | undefined

/** The font with these characters at least. The last one serves again while it suffices: reports of one county share most of theirs. */
function subsetOf(font: Face, characters: string): Promise<Uint8Array> {
  if (last && [...characters].every((character) => last?.characters.has(character))) return last.font
  const all = new Set([...(last?.characters ?? []), ...characters])
  last = {
    characters: all,
    font: import('subset-font').then(({ default: subsetFont }) => subsetFont(font.bytes, [...all].join(''), SUBSET)),
  }
  return last.font
}

async function drawPng(svg: string, family: string, font: Uint8Array): Promise<Uint8Array> {
  const { renderAsync } = await import('@resvg/resvg-js')
  // resvg takes fonts as files only.
  const folder = await mkdtemp(join(tmpdir(), 'mingji-font-'))
  try {
    const file = join(folder, 'chart.otf')
    await writeFile(file, font)
    const fonts = { loadSystemFonts: false, fontFiles: [file], defaultFontFamily: family, sansSerifFamily: family }
    const image = await renderAsync(svg, { font: fonts, background: '#ffffff', fitTo: { mode: 'zoom', value: SCALE } })
    return indexedPng(image.pixels, image.width, image.height) ?? image.asPng()
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
