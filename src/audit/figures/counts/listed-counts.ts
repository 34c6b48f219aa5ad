import { type Mismatch, placeOf, type Sheet } from '../mismatch.ts'
import type { Quantity } from '../quantities.ts'

/**
 * Counts beside the list of what is counted 列举与个数: "下属事业单位2个，分别为甲所、乙所、丙所", "内设办公室、财务科3个科室". A list that ends with 等, or that may be cut in two
 * ways one of which has as many items, is left alone. A question: names may hold the same signs as the list.
 */
export function* countsAgainstTheirLists({ script, figures }: Sheet): Iterable<Mismatch> {
  for (const { stretch, quantities } of figures) {
    if (stretch.index === undefined) continue
    for (const one of quantities) {
      if (!COUNTED.has(one.unit) || one.bound || !Number.isInteger(one.value) || one.value > MOST || one.value < 1) continue
      const list =
        listedBehind(stretch.text, one) ?? bracketed(stretch.text, one) ?? numbered(stretch.text, one) ?? listedBefore(stretch.text, one)
      if (!list || (list.least <= one.value && one.value <= list.most)) continue
      yield {
        kind: 'figures',
        severity: 'warning',
        place: placeOf(script, stretch, one),
        message: `这里写的是 ${one.written}，列出的有 ${list.most} 个：${list.items.join('、')}`,
        found: one.written,
        expected: `${list.most}`,
      }
    }
  }
}

const COUNTED: ReadonlySet<string> = new Set([
  '个',
  '家',
  '所',
  '类',
  '项',
  '种',
  '处',
  '套',
  '件',
  '项目',
  '场',
  '支',
  '条',
  '村',
  '户',
  '人',
  '方面',
])
const MOST = 30
const LONGEST_ITEM = 26

interface List {
  readonly items: readonly string[]
  /** Items when 和 and 及 stand in names, and when they join two. */
  readonly least: number
  readonly most: number
}

const BEHIND = /^[一-龥]{0,8}(?:[，:]?(?:分别为|分别是|分别|依次为|即|包括|涵盖)|:):?([^，。；;:]+)(?=[。；;]|$)/
/** "2个，分别为甲、乙。": the whole list up to the stop. */
function listedBehind(text: string, { end }: Quantity): List | undefined {
  const match = BEHIND.exec(withoutBrackets(text.slice(end, end + 400)))
  const words = match?.[1]
  if (words === undefined || /等$|等[^、]{0,6}$|\d/.test(words)) return undefined
  return listOf(words.split('、'), (item) => item.length >= 2 && item.length <= LONGEST_ITEM)
}

const BRACKETED = /^[一-龥]{0,6}\(([^()\d]+)\)/
/** "5个科室(办公室、财务科、……)": all of them in brackets. */
function bracketed(text: string, { end }: Quantity): List | undefined {
  const words = BRACKETED.exec(text.slice(end, end + 400))?.[1]?.replace(/^(?:分别为|分别是|即|包括|含|其中):?/, '')
  if (words === undefined || /等|[，；;。]/.test(words)) return undefined
  return listOf(words.split('、'), (item) => item.length >= 2 && item.length <= LONGEST_ITEM)
}

/** Marks of items in one line: "1.……；2.……", "一是……，二是……", "(1)……；(2)……". */
const MARKS: readonly RegExp[] = [
  /[:;；。，](\d{1,2})[.、](?!\d)/g,
  /[:;；。，]\((\d{1,2}|[一二三四五六七八九十])\)/g,
  /[:;；。，]([一二三四五六七八九十])是/g,
  /[:;；。，]第([一二三四五六七八九十])[，,]/g,
]
const NUMERALS = '一二三四五六七八九十'
/** "3个子项目：1.……；2.……；3.……": the last mark tells how many, where the marks go up one by one. */
function numbered(text: string, { end }: Quantity): List | undefined {
  const lead = /^[一-龥]{0,10}:/.exec(text.slice(end, end + 12))
  if (!lead) return undefined
  const rest = text.slice(end + lead[0].length - 1)
  for (const mark of MARKS) {
    const found = [...rest.matchAll(mark)]
    if (found.length < 2 || found[0]!.index > 1) continue
    const ranks = found.map(([, sign = '']) => Number(sign) || NUMERALS.indexOf(sign) + 1)
    if (ranks.some((rank, i) => rank !== i + 1) || /等\d|等[。；]$/.test(rest)) return undefined
    const items = found.map(({ index, 0: whole }, i) => rest.slice(index + whole.length, found[i + 1]?.index).slice(0, LONGEST_ITEM))
    return { items, least: items.length, most: items.length }
  }
  return undefined
}

const OFFICES = /(?:室|科|股|处|办|中心|站|所|局|队|馆|院|校|中学|小学|部|委|会)$/
const AREAS = /(?:镇|乡|街道|街|村|社区|县|区|市|旗)$/
const OF_OFFICES =
  /^(?:内设|下属|直属|职能|业务|事业|预算|所属)?(?:科室|股室|处室|室|办公室|部门|单位|机构|事业单位|中心|站所|科|股|处|学校)/
const OF_AREAS = /^(?:乡镇|镇街|镇乡|街镇|街道|镇|乡|行政村|村|社区|县区|区县|县|区)/
/** "办公室、财务科、业务科3个科室": names one after another right before the count, each of the kind that is counted. */
function listedBefore(text: string, { start, end, label }: Quantity): List | undefined {
  const behind = text.slice(end, end + 6)
  const kind = OF_OFFICES.test(behind) ? OFFICES : OF_AREAS.test(behind) ? AREAS : undefined
  if (kind === undefined || (kind === AREAS && !/[镇乡街村区县市旗道]、/.test(text.slice(Math.max(0, start - 40), start))))
    return placesBefore(text, start, end)
  if (label === '' || /等$/.test(label)) return undefined
  // "4个内设机构和农业服务中心、执法大队2个事业机构": another count begins another list.
  const clause = /[^，。；;:\d]*$/.exec(withoutBrackets(text.slice(Math.max(0, start - 400), start)))![0].replace(/[共计合]+$/, '')
  const items = clause.split('、')
  return items.length < 2 ? undefined : listOf(items, (item) => kind.test(item), kind)
}

/** "沿线曲溪、石门、杨柳3个村": names without their kind, of two signs or three, before a count of places. */
function placesBefore(text: string, start: number, end: number): List | undefined {
  if (!/^(?:村|镇|乡|社区|街道|县|区)/.test(text.slice(end, end + 2)) && !/[村镇乡]$/.test(text.slice(start, end))) return undefined
  const clause = /[^，。；;:\d()]*$/.exec(text.slice(Math.max(0, start - 200), start))![0]
  const items = clause.split('、')
  const [first = '', ...others] = items
  if (items.length < 3 || /等|和|及|与|共/.test(clause) || first.length < 2) return undefined
  return others.every((item) => /^[一-龥]{2,3}$/.test(item) && !PLACE_KIND.test(item))
    ? { items, least: items.length, most: items.length }
    : undefined
}
const PLACE_KIND = /[村镇乡县区市]$/

function listOf(items: readonly string[], belongs: (item: string) => boolean, kind?: RegExp): List | undefined {
  if (items.length < 2 || !items.every(belongs)) return undefined
  const joined = items.flatMap((item) =>
    [...item.matchAll(/和|及|与/g)].filter(({ index }) => (kind ? kind.test(item.slice(0, index)) : index >= 2)),
  )
  return { items, least: items.length, most: items.length + joined.length }
}

const withoutBrackets = (text: string) => text.replace(/\([^()]*\)/g, '')
