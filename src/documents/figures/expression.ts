import type { Assessment } from '#domain/assessment.ts'
import type { Finding } from '#domain/finding.ts'
import { Exact, sum } from '#domain/quantity.ts'
import { sayUntil } from '#domain/say-date.ts'
import type { Scheme } from '#domain/scheme.ts'
import type { Submission } from '#domain/submission.ts'

/** What an expression may speak of. */
export interface Roots {
  readonly submission: Submission
  readonly assessment: Assessment
  readonly scheme: Scheme
  readonly findings: readonly Finding[]
}

/**
 * The value an expression names, or undefined when it is missing. An expression is a path ("assessment.projects[3].total",
 * "submission.projects[*].budget.executed" for all of them) or one of the few functions below over paths. It is what the content controls of a
 * report carry, so that every printed figure can be computed again.
 * @throws RangeError for text that is no expression.
 */
export function evaluate(expression: string, roots: Roots): unknown {
  const call = /^([a-zA-Z]+)\((.*)\)$/s.exec(expression)
  if (!call) return follow(expression, roots)
  const known = Object.hasOwn(functions, call[1]!) ? functions[call[1] as keyof typeof functions] : undefined
  if (!known) throw new RangeError(`no such function: ${call[1]}`)
  return known(call[2]!.split(','), roots)
}

type Arguments = readonly string[]

const functions = {
  /** 执行率 of a budget row, or actual ÷ budget of a 三公 row. */
  rate([path = '']: Arguments, roots: Roots) {
    const row = follow(path, roots)
    const amounts = isRecord(row) ? budgetAndActual(row) : undefined
    return amounts && !amounts[0].isZero() ? amounts[1].div(amounts[0]) : undefined
  },
  /** 失分 of a line or a first-level indicator: points − score. */
  lost: ([path = '']: Arguments, roots: Roots) => lost(follow(path, roots)),
  /** 失分 of one first-level indicator over all projects. */
  lostIn: ([title = '']: Arguments, { assessment, scheme }: Roots) => {
    const lines: readonly unknown[] = assessment.projects.flatMap(({ execution, categories }): readonly unknown[] =>
      title === scheme.execution.title ? [execution] : categories.filter((category) => category.title === title),
    )
    return sum(lines.flatMap((line) => lost(line) ?? []))
  },
  /** Items of a list, or entries of a record. */
  count: ([path = '']: Arguments, roots: Roots) => {
    const list = follow(path, roots)
    if (Array.isArray(list)) return list.length
    return isRecord(list) ? Object.keys(list).length : undefined
  },
  /** Scored lines with full points; those that lost points; those that are not scored yet. */
  met: ([path = '']: Arguments, roots: Roots) => linesWith(path, roots, (missing) => missing?.isZero() === true),
  unmet: ([path = '']: Arguments, roots: Roots) => linesWith(path, roots, (missing) => missing?.gt(0) === true),
  waiting: ([path = '']: Arguments, roots: Roots) => linesWith(path, roots, (missing) => missing === undefined),
  /** Sum of those that are given; undefined when none is. */
  sum: ([path = '']: Arguments, roots: Roots) => {
    const list = follow(path, roots)
    const values = Array.isArray(list) ? list.flatMap((value) => exact(value) ?? []) : []
    return values.length > 0 ? sum(values) : undefined
  },
  /** What was not spent of a budget row, or of several together as far as they have both amounts. */
  unspent: ([path = '']: Arguments, roots: Roots) => {
    const rows = follow(path, roots)
    const left = (Array.isArray(rows) ? rows : [rows]).flatMap((row: unknown) => unspent(row) ?? [])
    return left.length > 0 ? sum(left) : undefined
  },
  /** Execution rate of several rows together: of the sums. */
  rateOfAll: ([path = '']: Arguments, roots: Roots) => {
    const rows = follow(path, roots)
    const amounts = Array.isArray(rows)
      ? rows.map((row) => (isRecord(row) ? budgetAndActual(row) : undefined)).filter((pair) => pair !== undefined)
      : []
    const budget = sum(amounts.map(([planned]) => planned))
    return budget.isZero() ? undefined : sum(amounts.map(([, actual]) => actual)).div(budget)
  },
  /** Share of the nth part in its block's total. */
  partShare: ([path = '', n = '0']: Arguments, roots: Roots) => {
    const block = follow(path, roots)
    const parts = isRecord(block) ? own(block, 'parts') : undefined
    const part: unknown = Array.isArray(parts) ? parts[Number(n)] : undefined
    const [amount, total] = [
      isRecord(part) ? exact(own(part, 'amount')) : undefined,
      isRecord(block) ? exact(own(block, 'total')) : undefined,
    ]
    return amount && total && !total.isZero() ? amount.div(total) : undefined
  },
  /** Forms without a total, and forms whose total is only claimed. */
  unscored: ([path = '']: Arguments, roots: Roots) => formsWith(path, roots, (form) => exact(own(form, 'total')) === undefined),
  unproven: ([path = '']: Arguments, roots: Roots) =>
    formsWith(path, roots, (form) => exact(own(form, 'total')) !== undefined && own(form, 'proven') === false),
  /** The end of a period, without the year and month it shares with the beginning: 2025年3月3日至7日. */
  until: ([path = '']: Arguments, roots: Roots) => {
    const period = follow(path, roots)
    const [from, to] = isRecord(period) ? [own(period, 'from'), own(period, 'to')] : []
    return typeof from === 'string' && typeof to === 'string' ? sayUntil(from, to) : undefined
  },
  /** The reason a unit gave for a first-level deduction. */
  claimReason: ([path = '', title = '']: Arguments, roots: Roots) => {
    const claims = follow(path, roots)
    const claim: unknown = Array.isArray(claims) ? claims.find((item) => isRecord(item) && own(item, 'category') === title) : undefined
    return isRecord(claim) ? own(claim, 'reason') : undefined
  },
  /** The first characters of a text. */
  head: ([path = '', length = '0']: Arguments, roots: Roots) => {
    const text = follow(path, roots)
    return typeof text === 'string' ? text.slice(0, Number(length)) : undefined
  },
  minus: ([a = '', b = '']: Arguments, roots: Roots) => both(a, b, roots, (x, y) => x.minus(y)),
  share: ([a = '', b = '']: Arguments, roots: Roots) => both(a, b, roots, (x, y) => (y.isZero() ? undefined : x.div(y))),
  /** Projects in this grade, errors among the findings … */
  having: ([path = '', field = '', wanted = '']: Arguments, roots: Roots) => {
    const list = follow(path, roots)
    return Array.isArray(list) ? list.filter((item) => isRecord(item) && String(own(item, field)) === wanted).length : undefined
  },
  /** The nth paragraph of a longer text, from 0. */
  paragraph: ([path = '', n = '0']: Arguments, roots: Roots) => {
    const text = follow(path, roots)
    return typeof text === 'string' ? paragraphs(text)[Number(n)] : undefined
  },
} as const

/** A text in its paragraphs, without blank lines. */
export const paragraphs = (text: string): readonly string[] =>
  text
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '')

function both(a: string, b: string, roots: Roots, combine: (x: Exact, y: Exact) => Exact | undefined): Exact | undefined {
  const [x, y] = [exact(follow(a, roots)), exact(follow(b, roots))]
  return x && y ? combine(x, y) : undefined
}

const budgetAndActual = (row: Record<string, unknown>): readonly [Exact, Exact] | undefined => {
  const [planned, actual] = [exact(own(row, 'adjusted') ?? own(row, 'budget')), exact(own(row, 'executed') ?? own(row, 'actual'))]
  return planned && actual ? [planned, actual] : undefined
}

function unspent(row: unknown): Exact | undefined {
  const amounts = isRecord(row) ? budgetAndActual(row) : undefined
  return amounts?.[0].minus(amounts[1])
}

/** Lines of a form that take part in the score. */
function linesWith(path: string, roots: Roots, wanted: (lost: Exact | undefined) => boolean): number | undefined {
  const lines = follow(path, roots)
  if (!Array.isArray(lines)) return undefined
  return lines.filter((line: unknown) => isRecord(line) && kindOf(line) !== 'not-applicable' && wanted(lost(line))).length
}

function formsWith(path: string, roots: Roots, wanted: (form: Record<string, unknown>) => boolean): number | undefined {
  const forms = follow(path, roots)
  return Array.isArray(forms) ? forms.filter((form: unknown) => isRecord(form) && wanted(form)).length : undefined
}

const kindOf = (line: Record<string, unknown>) => {
  const outcome = own(line, 'outcome')
  return isRecord(outcome) ? own(outcome, 'kind') : undefined
}

function lost(line: unknown): Exact | undefined {
  if (!isRecord(line)) return undefined
  const outcome = own(line, 'outcome')
  const [points, score] = [exact(own(line, 'points')), exact(isRecord(outcome) ? own(outcome, 'score') : own(line, 'score'))]
  return points && score ? points.minus(score) : undefined
}

/** Walks a path: names after dots, numbers in brackets, `[*]` for every item from there on. */
function follow(path: string, roots: Roots): unknown {
  let value: unknown = roots
  let spread = false
  for (const key of stepsOf(path)) {
    if (key === '*') {
      spread = true
      continue
    }
    value = spread && Array.isArray(value) ? value.flatMap((item) => one(item, key) ?? []) : one(value, key)
    if (value === undefined) return undefined
  }
  return value
}

const DOT = 46
const OPEN = 91
const CLOSE = 93

/** "a.b[2].c" → a, b, 2, c. */
function stepsOf(path: string): readonly string[] {
  const steps: string[] = []
  let from = 0
  for (let at = 0; at <= path.length; at++) {
    const code = at === path.length ? DOT : path.charCodeAt(at)
    if (code !== DOT && code !== OPEN && code !== CLOSE) continue
    if (at > from) steps.push(path.slice(from, at))
    from = at + 1
  }
  return steps
}

/** Own properties only; a proof is made on demand. */
function one(value: unknown, key: string): unknown {
  if (Array.isArray(value)) return value[Number(key)]
  if (!isRecord(value)) return undefined
  const next = own(value, key)
  return typeof next === 'function' ? (next as () => unknown)() : next // the only functions in an Assessment are its proofs
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !(value instanceof Exact)
const own = (value: Record<string, unknown>, key: string): unknown => (Object.hasOwn(value, key) ? value[key] : undefined)
const exact = (value: unknown): Exact | undefined => (value instanceof Exact ? value : undefined)
