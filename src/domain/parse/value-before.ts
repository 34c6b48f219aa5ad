import { PERIODS, periodName } from './period-name.ts'
import { type Sign, signAtEnd } from './sign.ts'

/** What stands before a number: 每月组织活动 | 不少于. */
export interface Before {
  readonly signs: readonly Sign[]
  /** What is measured, in words; '' when nothing is said. */
  readonly lead: string
  readonly per: readonly string[]
  readonly approximate: boolean
  readonly negative: boolean
}

const PERIOD_AT_END = new RegExp(`每(?:一个?|个)?(?:${PERIODS})$`)
const EVERY = new RegExp(`每(?:一个?|个)?(${PERIODS})`, 'g')
const WHOLE_YEAR = /^(?:全年度?|年度内?|年内|本年度?|当年)/
const FILLER = /(?:共计|总计|合计|累计|共|约为|均为|[为是:各])$/
const APPROXIMATE = /(?:大约|约|将近|近)$/
const LEAD = /^[\p{Script=Han}A-Za-z()“”"·、《》]{0,30}$/u
const MINUS = /(?:^|[≥≤=><为至到])-$/
/** A negation right before a value would turn its meaning: not read. */
const NEGATED = /(?:[不未非勿无莫]|严禁|禁止|不得|不可|不能|杜绝)$/
/** 每月最少组织活动 1 次: the word stands before what is done, not before the number. */
const ADVERB = /至少|最少|不少于|不低于|至多|最多|不超过/

/** Signs, 约, 每季度 … before a number; undefined when a word is left whose part in the meaning is not known. */
export function readBefore(text: string): Before | undefined {
  const negative = MINUS.test(text)
  const near = readNear(negative ? text.slice(0, -1) : text, { rest: '', signs: [], approximate: false })
  const adverb = ADVERB.exec(near.rest)?.[0]
  const said = adverb === undefined ? undefined : signAtEnd(adverb)?.sign
  const spoken = adverb === undefined ? near.rest : near.rest.replace(adverb, '')
  const every = [...spoken.matchAll(EVERY)].map(([, unit = '']) => periodName(unit))
  const withoutPeriods = spoken.replace(EVERY, '')
  const yearly = every.length === 0 && WHOLE_YEAR.test(withoutPeriods)
  const lead = yearly ? withoutPeriods.replace(WHOLE_YEAR, '') : withoutPeriods
  if (!LEAD.test(lead) || NEGATED.test(lead) || lead.includes('每')) return undefined
  return {
    signs: said === undefined ? near.signs : [said, ...near.signs],
    lead,
    per: yearly ? ['年'] : every,
    approximate: near.approximate,
    negative,
  }
}

interface Near {
  readonly rest: string
  readonly signs: readonly Sign[]
  readonly approximate: boolean
}

/** Takes signs, fillers and 约 away from the end, until something else stands there. */
function readNear(text: string, so: Near): Near {
  const found = signAtEnd(text) ?? signBeforePeriod(text)
  if (found) return readNear(found.rest, { ...so, signs: [found.sign, ...so.signs] })
  const plain = text.replace(FILLER, '')
  if (plain !== text) return readNear(plain, so)
  const exact = text.replace(APPROXIMATE, '')
  return exact === text ? { ...so, rest: text } : readNear(exact, { ...so, approximate: true })
}

/** "不少于每年3次": the sign stands before the period. */
function signBeforePeriod(text: string): ReturnType<typeof signAtEnd> {
  const every = PERIOD_AT_END.exec(text)
  const found = every && signAtEnd(text.slice(0, every.index))
  return found ? { sign: found.sign, rest: found.rest + every[0] } : undefined
}
