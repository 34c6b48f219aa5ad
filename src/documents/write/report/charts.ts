import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chartFont } from '../../fonts/chart-font.ts'
import type { Face } from '../../fonts/face.ts'
import { indexedPng } from '../docx/indexed-png.ts'
import type { Year } from '../input.ts'
import { chartOption, heightFor, WIDTH } from './chart-options.ts'
import type { Charts } from './view.ts'

/** Drawing units a millimetre, and pixels a drawing unit: about 200 dots an inch. */
const UNITS_PER_MM = 4
const SCALE = 2

/**
 * The charts page of a report: ECharts draws SVG without a browser, resvg turns it into PNG with a font cut down to the characters of the picture, so that it
 * looks the same on every machine. Where no Chinese font is installed there is no picture, and the note says so.
 */
export async function drawCharts(year: Year): Promise<Charts> {
  if (year.submission.projects.length === 0) return { note: '没有项目，未生成图表。' }
  const font = await chartFont()
  if (!font) return { note: '本机没有可用的中文字体，未生成图表。请安装中文字体（如黑体或思源黑体）后重新生成。' }
  const height = heightFor(year.submission.projects.length)
  const svg = await drawSvg(chartOption(year), height)
  const png = await drawPng(svg, font)
  const claimed = year.assessment.projects.some(({ total, proven }) => total && !proven)
  const note = claimed ? '注：标“*”的为单位自报得分，未经核算证实；“待填”为资料不全，暂不能得出。' : '注：“待填”为资料不全，暂不能得出。'
  const pending = year.assessment.projects.some(({ total }) => !total) || claimed
  return {
    picture: {
      kind: 'picture',
      png,
      width: WIDTH / UNITS_PER_MM,
      height: height / UNITS_PER_MM,
      description: '各项目自评得分、预算执行率和失分情况条形图',
    },
    note: pending ? note : '',
  }
}

async function drawSvg(option: Record<string, unknown>, height: number): Promise<string> {
  const echarts = await import('echarts/dist/echarts.esm.min.mjs')
  const chart = echarts.init(null, null, { renderer: 'svg', ssr: true, width: WIDTH, height })
  try {
    chart.setOption(option)
    return chart.renderToSVGString()
  } finally {
    chart.dispose()
  }
}

/** Horizontal text in one size needs glyphs and widths only. */
const SUBSET = {
  targetFormat: 'sfnt',
  keepFeatures: [],
  noLayoutClosure: true,
  noHinting: true,
  dropTables: ['GSUB', 'GPOS', 'vhea', 'vmtx', 'VORG', 'BASE'],
} as const

async function drawPng(svg: string, font: Face): Promise<Uint8Array> {
  const [{ Resvg }, { default: subsetFont }] = await Promise.all([import('@resvg/resvg-js'), import('subset-font')])
  const characters = [...new Set(svg.replace(/<[^>]*>/g, ''))].join('')
  const subset = await subsetFont(font.bytes, characters, SUBSET)
  // resvg takes fonts as files only.
  const folder = await mkdtemp(join(tmpdir(), 'mingji-font-'))
  try {
    const file = join(folder, 'chart.otf')
    await writeFile(file, subset)
    const fonts = { loadSystemFonts: false, fontFiles: [file], defaultFontFamily: font.family, sansSerifFamily: font.family }
    const image = new Resvg(svg, { font: fonts, background: '#ffffff', fitTo: { mode: 'zoom', value: SCALE } }).render()
    return indexedPng(image.pixels, image.width, image.height) ?? image.asPng()
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
