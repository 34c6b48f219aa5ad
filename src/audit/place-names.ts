import type { Script, Stretch } from './script.ts'

/** Classes of places whose names stand side by side in one document: 镇、乡、街道 of one county; 区、县、旗 of one city; 市 of one province. */
export type PlaceClass = 'township' | 'county' | 'city'

/** One mention of a place by its whole name 地名: "柳塘镇". */
export interface PlaceName {
  readonly name: string
  readonly stretch: Stretch
  /** Span in the plain text of the stretch. */
  readonly start: number
  readonly end: number
  /** Names listed together have one number: "苇溪镇31座、北渚镇26座", the cells of one table. */
  readonly list?: number
}

const SUFFIX: Readonly<Record<PlaceClass, RegExp>> = {
  township: /街道|镇|乡|苏木/gu,
  county: /[区县旗]/gu,
  city: /市/gu,
}
/** What makes another word of the suffix: 镇区, 城镇化, 县级, 区间. */
const OTHER_WORD: Readonly<Record<PlaceClass, RegExp>> = {
  township: /^[化域区居村级企职调登低老中上里内外街容集统镇乡邻间风土贤愁情友音道](?!局)/u,
  county: /^(?:[级域间别位道际内外直乡镇情志长块段旗属]|[县区](?!级)|城(?![市管乡建关镇])|市(?![场政容民]))/u,
  city: /^[级域场民容政本直属价值委长面集状区县外占]/u,
}
/** Words that end in the suffix and name no place. */
const NO_NAME: Readonly<Record<PlaceClass, RegExp>> = {
  township:
    /(?:[各本全我该每某两几多数县市区点范型制到街]|(?:小|县|中心|特色|重点|新型|农村|老|旧|主)城|[村个各小]集|试点|重点|中心|特色|示范|个|辖|邻|相关|有关|部分|其他|其余|所属|项目|所在|偏远|边远|山区|易地|乡|镇|[东西南北中]部|苏木)(?:街道|镇|乡|苏木)$|[下返还回思老水进入家]乡$/u,
  county:
    /(?:[各本全我该每某两几多数跨]|贫困|产粮|相关|有关|部分|其他|其余|所属|所在|所辖|周边|兄弟|个|类|自治|脱贫|边境|民族|海拔|简称|试验|试点|重点|示范|受灾|偏远|农业|工业)[区县旗]$|(?:[社小辖园地片校市林牧库灌矿厂病院展街商营禁战专分港]|[郊高深石半]山|^新|景|保护|开发|功能|服务|居住|高寒|沿海|责任|工作|办公|公共|经济|牧业|高新|项目|候诊|就诊|居民|候车|小班|信号盲|处塬|作业|种植|养殖|生产|建设|施工|物流|生活|教学|活动|流通|阅览|等候|休息|停车|保税|老城|主城|中心城|新城|旧城|城)区$/u,
  city: /(?:[各本全我该每某两几多数超上门区县省入股夜早集街楼房车菜花都设建地级跨]|直辖|农贸|试点|示范|相关|有关|部分|其他|其余|所属|所在|县级|地级|周边|兄弟|文明|简称|个|以下|(?:文明|园林|中心|示范|[大小各类个省等座]|智慧|卫生|森林|全国|海绵|宜居|试点|省会|重点|新型|先进|一线)城|^城|^..+城)市$/u,
}
/** Words that a name does not begin with or run over; what stands behind the last of them is the name. */
const BEFORE_NAME =
  /^.*(?:年度|其中|按照|对照|依照|涉及|覆盖|建议|抽查|抽取|抽中|抽选|选取|选择|发现|督促|协调|组织|会同|包括|包含|分别|走访|访谈|座谈|调研|调查|检查|核查|复核|督导|约谈|支持|帮助|指导|完成|实施|建成|新建|改造|确定|安排|下达|拨付|主要|根据|以及|比如|例如|承担|下属|下设|报送|上报|呈报|交回|缴回|收回|采用|均有|保障|简称|地处|位于|办好|明确|贯彻|落实|执行|服从|参照|依据|遵循|遵照|来自|通过|提请|上缴|退回|联系|邀请|委托|经过|没有|具有|还有|州(?=.{2})|[存在由向对给从到至往为是将使让即经据以按及和与同跟于赴各区县市旗省盟的了个受请因自被把全该本我获跨报除仅如见])/u
const HAN_BEFORE = /[一-龥]{1,8}$/u
const SHORTEST = 2
/** Longer ones are read with the word before them. */
const LONGEST = 4

interface Found extends PlaceName {
  readonly at: number
  readonly sure: boolean
}

/** All mentions of places of a class, in reading order. Names that run on from other words are read only where the text has them standing free elsewhere. */
export function placeNamesIn(script: Script, kind: PlaceClass): readonly PlaceName[] {
  const found = script.stretches.flatMap((stretch, i) => mentionsIn(stretch, kind, script.plain.starts[i]!))
  const free = new Map<string, number>()
  for (const { name, sure } of found) if (sure) free.set(name, (free.get(name) ?? 0) + 1)
  const names = [...free.keys()]
  const known = found.flatMap((one): Found[] => {
    const shorter = names
      .filter((name) => name !== one.name && one.name.endsWith(name) && (!one.sure || free.get(name)! > free.get(one.name)!))
      .sort((a, b) => b.length - a.length)[0]
    if (shorter !== undefined) return [{ ...one, name: shorter, start: one.end - shorter.length, sure: true }]
    return one.sure ? [one] : []
  })
  return numbered(known)
}

function mentionsIn(stretch: Stretch, kind: PlaceClass, offset: number): Found[] {
  const { text } = stretch
  const found: Found[] = []
  for (const match of text.matchAll(SUFFIX[kind])) {
    const end = match.index + match[0].length
    if (OTHER_WORD[kind].test(text.slice(end, end + 2))) continue
    const han = HAN_BEFORE.exec(text.slice(Math.max(0, match.index - 8), match.index))?.[0]
    if (han === undefined) continue
    const cut = han.replace(BEFORE_NAME, '')
    if (cut.length < SHORTEST || NO_NAME[kind].test(cut + match[0])) continue
    const short = cut.slice(-LONGEST)
    found.push({
      name: short + match[0],
      stretch,
      start: match.index - short.length,
      end,
      at: offset + match.index,
      sure: cut.length <= (cut === han && han.length < 8 ? LONGEST : 3),
    })
  }
  return found
}

/** Between two names of one list stands a separator, and at most a figure with its words. */
const GAP = /^[^。；]{0,22}$/u
const SEPARATOR = /[、，和与及]/u

/** Numbers the lists: names in a chain within a sentence, and names that fill cells or lines. */
function numbered(found: readonly Found[]): readonly PlaceName[] {
  let list = 0
  const lists: (number | undefined)[] = []
  for (const [i, one] of found.entries()) {
    const before = found[i - 1]
    if (isAlone(one)) {
      lists.push(0)
      continue
    }
    const gap = before?.stretch === one.stretch ? one.stretch.text.slice(before.end, one.start) : undefined
    if (gap === undefined || !GAP.test(gap) || !SEPARATOR.test(gap)) {
      lists.push(undefined)
      continue
    }
    lists[i - 1] ??= ++list
    lists.push(lists[i - 1])
  }
  return found.map((one, i) => (lists[i] === undefined ? one : { ...one, list: lists[i] }))
}

/** A cell or a line that is the name, or an item that begins with it: "1.白崖县。下达资金…". */
const isAlone = ({ stretch, start, end }: Found) =>
  (start === 0 || /^(?:\(?[\d一二三四五六七八九十]{1,2}[.、)]{0,2})$/u.test(stretch.text.slice(0, start))) &&
  (end === stretch.text.length || /^[。:\s|]/u.test(stretch.text.slice(end)))
