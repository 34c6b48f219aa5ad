import type { Document } from '../../rule.ts'
import { type Figures, type Mismatch, placeOf, type Sheet } from '../mismatch.ts'
import { differByOne, digitsOf } from '../slips.ts'
import { plainOf } from '../sums/slipped-sums.ts'
import { type Said, saidIn } from './clause.ts'

/** A number of things with their noun: "23个小区", "内设科室7个". */
interface Counted {
  readonly stretch: Figures['stretch']
  readonly one: Said
  /** The words behind it that begin with the noun: "小区开展入户调查"; its end is known only where a stop stands behind it. */
  readonly after: string
  /** The words before it that end in the noun. */
  readonly before: string
  /** 下辖, 内设, 共有: as many as there are. */
  readonly whole: boolean
  /** "23个小区中有3个", "的57台电梯", at the beginning of a sentence: as many as were told before. */
  readonly known: boolean
  /** 全部, 所有, 全覆盖: no part of them. */
  readonly every: boolean
  /** 全县, 全镇: whose they are. */
  readonly scope: string
  /** 退休, 在职, 乡镇: words that make other things of them. */
  readonly kinds: string
}

const COUNTED: ReadonlySet<string> = new Set(
  '个 人 家 所 场 起 件 户 条 座 处 台 辆 项 村 门 宗 套 台套 栋 株 份 批次 场次 期 间 支 名 类 种 亩 公里 人次 户次 米 平方米'.split(' '),
)
const WHOLE = /(?:下?辖|设|内设|下设|下属|所属|直属|现有|共有|组成|纳入预算|现设)[一-龥]{0,8}$/
/** Whole of one project; of several each has its own. */
const TOUCHED = /(?:涉及|覆盖|分布(?:在|于)|惠及)(?:[一-龥、]{0,14}等)?$/
const EVERY = /全部|所有|各|均|都|全覆盖|全面/
const NOT_NOW =
  /新增|增至|增加|减少|撤并|合并|将|拟|计划|预计|力争|下一步|今后|上年|去年|同期|每|第[一二三四五\d]+(?!方)|其中|其他|其余|另|剩余|未|不|约|近|余|多|占|左右/
const SCOPE = /全省|全市|全县|全区|全州|全旗|全镇|全乡|全街道|全国|全系统|全院|全校|全局|全馆|全站|辖区/g
const KINDS =
  /新建|改建|扩建|改造|维修|修复|拆除|新增|更换|购置|报废|关停|申请|受理|审批|批准|办结|合格|不合格|有效|发放|收回|回收|城区|城市|农村|乡镇|机关|下属|直属|行政|事业|企业|编制|在职|在编|编外|退休|离休|临时|聘用|男|女|年初|年末|[东西南北](?:片|区|线|段)|一类|二类|三类|重点|示范|公办|民办|中学|小学|线上|线下|馆内|馆外|省级|市级|县级|区级|国家/g
const ENDS =
  /中(?![心学小药医层型介])|的|均|都|全部|已|按|分|在|为|和|与|及|进行|开展|实现|完成|建成|建立|建设|安装|上岗|实行|出行|承办|未|由|向|对|达|参加|受|占|全|签|组织|投|运|开|有|定|列|出|被|作|各|里|内/g
/** What grows is not as many as before. */
const GROWS = /新增|增设|增至|增加|扩大|减至|撤并/
/** Words that name no part of the things behind them: prepositions, and what is done with all of them. */
const OPEN =
  /(?:^|[在对为给由的有及和与至到向经于全设辖、]|覆盖|涉及|指导|保障|组织|完成|开展|运行|检查|服务|惠及|支持|帮助|走访|培训|慰问|资助|建成|建设|安装|发放|开通|纳入|抽查|全部|所有)共?$/
const LONGEST = 10
const MOST = 40

/**
 * A number of things that is told in two ways 同一事物的个数: more of them than there are ("下辖8个社区", "保障9个社区"), a whole that was told as another one ("126场活动", "162场活动中有84场"),
 * or two swapped digits before the same noun. Questions: a part of them may be meant.
 */
export function* thingsCountedTwice({ script, figures, times }: Sheet, { claims }: Pick<Document, 'claims'>): Iterable<Mismatch> {
  const all = figures.flatMap((own) => countedIn(own, claims.year?.value, claims.projectList.length < 2))
  for (const [, things] of Map.groupBy(all, ({ one }) => one.unit)) {
    if (things.length < 2 || things.length > MOST * MOST) continue
    const told = new Set<Counted>()
    for (const thing of things) {
      if (NOT_NOW.test(thing.one.words)) continue
      const same = things.filter((other) => other !== thing && other.stretch !== thing.stretch && isSameNoun(thing, other)).slice(0, MOST)
      if (same.length === 0 || same.some(({ one }) => one.value === thing.one.value)) continue
      const [other, more] = distinct(same.filter(({ one }) => one.role === 'fact' && !NOT_NOW.test(one.words)))
      const whole = onlyOf(same.filter((each) => each.whole))
      const found =
        (whole && isBeyond(thing, whole) && whole) ||
        (other && !more && !told.has(other) && (isSlipOf(thing, other, times) || isOften(thing, other, same)) && other)
      if (!found || !mayBeOne(thing, found) || told.has(thing)) continue
      told.add(thing).add(found)
      yield {
        kind: 'figures',
        severity: 'warning',
        place: placeOf(script, thing.stretch, thing.one),
        related: [placeOf(script, found.stretch, found.one)],
        message: `这里写的是“${thing.one.written}${nounOf(thing)}”，另一处写的是“${wordsOf(found)}”，请核对哪一个是对的`,
        found: thing.one.written,
        expected: found.one.written,
      }
    }
  }
}

function countedIn({ stretch, quantities }: Figures, year: number | undefined, isOneProject: boolean): Counted[] {
  if (stretch.kind === 'safeguards') return []
  return saidIn(stretch.text, quantities, year).flatMap((one, i): Counted[] => {
    if (
      !COUNTED.has(one.unit) ||
      GROWS.test(one.words) ||
      one.bound ||
      one.value < 2 ||
      !Number.isInteger(one.value) ||
      one.role === 'past'
    )
      return []
    const { text } = stretch
    const tail = text.slice(one.end, one.end + LONGEST + 4)
    const after = /^[一-龥]*/.exec(tail)![0]
    // "12个乡镇186个行政村": what stands between two numbers is the noun of the first.
    const isBehind = quantities[i - 1]?.end === one.labelStart && one.label.length < LONGEST
    const before = isBehind ? '' : /[一-龥]*$/.exec(one.label.replace(/(?:共计?|为|约|有|达到?|的|了|已|:)+$/, ''))![0]
    if (after.length < 2 && before.length < 2) return []
    const sentence = text.slice(Math.max(text.lastIndexOf('。', one.start), text.lastIndexOf(';', one.start)) + 1, one.start)
    if (GROWS.test(sentence)) return []
    const clause = sentence.slice(sentence.lastIndexOf('，') + 1)
    const around = clause.replace(/\d.*?(?=[一-龥])/g, '') + tail
    return [
      {
        stretch,
        one,
        after,
        before,
        whole:
          WHOLE.test(clause.replace(/\d+[一-龥]{2,8}(?:和|、|及)?/g, '')) ||
          (isOneProject && TOUCHED.test(clause.replace(/\d+[一-龥]{2,8}(?:和|、|及)?/g, ''))),
        known:
          /^[一-龥]{2,8}?(?:中|里)(?:有|的|，|,|、|合格|不)/.test(tail) ||
          /(?:完工|建成|完成|上述|全年|实施|安装|投用|开工)的?$/.test(one.words) ||
          sentence === '' ||
          /^(?:全年|年内|[一二三四五六七八九十\d]+[、.)])$/.test(sentence),
        every: EVERY.test(around),
        scope: (around.match(SCOPE) ?? []).join(),
        kinds: [...new Set(`${before.slice(-LONGEST)}${nounAt(after)}`.match(KINDS) ?? [])].sort().join(),
      },
    ]
  })
}

/** Behind a number the noun ends where a word begins that is no part of one. */
const nounAt = (after: string): string => {
  ENDS.lastIndex = 2
  const end = ENDS.exec(after)?.index ?? -1
  return end < 0 ? after : after.slice(0, end)
}
const nounOf = ({ after }: Counted) => nounAt(after)
const wordsOf = ({ one, after, before }: Counted) => `${before.slice(-LONGEST)}${one.written}${nounAt(after)}`

/** The noun behind one stands behind the other as well, or right before it; or both end in it. */
function isSameNoun(a: Counted, b: Counted): boolean {
  const [noun, other] = [nounOf(a), nounOf(b)]
  if (noun.length < 2) return other.length < 2 && a.before.length >= SURE && a.before.slice(-SURE) === b.before.slice(-SURE)
  if (other.length >= 2 && (a.after.startsWith(other) || b.after.startsWith(noun))) return true
  if (b.before.length < 2 || other.length >= 2) return false
  return b.before.endsWith(noun) || (b.one.unit === '人' && noun === `${b.before}人员`) || (b.before.length >= 3 && noun.endsWith(b.before))
}
/** Signs that name a thing where nothing shows where its name begins. */
const SURE = 4

const distinct = (all: readonly Counted[]): readonly Counted[] => [...new Map(all.map((each) => [each.one.value, each])).values()]
function onlyOf(all: readonly Counted[]): Counted | undefined {
  const [only, more] = distinct(all)
  return more ? undefined : only
}

/** More than there are; or not as many, where all of them are meant. */
const isBeyond = (thing: Counted, whole: Counted): boolean =>
  !thing.whole &&
  thing.one.value < whole.one.value * 2 &&
  (thing.one.value > whole.one.value || (thing.every && differByOne(digitsOf(thing.one.written), digitsOf(whole.one.written))))

function isSlipOf(thing: Counted, other: Counted, times: Sheet['times']): boolean {
  const [a, b] = [digitsOf(thing.one.written), digitsOf(other.one.written)]
  if (a.length < 2 || (times.get(plainOf(thing.one)) ?? 0) > 1) return false
  const isSwapped = differByOne(a, b) && [...a].sort().join('') === [...b].sort().join('')
  return (isSwapped && !isPart(thing) && !isPart(other)) || (thing.known && differByOne(a, b))
}

/** The other number is told again and again, and this one once, done by the same word: "建成驿站24座". */
const isOften = (thing: Counted, other: Counted, same: readonly Counted[]): boolean =>
  same.filter(({ one }) => one.value === other.one.value).length >= OFTEN &&
  thing.before.length >= SURE &&
  same.some(({ before }) => before.endsWith(thing.before.slice(-SURE))) &&
  differByOne(digitsOf(thing.one.written), digitsOf(other.one.written)) &&
  digitsOf(thing.one.written).length > 1
const OFTEN = 3

/** "集镇周边14个村民小组": the words right before it say which of them. */
const isPart = ({ one, after }: Counted): boolean => after !== '' && !OPEN.test(one.label)

const mayBeOne = (a: Counted, b: Counted): boolean =>
  (a.scope === '' || a.scope === b.scope) && (a.kinds === b.kinds || (a.known && a.kinds === ''))
