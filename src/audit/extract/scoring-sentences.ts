/**
 * A clause that gives points for a case, not for what was done 计分规则: "每少1%扣0.5分", "低于80%的不得分", "80%-90%得8分", "扣完为止".
 */
const CASE =
  /每[^，。；]{1,16}[扣加减]\d|扣完为止|不(?:得|计)分|(?:得|计)0分|(?:以[上下内]|之[内间]|\d%?(?:\([含不]+\))?[-~至到]\d+(?:\.\d+)?%?(?:\([含不]+\))?[一-龥]{0,3})的?[，,]?[得计扣]\d|(?:低于|高于|不足|不满|超过|小于|大于|[<>≤≥])\d+(?:\.\d+)?[%一-龥]{0,4}的?[得计扣]\d|的[，,]?[得扣计]\d/
/** Points in a clause, given, taken or withheld. */
const POINTS = /[得计扣减]\d+(?:\.\d+)?分|不(?:得|计)分|扣完为止|得满分/
/** Words that open what came of it. */
const RESULT = /^(?:实际|故|因此|所以|据此|本项|该项|本次|自评|最终|共|合计|其中|经)/
/** "预算执行得分为10分乘以执行率": no figure comes of it. */
const FORMULA = /[^，。；;=＝]{0,12}得分(?:为|等于|=|是)\d+(?:\.\d+)?分?(?:乘以|×)[^\d，。；;=＝]{2,14}(?=[，。；;)]|$)/g
const LEAST = 2

/** The text with its rules of scoring blanked out, character for character: what is left speaks of points that were given. */
export function withoutScoringRules(text: string): string {
  if (!/乘以|×|每[^，。；]{1,16}[扣加减]\d|扣完为止|不(?:得|计)分|得\d[\d.]*分[，,;、]/.test(text)) return text
  return text
    .replace(/[^。！？]+/g, (sentence) => (isRule(sentence) ? '〓'.repeat(sentence.length) : sentence))
    .replace(FORMULA, (clause) => '〓'.repeat(clause.length))
}

/** A sentence with points for two cases or more, and none for a result behind the last of them. */
function isRule(sentence: string): boolean {
  const clauses = sentence.split(/[，,；;、]/).filter((clause) => POINTS.test(clause))
  if (clauses.length < LEAST) return false
  const last = clauses.findLastIndex((clause) => CASE.test(clause))
  return last === clauses.length - 1 && !clauses.some((clause) => RESULT.test(clause))
}
