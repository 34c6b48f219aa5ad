import { anyOf, compiled } from '../patterns.ts'
import { type Report, rule } from '../rule.ts'
import { placeOfPlain, placeOfRaw, plainHits, rawHits, type Script, type Stretch, scriptOf } from '../script.ts'

/** Two marks where one belongs. 》、 and ”， are fine, …… is one mark. */
const DOUBLED_MARKS = /[，、；：][，、；：。！？]|。[，、；：。]/gu
const PAIRS = ['“”', '《》', '（）', '【】', '〔〕'] as const
/** List marks such as "1）" and "（一）" at a beginning are not half a pair. */
// The end of a number, or of a reckoning, is no mark: （7÷12）.
const LIST_MARK = /(?<![（(÷×＋+－*/＝=.\da-zA-Z—–~～、-])(?:[\da-zA-Z]{1,3}|[一二三四五六七八九十]{1,3})[）)]/gu

export default rule({
  id: 'broken-sentence',
  title: '句子应完整',
  severity: 'warning',
  covers: ['E05'],
  source: 'gbt-15834-2011#punctuation',
  why: '句子缺谓语、中途断开或标点成对缺一半，读者看不出要说什么，常常是删改后留下的。',
  remedy: '把句子补完整，或与前后句合并；多余的标点删去。',
  example: { right: '由评价小组按确定的指标体系和评分标准打分。', wrong: '由评价小组按确定的指标体系、评分标准。收集整理资料。' },
  *writing(document, { lexicon: { grammar } }) {
    const script = scriptOf(document)
    for (const { stretch, start, end, text } of rawHits(script, DOUBLED_MARKS)) {
      yield { message: `标点“${text}”连用，中间可能漏了内容`, place: placeOfRaw(script, stretch, Math.max(0, start - 6), end), found: text }
    }
    for (const stretch of script.stretches) if (stretch.index !== undefined) yield* openPairs(script, stretch)
    const dangling = `(?:^|[。！？;，])((?:由[^，。;]{2,16}?)?(?:${anyOf(grammar.prepositions)})[^，。！？;:]{2,40}(?:${anyOf(grammar.danglingNouns)}))[。;]`
    for (const { stretch, start, text, groups } of plainHits(script, compiled(dangling))) {
      const clause = groups[0] ?? ''
      const from = start + text.indexOf(clause)
      if (hasVerbAfter(clause) || precededByVerb(stretch.text, from)) continue
      yield {
        message: `“${clause}”只有依据，没有说做什么`,
        place: placeOfPlain(script, stretch, from, from + clause.length),
        found: clause,
      }
    }
    yield* cutShort(script)
    for (const { stretch, start, end, text } of plainHits(script, compiled(`(?:${anyOf(grammar.unfinished)})[。;]`))) {
      yield {
        message: `句子停在“${text.slice(0, -1)}”上，没有写完`,
        place: placeOfPlain(script, stretch, Math.max(0, start - 6), end),
        found: text,
      }
    }
  },
})

interface Cut {
  readonly pattern: RegExp
  readonly say: string
  /** Words of the clause that make it whole after all. */
  readonly unless?: RegExp
}
/** Where a clause stops behind words that call for another one. */
const CUTS: readonly Cut[] = [
  { pattern: /[^，。;]{4,30}的[。;]$/u, say: '停在“的”上，后面缺了名词', unless: /[是为属系]|[没所]?有[^，]*的|目的|似的/u },
  {
    pattern:
      /(?:(?<![参给赋])与[，。;]|(?<![饱温总共缓祥平谦随柔调亲融中协之]|得分之)和[，。;]|(?<![普涉触波顾以])及[，。;]|[把将被][，。;])$/u,
    say: '停在连词或介词上，没有写完',
  },
  {
    pattern: /(?:(?:来源|总额|比例|面积|数量|得分|等级|[师生]比|金额|合计|人数|损失|收入|支出|率)(?:为|达到|达|是)[，。;])$/u,
    say: '后面缺了数字或内容',
  },
  { pattern: /(?:于(?:20\d\d年(?:\d{1,2}月)?|\d{1,2}月)起[。;])$/u, say: '只写了时间，没有写做什么' },
  { pattern: /(?:(?:较为|更加|十分|非常|得以|予以|加以|有待)[，。;])$/u, say: '后面缺了说明的词' },
  {
    pattern: /(?:(?:使得|使(?!用|命|馆))[^，。;]{2,10}(?:率|度|量|水平|能力)[。;])$/u,
    say: '后面缺了谓语',
    unless: /提|增|改|达|下降|减|高/u,
  },
  {
    pattern: /(?<=，)[一-龥]{2,6}率[。;]$/u,
    say: '只有名词，没有说怎么样',
    unless: /[考测看查是为达有含括提降算于过超]|通报|排名|考核|计算|反映|提高|公布/u,
  },
  { pattern: /(?:比(?:上年|去年|同期|20\d\d年)(?:提高|增加|增长|下降|减少|降低)[。;])$/u, say: '没有写变化了多少' },
  { pattern: /(?:(?:师生比|比例|比率)为，)$/u, say: '后面缺了数字' },
]
/** The ends that any of them may have: what a text is searched for. */
const ENDS =
  /(?:的|与|和|及|把|将|被|为|达到?|是|起|较为|更加|十分|非常|得以|予以|加以|有待|[率度量]|水平|能力|提高|增加|增长|下降|减少|降低)[，。;]/gu
const LONGEST_CLAUSE = 36

function* cutShort(script: Script): Generator<Report> {
  for (const { stretch, end } of plainHits(script, ENDS)) {
    if (stretch.index === undefined || stretch.heading) continue
    const clause = stretch.text.slice(Math.max(0, end - LONGEST_CLAUSE), end)
    for (const { pattern, say, unless } of CUTS) {
      const text = pattern.exec(clause)?.[0]
      if (text === undefined || unless?.test(text)) continue
      yield {
        message: `“${text.slice(0, -1).slice(-12)}”${say}`,
        place: placeOfPlain(script, stretch, end - text.length, end),
        found: text,
      }
      break
    }
  }
}

function* openPairs(script: Script, stretch: Stretch): Generator<Report> {
  const text = stretch.raw.replace(/\(/g, '（').replace(/\)/g, '）')
  const plainText = text.replace(LIST_MARK, (found) => ' '.repeat(found.length))
  for (const [open = '', close = ''] of PAIRS) {
    if (!plainText.includes(open) && !plainText.includes(close)) continue
    const at = unpaired(plainText, open, close)
    if (at === undefined) continue
    const mark = plainText[at] ?? ''
    yield {
      message: mark === open ? `“${mark}”没有对应的“${close}”` : `“${mark}”前面没有“${open}”`,
      place: placeOfRaw(script, stretch, at, Math.min(at + 8, stretch.raw.length)),
      found: mark,
    }
  }
}

/** Index of the first mark without its partner. */
function unpaired(text: string, open: string, close: string): number | undefined {
  const stack: number[] = []
  for (let i = 0; i < text.length; i++) {
    if (text[i] === open) stack.push(i)
    else if (text[i] === close && stack.pop() === undefined) return i
  }
  return stack[0]
}

/** "按照方案要求落实整改方案": a verb governs the last noun, so the clause says what is done. */
const VERBS =
  /(?:制定|完善|落实|执行|开展|完成|形成|确定|实施|推进|编制|建立|健全|符合|达到|修订|出台|印发|明确|提出|设定|设置|细化|量化|优化|调整|审核|上报|报送|公开|整理|收集|符|属于|是|为)/u
const hasVerbAfter = (clause: string) =>
  VERBS.test(
    clause.replace(
      /^(?:由[^，。;]{2,16}?)?(?:按照|根据|依据|依照|遵照|围绕|针对|结合|本着|按)(?:确定|规定|制定|编制|设定|批复|下达|印发|既定|有关|相关)?的?/u,
      '',
    ),
  )
/** "评分主要根据…标准。" inverted: the clause before already holds the verb. */
const precededByVerb = (text: string, from: number) => /(?:具体|主要|均|都|全部|以及|其中)$/u.test(text.slice(Math.max(0, from - 2), from))
