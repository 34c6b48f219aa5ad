import assert from 'node:assert/strict'
import { test } from 'node:test'
import { evaluate } from '#domain/evaluate.ts'
import { fromWanyuan } from '#domain/quantity.ts'
import { xingfu2024 } from '../../../scripts/examples/xingfu-2024.ts'
import { aBudget, anIndicator, aProject, aScheme, aSubmission, measured } from '../../../tests/builders.ts'
import { ofSubmission } from './last-year.ts'
import { type Block, contentsOf, fieldOf, sectionsOf, settingOf } from './paper-sections.ts'
import { groupOf, groupsOf } from './prose-groups.ts'
import { saySource } from './say-source.ts'
import { suggest } from './suggest.ts'

const paragraph = (text: string, heading: number | null = null, path?: string, format = 'text'): Block => ({
  kind: 'paragraph',
  heading,
  runs: [{ text, source: path === undefined ? null : { path, format } }],
})

test('sections are cut at headings, their gaps counted up to the second level', () => {
  const sections = sectionsOf([
    paragraph('某单位自评报告'),
    paragraph('一、基本情况', 1),
    paragraph('（一）概况', 2),
    paragraph('1.职能', 3),
    paragraph('【待填：主要职能】', null, 'submission.department.duties[0]', 'gap'),
    paragraph('二、组织', 1),
    paragraph('访谈三人', null, 'submission.organisation.interviews'),
  ])
  assert.deepEqual(
    sections.map(({ title, level, gaps }) => [title, level, gaps]),
    [
      ['标题和引言', 0, 0],
      ['一、基本情况', 1, 0],
      ['（一）概况', 2, 0],
      ['1.职能', 3, 1],
      ['二、组织', 1, 0],
    ],
  )
  const entries = contentsOf(sections)
  assert.deepEqual(
    entries.map(({ title, gaps }) => [title, gaps]),
    [
      ['标题和引言', 0],
      ['一、基本情况', 0],
      ['（一）概况', 1],
      ['二、组织', 0],
    ],
  )
  assert.deepEqual(entries[2]?.paths, ['department.duties[0]'])
})

test('a run shows a field when it shows it as it stands', () => {
  const field = (path: string) => fieldOf({ path, format: 'text' })
  assert.equal(field('submission.problems[2].measure'), 'problems[2].measure')
  assert.equal(field('paragraph(submission.goals.overall.expected,1)'), 'goals.overall.expected')
  assert.equal(field('sum(submission.projects[*].budget.executed)'), undefined)
  assert.equal(field('assessment.department.total'), undefined)
})

test('title, caption, unit and signature are told by their place', () => {
  const table: Block = { kind: 'table', rows: [] }
  assert.equal(settingOf(paragraph('某单位自评报告'), undefined, true), 'title')
  assert.equal(settingOf(paragraph('收支决算表'), paragraph('单位：万元'), false), 'caption')
  assert.equal(settingOf(paragraph('单位：万元'), table, false), 'unit')
  assert.equal(settingOf(paragraph('各项目情况如下。'), table, false), 'body')
  assert.equal(settingOf(paragraph('2025年4月18日', null, 'submission.signature.date', 'date'), undefined, false), 'signature')
})

test('texts open where they are written; figures and names of forms do not', () => {
  assert.equal(groupOf('organisation.stages[1].content')?.id, 'stages')
  assert.equal(groupOf('projects[3].goal.achieved')?.id, 'project-3')
  assert.equal(groupOf('whole.indicators[2].deviationReason')?.title, '扣分原因')
  assert.equal(groupOf('department.duties[0]')?.id, 'duties')
  for (const path of [
    'department.name',
    'projects[3].name',
    'projects[3].indicators[0].name',
    'goals.items[0].indicators[1].name',
    'accounts.carryIn',
  ])
    assert.equal(groupOf(path), undefined, path)
  assert.deepEqual(
    groupsOf(['resultUse', 'projects[0].problems', 'projects[0].indicators[0].deviationReason', 'resultUse']).map(({ id }) => id),
    ['use', 'project-0'],
  )
})

test('every source of the example report is said in words, without its path', async () => {
  const scheme = aScheme()
  const year = { content: xingfu2024, assessment: evaluate(xingfu2024, scheme), scheme }
  const say = (path: string, format = 'wan') => saySource({ path, format }, year)
  assert.deepEqual(say('submission.projects[0].budget.executed'), { kind: 'typed', where: '项目“社区工作经费”／资金／全年执行数' })
  assert.equal(say('sum(submission.projects[*].budget.executed)').formula, '各项目的全年执行数相加')
  assert.equal(say('rate(submission.projects[1].budget)').formula, '全年执行数（决算数）÷ 全年预算数')
  assert.equal(say('lostIn(产出指标)').formula, '各项目“产出指标”的分值 − 得分，再相加')
  assert.match(say('assessment.projects[0].lines[0].outcome.score', 'pts').formula ?? '', /满分|得分|×/)
  assert.match(say('assessment.department.grade', 'text').formula ?? '', /按总分所在的区间/)
  assert.equal(say('assessment.statistics.mean', 'pts').where, '项目统计')
  assert.equal(say('scheme.grades[0].from', 'pts').kind, 'scheme')
})

const facts = (submission = aSubmission(), lastProblems: readonly string[] = []) => {
  const scheme = aScheme()
  return { content: submission, assessment: evaluate(submission, scheme), scheme, lastProblems }
}

test('a suggestion holds the figures and nothing that is not known', () => {
  const short = aProject({
    name: '培训',
    budget: aBudget({ executed: fromWanyuan(60) }),
    indicators: [anIndicator({ name: '培训人次', actualText: '400人次', actual: measured('400', '人次') })],
  })
  const submission = { ...aSubmission(), projects: [short] }
  assert.equal(suggest('projects[0].problems', facts(submission)), '预算执行率60.00%；培训人次目标≥500人次、实际400人次。')
  assert.equal(suggest('projects[0].budget.reason', facts(submission)), '全年预算100万元，支出60万元，未支出40万元，原因是：')
  assert.match(suggest('goals.overall.achieved', facts(submission)) ?? '', /^1个项目全年预算合计100万元，执行60万元，执行率60\.00%/)
  assert.match(
    suggest('lastYearRectification', facts(submission, ['台账不全。', '支付慢'])) ?? '',
    /2个问题：（1）台账不全，整改情况：；（2）支付慢/,
  )
})

test('nothing is suggested where nothing was lost or known', () => {
  const { projects: _, ...rest } = aSubmission()
  const bare = { ...rest, projects: [] }
  for (const path of ['goals.overall.achieved', 'organisation.voucherCheck', 'resultUse', 'lastYearRectification', 'projects[0].problems'])
    assert.equal(suggest(path, facts(bare)), undefined, path)
  assert.equal(suggest('projects[0].problems', facts({ ...rest, projects: [aProject()] })), undefined)
  assert.equal(suggest('organisation.groupLeader', facts()), undefined)
})

test('last year is read at the same place: a text, its lines, or the rows of a list', () => {
  const last = ofSubmission('2023 年度填报', {
    ...aSubmission(),
    resultUse: '随决算公开',
    problems: [{ problem: '台账不全', measure: '补齐' }, { measure: '公示' }],
  })
  assert.deepEqual(last.at('resultUse'), ['随决算公开'])
  assert.deepEqual(last.at('problems'), ['台账不全　补齐', '公示'])
  assert.deepEqual(last.problems, ['台账不全'])
  assert.deepEqual(last.at('nothing'), [])
})
