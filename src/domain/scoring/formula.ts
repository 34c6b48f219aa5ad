import { Exact, max, min } from '../quantity.ts'

/**
 * The small language of proofs 算式, read independently of the scoring methods, so that a proof can be checked by a second program:
 *
 *   comparison = sum (≥ | ≤ | > | < | =) sum
 *   sum        = product { (+ | −) product }
 *   product    = factor { (× | ÷) factor }
 *   factor     = number | − factor | ( sum ) | 取小(sum, sum) | 取大(sum, sum) | 四舍五入(sum, whole number)
 *
 * Numbers are plain decimals; everything is exact, only 四舍五入 rounds (half up).
 */
export function evaluateFormula(text: string): Exact {
  const reader = new Reader(text)
  const value = sum(reader)
  reader.end()
  return value
}

/** Whether a condition such as "487 ÷ 500 ≥ 0.6" holds. @throws SyntaxError for anything else. */
export function holds(text: string): boolean {
  const reader = new Reader(text)
  const left = sum(reader)
  const sign = reader.one(['≥', '≤', '>', '<', '='])
  const right = sum(reader)
  reader.end()
  if (sign === undefined) throw reader.error('比较符号')
  const order = left.compare(right)
  return { '≥': order >= 0, '≤': order <= 0, '>': order > 0, '<': order < 0, '=': order === 0 }[sign]
}

const TOKEN = /\s*(\d+(?:\.\d+)?|取小|取大|四舍五入|[+−\-×*÷/()（）,，≥≤><=])/y
const PLAIN: Readonly<Record<string, string>> = { '-': '−', '*': '×', '/': '÷', '（': '(', '）': ')', '，': ',' }

/** Tokens one by one. A class because it holds the position of one reading. */
class Reader {
  readonly #tokens: readonly string[]
  readonly #text: string
  #at = 0

  constructor(text: string) {
    this.#text = text
    const tokens: string[] = []
    const source = text.trimEnd()
    const pattern = new RegExp(TOKEN)
    while (pattern.lastIndex < source.length) {
      const token = pattern.exec(source)?.[1]
      if (token === undefined) throw new SyntaxError(`算式“${text}”中有看不懂的字符`)
      tokens.push(PLAIN[token] ?? token)
    }
    this.#tokens = tokens
  }

  /** Takes the next token when it is one of these. */
  one<T extends string>(tokens: readonly T[]): T | undefined {
    const found = tokens.find((token) => token === this.#tokens[this.#at])
    if (found !== undefined) this.#at++
    return found
  }

  number(): string | undefined {
    const token = this.#tokens[this.#at]
    if (token === undefined || !/^\d/.test(token)) return undefined
    this.#at++
    return token
  }

  must(token: string): void {
    if (this.one([token]) === undefined) throw this.error(token)
  }

  end(): void {
    if (this.#at < this.#tokens.length) throw this.error('结尾')
  }

  error(wanted: string): SyntaxError {
    return new SyntaxError(`算式“${this.#text}”第 ${this.#at + 1} 个记号处应为${wanted}`)
  }
}

function sum(reader: Reader): Exact {
  let value = product(reader)
  for (;;) {
    const sign = reader.one(['+', '−'])
    if (sign === undefined) return value
    const next = product(reader)
    value = sign === '+' ? value.plus(next) : value.minus(next)
  }
}

function product(reader: Reader): Exact {
  let value = factor(reader)
  for (;;) {
    const sign = reader.one(['×', '÷'])
    if (sign === undefined) return value
    const next = factor(reader)
    value = sign === '×' ? value.times(next) : value.div(next)
  }
}

function factor(reader: Reader): Exact {
  if (reader.one(['−'])) return factor(reader).negated()
  const digits = reader.number()
  if (digits !== undefined) return Exact.of(digits)
  const name = reader.one(['取小', '取大', '四舍五入'])
  if (name !== undefined) return call(name, reader)
  reader.must('(')
  const value = sum(reader)
  reader.must(')')
  return value
}

function call(name: '取小' | '取大' | '四舍五入', reader: Reader): Exact {
  reader.must('(')
  const first = sum(reader)
  reader.must(',')
  if (name === '四舍五入') {
    const places = Number(reader.number() ?? Number.NaN)
    if (!Number.isInteger(places)) throw reader.error('小数位数')
    reader.must(')')
    return first.round(places)
  }
  const second = sum(reader)
  reader.must(')')
  return name === '取小' ? min(first, second) : max(first, second)
}
