import { periodName } from './period-name.ts'
import { BOUND_BEFORE_VERB, boundAtEnd, type Sign } from './sign.ts'

/** What stands after a number: 万元 | /年 | 以内. */
export interface After {
  readonly signs: readonly Sign[]
  /** Everything up to the periods and bounds: the unit, if it is one. */
  readonly unit: string
  readonly per: readonly string[]
  readonly approximate: boolean
}

const INCLUDED = /\(含[^)]*\)/g
/** 20多万, 3000余人. */
const MORE = /^[多余]|(?<=^[万亿])[多余]/
const AROUND = /(?:左右|上下)$/
const PER = /(?:\/([\p{Script=Han}㎡*·]{1,8})|[一每]个?(年|月|季度|周|天|次|人|户))$/u
/** 10分钟内响应, 3个工作日内办结群众诉求: what is done within the bound. */
const VERBS =
  /(?:(?:全部|及时)?(?:完成|响应|到达|到场|办结|办理|处置|处理|回复|答复|反馈|到位|拨付|整改|修复|解决|送达|上报|报送|出具|接收|支付|发放|启动|验收|清运|恢复)(?:完毕|到位|完成)?[\p{Script=Han}]{0,10})$/u

/** Unit, /年, 以上, 左右 … after a number; undefined when a period is empty. */
export function readAfter(text: string): After | undefined {
  const plain = text.replace(INCLUDED, '')
  const counted = plain.replace(MORE, '')
  const verb = VERBS.exec(counted)
  const bounded = verb && BOUND_BEFORE_VERB.test(counted.slice(0, verb.index)) ? counted.slice(0, verb.index) : counted
  const after = readEnd({ unit: bounded, signs: [], per: [], approximate: counted !== plain })
  return after.per.includes('') ? undefined : after
}

/** Takes bounds, periods and 左右 away from the end, until the unit is left. */
function readEnd(so: After): After {
  const bound = boundAtEnd(so.unit)
  if (bound) return readEnd({ ...so, unit: bound.rest, signs: [...so.signs, bound.sign] })
  const per = PER.exec(so.unit)
  if (per) {
    const periods = (per[1] ?? per[2] ?? '').split(/[*·]/).map(periodName)
    return readEnd({ ...so, unit: so.unit.slice(0, per.index), per: [...periods, ...so.per] })
  }
  const exact = so.unit.replace(AROUND, '')
  return exact === so.unit ? so : readEnd({ ...so, unit: exact, approximate: true })
}
