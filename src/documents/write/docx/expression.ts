/**
 * What may stand between the braces of a template 标签: a name with dots (`项目.名称`, `.` for the item itself), a name compared with a number or a
 * word (`得分 < 60`, `等级 = "优"`), or a name with another way of printing (`全年预算|元`). Nothing else; nothing is executed.
 */
export interface TagExpression {
  readonly steps: readonly string[]
  readonly comparison?: { readonly operator: Operator; readonly literal: string }
  readonly format?: TagFormat
}

const operators = ['=', '≠', '>', '≥', '<', '≤'] as const
export type Operator = (typeof operators)[number]
/** 写法 a template may ask for. */
export const tagFormats = ['元', '万元', '整数', '一位小数', '两位小数'] as const
export type TagFormat = (typeof tagFormats)[number]

const NAME = /^[\p{L}_][\p{L}\p{N}_]*$/u
const COMPARISON = /^(.+?)\s*(>=|<=|!=|≥|≤|≠|>|<|=)\s*(?:["“”'‘’](.*)["“”'‘’]|(-?\d+(?:\.\d+)?))$/u
const spellings: Readonly<Record<string, Operator>> = { '>=': '≥', '<=': '≤', '!=': '≠' }

/** Reads a tag; undefined when it is none of the above. */
export function parseTag(tag: string): TagExpression | undefined {
  const text = tag.trim()
  const compared = COMPARISON.exec(text)
  if (compared) {
    const steps = parseSteps(compared[1]!)
    const operator = spellings[compared[2]!] ?? operators.find((known) => known === compared[2])
    return steps && operator ? { steps, comparison: { operator, literal: compared[3] ?? compared[4]! } } : undefined
  }
  const [name = '', format, ...more] = text.split('|').map((part) => part.trim())
  const steps = parseSteps(name)
  if (!steps || more.length > 0) return undefined
  if (format === undefined) return { steps }
  const known = tagFormats.find((one) => one === format)
  return known ? { steps, format: known } : undefined
}

function parseSteps(text: string): readonly string[] | undefined {
  if (text === '.') return []
  const steps = text.split('.').map((step) => step.trim())
  return steps.every((step) => NAME.test(step)) ? steps : undefined
}
