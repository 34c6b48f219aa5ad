import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readText } from '#documents/read/text/txt.ts'
import { aSubmission } from '../../../tests/builders.ts'
import { passagesOf } from './passages.ts'
import { outline } from './sections.ts'
import { unbackedSatisfaction } from './unbacked-satisfaction.ts'

const found = (lines: readonly string[]) => {
  const prose = readText(new TextEncoder().encode(['虚构局自评报告', '四、满意度调查', ...lines].join('\n')), '报告.txt')
  return unbackedSatisfaction('报告.txt', outline('报告.txt', passagesOf(prose)).passages, prose, aSubmission(), {}).map(({ rate }) => rate)
}

const BACKED = ['向学员发放问卷125份，有效125份，满意118份，满意度94.40%。', '访问居民250人，满意231人，满意度92.4%。']
/** Surveys whose ⟦counts⟧ may be taken away. */
const SURVEYS = [
  '⟦读者有效问卷200份，满意187份，⟧读者满意度93.50%。',
  '⟦回收问卷1,250份，表示满意的1,078份，⟧司机满意率为86.24%，得9.58分。',
  '⟦拨打180户，取得有效答复160户，满意136户，⟧改厕农户满意度85%。',
  '⟦有效问卷480份，其中满意312份、基本满意132份、不满意36份，⟧居民满意率92.50%。',
  '⟦全部60名学员参加测评，满意54人，⟧学员满意度达到90%。',
]
for (const survey of SURVEYS)
  test(`没有份数：${survey.slice(0, 30)}`, () => {
    assert.deepEqual(found([...BACKED, survey.replace(/[⟦⟧]/gu, '')]), [])
    assert.equal(found([...BACKED, survey.replace(/⟦.*?⟧/gu, '')]).length, 1)
  })

const TRAPS = [
  // Targets, other years, and what comes of all surveys.
  [...BACKED, '满意度目标为95.00%以上。'],
  [...BACKED, '比上年满意度91.10%有所提高。'],
  [...BACKED, '三项综合满意度93.17%。'],
  // Told twice.
  [...BACKED, '学员满意度94.40%，达到目标。'],
  // None has counts, or two have none.
  ['学员满意度94.40%。', '居民满意度92.4%。', '读者满意度93.50%。'],
  [...BACKED, '读者满意度93.50%。', '农户满意度85.20%。'],
]
for (const lines of TRAPS) test(`不问：${lines.at(-1)}`, () => assert.deepEqual(found(lines), []))
