import { projectKey } from '../aliases.ts'
import { plain } from '../extract/plain.ts'
import { goalText } from '../indicator-rows.ts'
import { anyOf } from '../patterns.ts'
import { rule } from '../rule.ts'

const FEWEST = 3

export default rule({
  id: 'goals-and-projects',
  title: '项目应服务于部门绩效目标',
  severity: 'notice',
  covers: ['C14'],
  source: 'mof-2013-53#department-frame',
  why: '多数项目在部门目标里找不到影子，说明目标和花钱是两张皮。',
  remedy: '在部门目标里写上各项目要做的事，或调整项目。',
  example: { right: '目标写“改造供热管网”，项目有供热应急资金', wrong: '目标只写政治学习，项目却是供热、普查、充电桩' },
  *content(submission, _assessment, { lexicon }) {
    const goals = goalText(submission)
    const names = submission.projects.flatMap(({ name }) => name ?? [])
    if (goals.length < 40 || names.length < FEWEST) return
    const general = new RegExp(anyOf(lexicon.projects.general), 'gu')
    const unrelated = names.filter((name) => !isMentioned(plain(projectKey(name)).text.replace(general, ' '), goals))
    if (unrelated.length * 2 <= names.length) return
    yield {
      path: submission.goals.overall ? 'goals.overall.expected' : 'goals.items[0].expected',
      message: `${names.length} 个项目有 ${unrelated.length} 个在部门绩效目标里没有提到：${unrelated
        .slice(0, 5)
        .map((name) => `“${name}”`)
        .join('、')}${unrelated.length > 5 ? '等' : ''}`,
      found: unrelated.join('、'),
    }
  },
})

/** Any pair of characters of what the name is about. A name of general words only is about everything. */
function isMentioned(words: string, goals: string): boolean {
  const pairs = words
    .split(/[^\u4e00-\u9fff]+/u)
    .flatMap((part) => Array.from({ length: Math.max(0, part.length - 1) }, (_, i) => part.slice(i, i + 2)))
  return pairs.length === 0 || pairs.some((pair) => goals.includes(pair))
}
