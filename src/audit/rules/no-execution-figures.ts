import type { Prose } from '#domain/prose.ts'
import { gridsOf } from '../figures/tables/grid.ts'
import { formsOf } from '../forms.ts'
import { rule } from '../rule.ts'

export default rule({
  id: 'no-execution-figures',
  title: '应写明预算数和执行数',
  severity: 'error',
  covers: ['B13'],
  source: 'mof-2020-10#self-evaluation-table',
  why: '预算执行率等于全年执行数除以全年预算数；一个都没有写，执行率得分无从核对。',
  remedy: '逐个项目写明年初预算数、全年（调整后）预算数、全年执行数和结转结余数。',
  example: { right: '年初预算 20 万元，全年预算 18 万元，执行 17.5 万元，执行率 97.22%', wrong: '只写“供热应急资金 2 万元”' },
  *content(submission, assessment, _context, { role, claims, prose }) {
    const forms = formsOf(submission, assessment)
    const scored = forms.filter(
      ({ claims: said, budget, scope }) =>
        scope === 'project' &&
        (budget.claimedScore !== undefined || said.some(({ category, score }) => category === '预算执行率' && score !== undefined)),
    )
    const bare = scored.filter(
      ({ budget }) => budget.executed === undefined || (budget.adjusted === undefined && budget.initial === undefined),
    )
    const [first] = bare
    if (!first || (prose && isInTable(prose)) || (role === 'report' && claims?.passages.some(({ text }) => FIGURES.test(text)))) return
    yield {
      path: first.path,
      message:
        bare.length === 1
          ? `${first.label}给预算执行率打了分，没有写预算数和执行数`
          : `${bare.length} 个项目给预算执行率打了分，都没有写预算数和执行数`,
      expected: '年初预算数、全年预算数、全年执行数、结转结余数',
      // A list of indicators has no place for amounts.
      ...(role === 'other'
        ? { severity: 'notice' as const }
        : prose && claims && claims.amounts.length > 0
          ? { severity: 'warning' as const }
          : {}),
    }
  },
})

/** Amounts by county or by source in a table of their own: what was given and what was spent stand side by side. */
const isInTable = ({ blocks }: Pick<Prose, 'blocks'>): boolean =>
  blocks.some(
    (block) =>
      block.kind === 'table' &&
      gridsOf(block).some(({ columns, rows }) => {
        const spent = columns.find(({ holds, heading }) => holds === 'money' && /执行|支出|支付/.test(heading))
        const given = columns.find((one) => one !== spent && one.holds === 'money' && /预算|安排|下达|资金|计划/.test(one.heading))
        return spent && given && rows.some(({ figures }) => figures.has(spent.at) && figures.has(given.at))
      }),
  )

/** Words of figures that extraction may not have given to a project. */
const FIGURES = /(?:执行数|实际支出|支出数|已支出|执行率|支付率|支出|支付|花掉|使用)[^，。；]{0,10}\d[\d,.]*(?:万元|元|%)|^(?:全年)?执行数$/
