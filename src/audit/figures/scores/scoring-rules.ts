import type { Script } from '../../script.ts'

/** How the document says that scores are found 计分规则. */
export interface ScoringRules {
  /** "未完成的按完成比例计分" */
  readonly isProportional: boolean
  /** "每低1个百分点扣0.4分": the one such rule told of all indicators. */
  readonly step?: { readonly size: number; readonly loss: number }
  /** "逾期每满一个月扣1分" */
  readonly delay?: { readonly loss: number; readonly isWhole: boolean }
}

const PROPORTIONAL =
  /按(?:实际|目标|指标)?(?:完成|达成|实现)?(?:情况|程度|值|率)?(?:的)?比例(?:相应)?(?:计|得|扣|折算|赋|给|确定)|得分=(?:权重|分值|满分|指标分值)[×*x](?:实际)?完成/
const STEP =
  /每(?:低于?|少|差|降低|减少|下降|欠)(?:目标值?|指标值?)?(\d+(?:\.\d+)?)(?:个百分点|%)[^，。；\d]{0,6}[，,]?扣(?:减|除)?(\d+(?:\.\d+)?)分/g
const DELAY = /(?:逾期|超期|延期|推迟|延迟|滞后)(?:的)?[，,]?每(满)?(?:超过?)?(?:一|1)个?月[^，。；\d]{0,14}扣(?:减|除)?(\d+(?:\.\d+)?)分/
const GENERAL = /指标|未(?:达|完成)|目标/

export function scoringRulesOf({ stretches }: Script): ScoringRules {
  // A rule in the cell of one indicator is that indicator's.
  const texts = stretches.flatMap(({ text, passage }) => (passage.row || !/按|每|得分=/.test(text) ? [] : [text]))
  const isGeneral = (text: string, at: number) => {
    const from = Math.max(...['。', '；', ';'].map((stop) => text.lastIndexOf(stop, at))) + 1
    const until = text.slice(at).search(/[。；;]/)
    const rule = text.slice(from, until < 0 ? text.length : at + until)
    // "完成率在90%以上的按比例得分，低于60%的不得分" needs more than a reading of words.
    return GENERAL.test(text.slice(from, at)) && !/\d(?:分|%)/.test(text.slice(from, at)) && !/不得分|\d%(?:及|\(含\))?以[上下]/.test(rule)
  }
  const steps = texts.flatMap((text) => [...text.matchAll(STEP)].map((match) => ({ match, text })))
  const [step, ...others] = steps
  const late = texts.map((text) => DELAY.exec(text)).filter((match) => match !== null)
  return {
    isProportional: texts.some((text) => {
      const match = PROPORTIONAL.exec(text)
      return match !== null && isGeneral(text, match.index + 1)
    }),
    ...(step && others.length === 0 && isGeneral(step.text, step.match.index)
      ? { step: { size: Number(step.match[1]), loss: Number(step.match[2]) } }
      : {}),
    ...(late.length === 1 ? { delay: { loss: Number(late[0]![2]), isWhole: late[0]![1] !== undefined } } : {}),
  }
}
