import type { Budget } from '#domain/budget.ts'
import type { Indicator } from '#domain/indicator.ts'
import type { Submission } from '#domain/submission.ts'

/** What was read of a document, one line a fact, so that two readings can be compared whatever they were written in. */
export function factsOf({ department, projects, whole, goals, keyEvaluations }: Submission): string[] {
  const facts: string[] = []
  const say = (owner: string, field: string, value: { toString(): string } | undefined) => {
    const text = value === undefined ? '' : plain(value.toString())
    if (text !== '') facts.push(`${owner} ${field} ${text}`)
  }
  say('', '单位', department.name)
  const form = (owner: string, one: { readonly budget: Budget; readonly indicators: readonly Indicator[] } & Scored) => {
    money(owner, one.budget, say)
    say(owner, '总分', one.claimedTotal)
    say(owner, '等级', one.claimedGrade)
    say(owner, '目标', one.goal?.expected)
    say(owner, '完成', one.goal?.achieved)
    one.indicators.forEach((row) => {
      indicator(owner, row, say)
    })
  }
  projects.forEach((project, i) => {
    const owner = project.name ?? `项目${i + 1}`
    say(owner, '项目', owner)
    say(owner, '金额', project.amount)
    say(owner, '主管', project.supervisingDepartment)
    say(owner, '实施', project.implementingUnit)
    form(owner, project)
  })
  if (whole) form('整体', whole)
  for (const { title, indicators } of goals.items) for (const row of indicators) indicator(title ?? '', row, say)
  for (const { project, rows } of keyEvaluations)
    for (const { category, name, points, score } of rows)
      say(project ?? '', '评价', `${category}/${name}/${points?.toString() ?? ''}/${score?.toString() ?? ''}`)
  return facts
}

interface Scored {
  readonly claimedTotal?: { toString(): string }
  readonly claimedGrade?: string
  readonly goal?: { readonly expected?: string; readonly achieved?: string }
}

type Say = (owner: string, field: string, value: { toString(): string } | undefined) => void

function money(owner: string, budget: Budget, say: Say): void {
  for (const [name, row] of [['总额', budget] as const, ...budget.sources.map((source) => [source.source, source] as const)]) {
    say(owner, `${plain(name)}年初`, row.initial)
    say(owner, `${plain(name)}预算`, row.adjusted)
    say(owner, `${plain(name)}执行`, row.executed)
  }
  say(owner, '执行率', budget.claimedRate)
  say(owner, '执行分值', budget.claimedPoints)
  say(owner, '执行得分', budget.claimedScore)
}

function indicator(owner: string, row: Indicator, say: Say): void {
  const name = plain(row.name)
  say(owner, `${name} 一级`, row.category)
  say(owner, `${name} 二级`, row.subcategory)
  say(owner, `${name} 目标`, row.targetText)
  say(owner, `${name} 实际`, row.actualText)
  say(owner, `${name} 分值`, row.points)
  say(owner, `${name} 得分`, row.claimedScore)
  say(owner, `${name} 原因`, row.deviationReason)
}

const plain = (text: string): string => text.normalize('NFKC').replace(/\s+|(?<=\d),(?=\d{3})/g, '')

/** Facts of the one that the other has not, and the other way round. */
export function differences(before: readonly string[], after: readonly string[]) {
  return { lost: without(before, after), more: without(after, before) }
}

function without(facts: readonly string[], others: readonly string[]): string[] {
  const left = new Map<string, number>()
  for (const fact of others) left.set(fact, (left.get(fact) ?? 0) + 1)
  return facts.filter((fact) => {
    const count = left.get(fact) ?? 0
    if (count > 0) left.set(fact, count - 1)
    return count === 0
  })
}
