import assert from 'node:assert/strict'
import { globSync, readFileSync } from 'node:fs'
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import { weightsTotal } from '#domain/weights.ts'
import { ProductError } from '#errors'
import { loadScheme, loadSchemes, schemeIds } from './schemes.ts'
import { schemesFor } from './schemes-for.ts'
import { loadSources } from './sources.ts'

const policy = join(import.meta.dirname, '../../policy')
let folder: string

before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'mingji-policy-'))
  await cp(join(policy, 'sources'), join(folder, 'sources'), { recursive: true })
  await cp(join(policy, 'schemes'), join(folder, 'schemes'), { recursive: true })
})
after(() => rm(folder, { recursive: true, force: true }))

/** Loads a scheme file with this text, beside the real ones. */
async function withScheme(text: string, id = 'local') {
  const file = join(folder, 'schemes', `${id}.yaml`)
  await writeFile(file, text)
  try {
    return await loadScheme(folder, id)
  } finally {
    await rm(file)
  }
}

const refusal = async (loading: Promise<unknown>): Promise<string> => {
  const error = await loading.then(
    () => undefined,
    (reason: unknown) => reason,
  )
  assert.ok(error instanceof ProductError, '应当拒绝')
  return error.message
}

const local = (lines: string) => `id: local
title: 本地方案（虚构）
extends: mof-2020-10
source: mof-2020-10#weights
validFrom: 2024-01-01
${lines}`

describe('附带的评分方案', () => {
  it('五个方案都能读，分值恰好加得起来，依据都在', async () => {
    const schemes = await loadSchemes(policy)
    assert.deepEqual([...schemes.keys()].sort(), ['execution-20', 'mof-2020-10', 'mof-2021-101', 'qiaoxi-2020', 'threshold-60'])
    for (const scheme of schemes.values()) {
      assert.ok(weightsTotal(scheme).eq(scheme.totalPoints), scheme.id)
      assert.match(scheme.hash, /^[0-9a-f]{64}$/)
    }
    assert.equal(new Set([...schemes.values()].map(({ hash }) => hash)).size, 5)
  })

  it('各方案的分值、等级和方法', async () => {
    const schemes = await loadSchemes(policy)
    const weights = (id: string) => {
      const { execution, categories } = schemes.get(id)!
      return [execution, ...categories].map(({ title, points }) => `${title}${points}`).join(' ')
    }
    assert.equal(weights('mof-2020-10'), '预算执行率10 产出指标50 效益指标30 满意度指标10')
    assert.equal(weights('mof-2021-101'), '预算执行率10 成本指标20 产出指标40 效益指标20 满意度指标10')
    assert.equal(weights('qiaoxi-2020'), '预算执行率10 产出指标40 效益指标40 满意度指标10')
    assert.equal(weights('execution-20'), '预算执行率20 产出指标40 效益指标30 满意度指标10')
    assert.deepEqual(
      schemes.get('qiaoxi-2020')!.grades.map(({ title, from }) => `${title}${from}`),
      ['优秀85', '良好75', '一般60', '较差0'],
    )
    assert.equal(schemes.get('threshold-60')!.proportional.passThreshold.toString(), '0.6')
    assert.equal(schemes.get('threshold-60')!.proportional.overBands.length, 5)
    assert.equal(schemes.get('qiaoxi-2020')!.region, '130104')
  })

  it('没有核对过的值都标明，改写的值换掉基础方案的标注', async () => {
    const base = await loadScheme(policy, 'mof-2020-10')
    assert.match(base.unverified['levels.部分达成.otherwise']!, /取下限/)
    assert.match(base.unverified['interval']!, /举例/)
    const strict = await loadScheme(policy, 'threshold-60')
    assert.match(strict.unverified['proportional.passThreshold']!, /60%/)
    assert.equal(strict.clauses?.['proportional.overBands'], 'local-forms#over-achievement')
    const execution = await loadScheme(policy, 'execution-20')
    assert.match(execution.unverified['levels.部分达成.otherwise']!, /表样/)
  })
})

describe('本地方案只写不同的地方', () => {
  it('没有写的照基础方案；键合并，列表整个替换', async () => {
    const scheme = await withScheme(
      local('proportional: { passThreshold: 50% }\ngrades:\n  - { title: 合格, from: 60 }\n  - { title: 不合格, from: 0 }\n'),
    )
    assert.equal(scheme.proportional.passThreshold.toString(), '0.5')
    assert.equal(scheme.proportional.explainOver?.toString(), '0.3')
    assert.deepEqual(
      scheme.grades.map(({ title }) => title),
      ['合格', '不合格'],
    )
    assert.equal(scheme.categories.length, 3)
  })

  it('核对后去掉标注，就不再显示未核对', async () => {
    const scheme = await withScheme(local('interval:\n  - { upTo: 5, factor: 60% }\n'))
    assert.equal(scheme.unverified['interval'], undefined)
    assert.equal(scheme.clauses?.['interval'], 'local-forms#interval')
    assert.ok('levels.达成.otherwise' in scheme.unverified)
  })

  it('哈希随内容变，不随写法变', async () => {
    const one = await withScheme(local('proportional: { passThreshold: 50% }\n'))
    const same = await withScheme(local('proportional:\n  passThreshold: "0.50"   # 一半\n'))
    const other = await withScheme(local('proportional: { passThreshold: 51% }\n'))
    assert.equal(one.hash, same.hash)
    assert.notEqual(one.hash, other.hash)
  })

  it('键后面没有写值的，等于没有写', async () => {
    assert.equal((await withScheme(local('validTo:\nregion: null\n'))).validTo, undefined)
  })
})

describe('写错的方案不收，说明文件、行和怎么改', () => {
  const wrong: Readonly<Record<string, readonly [string, RegExp]>> = {
    不认识的键: [local('passMark: 60\n'), /schemes\/local\.yaml”第 6 行的 passMark 有误：不认识的键“passMark”/],
    深处不认识的键: [local('proportional:\n  passThreshhold: 60%\n'), /第 7 行的 proportional\.passThreshhold 有误/],
    '分值差 0.1': [
      local('categories: { 产出指标: 49.9 }\n'),
      /分值合计 99\.9 分（预算执行率 10、产出指标 49\.9、效益指标 30、满意度指标 10），应为 100 分/,
    ],
    '分值多 0.01': [local('execution: { points: 10.01 }\n'), /分值合计 100\.01 分/],
    过细的分值: [local('categories: { 产出指标: 49.999, 效益指标: 30.001 }\n'), /产出指标的分值 49\.999 超过 2 位小数/],
    负的分值: [local('categories: { 产出指标: -5 }\n'), /分值不能为负数/],
    不是数: [local('execution: { points: 十分 }\n'), /“十分”不是数/],
    百分数超过一: [local('proportional: { passThreshold: 60 }\n'), /60 应在 0 至 100% 之间/],
    没有的依据: [
      local('clauses: { grades: mof-2020-10#grade }\n'),
      /第 6 行的 clauses\.grades 有误：依据“mof-2020-10#grade”在 policy\/sources 中没有/,
    ],
    没有的文件: [local('').replace('mof-2020-10#weights', 'mof-1999-1#weights'), /依据“mof-1999-1#weights”/],
    值的依据没有: [
      local('deadline: { deductionPerDay: { value: 0.5, source: mof-2020-10#late } }\n'),
      /deadline\.deductionPerDay 有误：依据“mof-2020-10#late”/,
    ],
    等级次序反了: [local('grades: [{ title: 差, from: 0 }, { title: 优, from: 90 }]\n'), /各等级应从高到低排列/],
    等级不到零: [local('grades: [{ title: 优, from: 90 }]\n'), /最低的等级应从 0 分起/],
    档次重叠: [local('levels: { 部分达成: { max: 85% } }\n'), /各档的区间不能重叠/],
    档内取值越界: [local('levels: { 部分达成: { otherwise: 80% } }\n'), /没有写明比例时的取值应在本档之内/],
    超额档缺上限: [local('proportional: { overBands: [{ factor: 100% }, { factor: 90% }] }\n'), /只有最后一档不写 upTo/],
    刚好达标就调减: [local('proportional: { overBands: [{ upTo: 50%, factor: 90% }, { factor: 80% }] }\n'), /第一档的 factor 应为 100%/],
    方法名写错: [local('methods: { quantitative: ratio }\n'), /methods\.quantitative 有误：应为 all-or-nothing、proportional/],
    日期不存在: [local('').replace('2024-01-01', '2024-02-30'), /validFrom 有误：应为日期/],
    失效早于生效: [local('validTo: 2023-12-31\n'), /失效日期早于生效日期/],
    区划代码: [local('region: "1301"\n'), /六位区划代码/],
    编号与文件名不同: [local('').replace('id: local', 'id: other'), /编号“other”应与文件名“local\.yaml”一致/],
    没有的基础方案: [local('').replace('extends: mof-2020-10', 'extends: mof-1999'), /没有编号为“mof-1999”的方案/],
    绕成圈: [local('').replace('extends: mof-2020-10', 'extends: local'), /绕成了圈/],
    不是键和值: ['- 一\n- 二\n', /应为“键: 值”的形式/],
    空文件: ['', /文件是空的/],
    两份内容: [`${local('')}---\nid: two\n`, /一个文件只能有一份内容/],
    键写了两次: [local('title: 又一个\n'), /第 6 行有误：同一个键写了两次/],
    制表符: [local('execution:\n\tpoints: 10\n'), /第 7 行有误：/],
    引用: [local('grades: *a\n'), /“\*”/],
  }
  for (const [title, [text, message]] of Object.entries(wrong)) {
    it(title, async () => assert.match(await refusal(withScheme(text)), message))
  }

  it('没有这个方案，列出有的', async () => {
    assert.match(
      await refusal(loadScheme(policy, 'mof-2020-11')),
      /没有编号为“mof-2020-11”的评分方案。可用的方案：execution-20、mof-2020-10/,
    )
  })
  it('一个文件错，全部读取时也说出是哪个文件', async () => {
    await writeFile(join(folder, 'schemes', 'broken.yaml'), local('').replace('id: local', 'id: broken').replace('title:', 'titel:'))
    try {
      assert.match(await refusal(loadSchemes(folder)), /schemes\/broken\.yaml”第 2 行的 titel 有误/)
    } finally {
      await rm(join(folder, 'schemes', 'broken.yaml'))
    }
  })
})

describe('反查适用的方案', () => {
  it('按日期和区划，最近的在前', async () => {
    const schemes = await loadSchemes(policy)
    const ids = (on: string, region?: string) => schemesFor(schemes.values(), { on, ...(region && { region }) }).map(({ id }) => id)
    assert.deepEqual(ids('2020-01-15', '130104'), ['qiaoxi-2020', 'execution-20'])
    assert.equal(ids('2025-03-01', '130104017')[0], 'qiaoxi-2020')
    assert.ok(!ids('2025-03-01', '130105').includes('qiaoxi-2020'))
    assert.ok(!ids('2025-03-01').includes('qiaoxi-2020'))
    assert.ok(!ids('2020-02-24').includes('mof-2020-10'))
    assert.ok(ids('2020-02-25').includes('mof-2020-10'))
    assert.deepEqual(ids('2019-12-31', '130104'), [])
  })
  it('省、市、县的方案对下级有效，失效之后无效', async () => {
    const base = await loadScheme(policy, 'mof-2020-10')
    const of = (id: string, region: string) => ({ ...base, id, region, validTo: '2025-12-31' })
    const all = [of('province', '130000'), of('city', '130100'), of('county', '130104'), of('street', '130104017'), base]
    const ids = (on: string, region: string) => schemesFor(all, { on, region }).map(({ id }) => id)
    assert.deepEqual(ids('2025-12-31', '130104017'), ['street', 'county', 'city', 'province', 'mof-2020-10'])
    assert.deepEqual(ids('2025-12-31', '130105001'), ['city', 'province', 'mof-2020-10'])
    assert.deepEqual(ids('2025-12-31', '140100'), ['mof-2020-10'])
    assert.deepEqual(ids('2026-01-01', '130104017'), ['mof-2020-10'])
  })
})

describe('依据', () => {
  it('每份文件都有文号、标题、日期和条款', async () => {
    const sources = await loadSources(policy)
    assert.equal(sources.get('mof-2020-10')?.number, '财预〔2020〕10号')
    for (const { id, clauses } of sources.values()) assert.ok(Object.keys(clauses).length > 0, id)
  })
  it('没有对照过原文的不引原话', async () => {
    for (const { id, clauses } of (await loadSources(policy)).values()) {
      for (const [name, { quote, unverified }] of Object.entries(clauses))
        assert.ok(quote === undefined || unverified === undefined, `${id}#${name}`)
    }
  })
  it('程序和政策文件里引用的条款都有', async () => {
    const sources = await loadSources(policy)
    const root = join(policy, '..')
    const files = globSync(['src/**/*.ts', 'policy/**/*.yaml'], { cwd: root }).filter((file) => !file.endsWith('.test.ts'))
    const references = files.flatMap((file) =>
      [
        ...readFileSync(join(root, file), 'utf8').matchAll(
          /[sS]ource: ['"]?([a-z0-9-]*\d{4}[a-z0-9-]*|budget-law|local-forms)#([a-z0-9-]+)/g,
        ),
      ].map(([, id = '', clause = '']) => ({ file, id, clause })),
    )
    assert.ok(references.length > 30)
    assert.deepEqual(
      references.filter(({ id, clause }) => sources.get(id)?.clauses[clause] === undefined),
      [],
    )
  })
  it('写错的依据文件不收', async () => {
    const file = join(folder, 'sources', 'mof-2013-53.yaml')
    const text = await readFile(file, 'utf8')
    try {
      await writeFile(file, text.replace('issuer:', 'isuer:'))
      assert.match(await refusal(loadSources(folder)), /sources\/mof-2013-53\.yaml”第 4 行的 isuer 有误：不认识的键/)
      await writeFile(file, text.replace('id: mof-2013-53', 'id: other'))
      assert.match(await refusal(loadSources(folder)), /编号“other”应与文件名一致/)
    } finally {
      await writeFile(file, text)
    }
  })
  it('列出方案的编号', async () => assert.equal((await schemeIds(policy)).length, 5))
})
