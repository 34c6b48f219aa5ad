import assert from 'node:assert/strict'
import { test } from 'node:test'
import { citer } from './cite.ts'
import { loadSources } from './sources.ts'

test('a clause is cited by title, number and its own title; an unknown one stays as it is', async () => {
  const cite = citer(await loadSources('policy'))
  assert.equal(cite('mof-2020-10#quantitative'), '《项目支出绩效评价管理办法》（财预〔2020〕10号）“定量指标得分”')
  assert.equal(cite('mof-2020-10'), '《项目支出绩效评价管理办法》（财预〔2020〕10号）')
  assert.equal(cite('nowhere#at-all'), 'nowhere#at-all')
})
