import type { Direction } from '../indicator.ts'

/** An operator or a word that bounds a value. A weak one (达到、控制在) yields to any other. */
export interface Sign {
  readonly direction: Direction
  readonly weak: boolean
}

const strong = (direction: Direction, words: string): readonly (readonly [string, Sign])[] =>
  words.split(' ').map((word) => [word, { direction, weak: false }])
const weak = (direction: Direction, words: string): readonly (readonly [string, Sign])[] =>
  words.split(' ').map((word) => [word, { direction, weak: true }])

const longestFirst = (signs: readonly (readonly [string, Sign])[]) => signs.toSorted(([a], [b]) => b.length - a.length)

const BEFORE = longestFirst([
  ...strong(
    '≥',
    '≥ 大于或者等于 大于或等于 大于等于 不少于 不低于 不小于 不得少于 不得低于 不得小于 不应少于 不应低于 不能少于 不能低于 至少 最少 最低 应达到 需达到',
  ),
  ...strong('>', '> 大于 超过 高于 多于 超出 超 逾 突破'),
  ...strong(
    '≤',
    '≤ 小于或者等于 小于或等于 小于等于 不大于 不高于 不多于 不超过 不超 不得大于 不得高于 不得多于 不得超过 不应超过 不应高于 不能超过 不突破 不得突破 至多 最多 最高 不足为限',
  ),
  ...strong('<', '< 小于 低于 少于 不足 不到'),
  ...strong('=', '= 等于'),
  ...weak('≥', '达到 达 提高到 提升到 提高至 提升至 增至 增加到 增加至'),
  ...weak('≤', '控制在 控制 降至 降到 降低到 降低至 下降到 下降至 压减到 压减至 减至 减少到 减少至'),
])

const AFTER = longestFirst([...strong('≥', '以上 及以上 或以上 之上'), ...strong('≤', '以下 及以下 或以下 以内 之内 内 范围内 封顶 为限')])

const find = (signs: readonly (readonly [string, Sign])[], fits: (word: string) => boolean) => signs.find(([word]) => fits(word))

/** The sign a text ends with, and the text before it. */
export function signAtEnd(text: string): { readonly sign: Sign; readonly rest: string } | undefined {
  const found = find(BEFORE, (word) => text.endsWith(word))
  return found && { sign: found[1], rest: text.slice(0, text.length - found[0].length) }
}

/** The bounding word a value ends with (以上, 以内), and the text before it. */
export function boundAtEnd(text: string): { readonly sign: Sign; readonly rest: string } | undefined {
  const found = find(AFTER, (word) => text.endsWith(word))
  return found && { sign: found[1], rest: text.slice(0, text.length - found[0].length) }
}

/** Bounding words that a tail of verbs may follow: "10分钟内响应". */
export const BOUND_BEFORE_VERB = /(?:以内|之内|内)$/

const side = (direction: Direction): string => (direction === '≥' || direction === '>' ? 'up' : direction === '=' ? 'equal' : 'down')

/** One direction out of several signs on a value; 'none' without signs, 'conflict' when they contradict each other ("≥5天以内"). */
export function resolveSigns(signs: readonly Sign[]): Direction | 'none' | 'conflict' {
  const deciding = signs.some((s) => !s.weak) ? signs.filter((s) => !s.weak) : signs
  const [first] = deciding
  if (first === undefined) return 'none'
  return deciding.every((s) => side(s.direction) === side(first.direction)) ? first.direction : 'conflict'
}

/** Names whose value should be low, and names whose value should be high: asked only when neither operator nor words tell. */
const LOWER_IS_BETTER =
  /(?:故障|事故|发生|发案|成灾|受害|投诉|死亡|差错|误差|错误|违规|违法|流失|空置|返工|返修|超标|超期|逾期|不良|不合格|重复信访|损毁|失业|复发)(?:次数|起数|件数|数量|数)?(?:率|量)?$/
const HIGHER_IS_BETTER =
  /(?:满意度|满意率|(?:合格|覆盖|达标|完成|完好|及时|准时|按时|参与|参训|知晓|准确|到位|办结|结案|处置|处理|整改|节约|利用|使用|成活|入户|回访|回复|响应|合规|通过|出勤|执行|落实|化解|受益|普及|入库|上报|发放|支付|清运|收集|公开)率)$/

/** The direction a name tells (故障率 ≤, 满意度 ≥); undefined for names that tell none, 成本 among them. */
export function directionOfName(name: string): Direction | undefined {
  const plain = name.replace(/\s|\(.*?\)|（.*?）/g, '').replace(/(?:指标|情况)$/, '')
  if (/(?:下降|降低|减少|压减)(?:率|比例|幅度)?$/.test(plain)) return '≥'
  if (LOWER_IS_BETTER.test(plain)) return '≤'
  return HIGHER_IS_BETTER.test(plain) ? '≥' : undefined
}
