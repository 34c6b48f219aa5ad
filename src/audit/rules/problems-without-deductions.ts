import { formsOf } from '../forms.ts'
import { rule } from '../rule.ts'
import { scoreVectors } from '../score-vectors.ts'

export default rule({
  id: 'problems-without-deductions',
  title: '存在的问题应当说到扣分的地方',
  severity: 'warning',
  covers: ['D07'],
  source: 'mof-2020-10#self-evaluation',
  why: '扣了分的地方就是问题所在；问题部分一个字不提，写的问题和评出来的问题是两回事。',
  remedy: '在“存在的问题”中逐一写出扣分的指标、差距和原因，并提出对应的措施。',
  example: { right: '扣了预算执行率的分，问题写“两个项目支付进度慢”', wrong: '扣了预算执行率的分，问题只写“宣传不够”' },
  *content(submission, assessment, { scheme }, source) {
    const texts = submission.problems.flatMap(({ problem, concerns }) => [problem ?? '', concerns ?? ''])
    if (!texts.some((text) => text !== '')) return
    const words = texts.join('。')
    const lost = new Map<string, number>()
    for (const { scores, points } of scoreVectors(formsOf(submission, assessment), source)) {
      for (const [category, score] of scores) {
        const full = points.get(category)
        if (!full?.gt(score)) continue
        // A rate that needs no reason is no problem either: a retention not yet due.
        const line = category === '预算执行率' ? scheme.execution.reasonBelow : undefined
        if (line === undefined || score.lt(full.times(line))) lost.set(category, (lost.get(category) ?? 0) + 1)
      }
    }
    const names = submission.projects.flatMap(({ name }) => name ?? [])
    if (
      names.some((name) => words.includes(name)) ||
      isByProject(
        texts.filter((text) => text !== ''),
        names,
      )
    )
      return
    const forms = formsOf(submission, assessment)
    const reasons = forms.flatMap(({ claims }) => claims)
    const isNamed = (category: string) =>
      forms.some(({ indicators }) =>
        indicators.some(
          (row) =>
            row.category === category &&
            row.points !== undefined &&
            row.claimedScore?.lt(row.points) &&
            (row.name ?? '').length >= LONG_NAME &&
            words.includes(row.name!),
        ),
      )
    const isTold = (category: string) =>
      isNamed(category) ||
      reasons.some(
        (claim) =>
          claim.category === category && claim.reason !== undefined && (sharesWords(claim.reason, words) || NO_FAULT.test(claim.reason)),
      )
    const silent = [...lost].filter(([category]) => TOPICS[category] !== undefined && !TOPICS[category].test(words) && !isTold(category))
    if (silent.length === 0) return
    const list = silent.map(([category, count]) => `${category} ${count} 处`).join('、')
    // Where the problems take up one deduction, another may have the same cause in other words.
    const isPartlyTold = silent.length < lost.size || [...lost.keys()].some((category) => isTold(category))
    yield {
      ...(isPartlyTold ? { severity: 'notice' as const } : {}),
      path: 'problems[0].problem',
      message: `扣了分的${list}，“存在的问题”里没有提到`,
      found: list,
    }
  },
})

/** A name so long stands in a problem for the indicator itself. */
const LONG_NAME = 4

/** Money that was saved, or is kept back until a guarantee ends, is no problem. */
const NO_FAULT = /节约|质保金|质量保证金|按合同约定/

/** A run of four characters that stands in both, apart from everyday words: "线路产权单位未同意" and "线路产权协调不到位". */
const sharesWords = (reason: string, problems: string) =>
  [...reason].some((_, i) => {
    const run = reason.slice(i, i + 4)
    return /^[一-龥]{4}$/.test(run) && !EVERYDAY.test(run) && problems.includes(run)
  })

/** Problems told project by project, by short names: at least half of them, and two projects, share words that few other names have. */
function isByProject(problems: readonly string[], names: readonly string[]): boolean {
  const pairs = names.map(
    (name) =>
      new Set(Array.from({ length: Math.max(0, name.length - 1) }, (_, i) => name.slice(i, i + 2)).filter((pair) => !EVERYDAY.test(pair))),
  )
  const meant = problems.map((problem) => pairs.findIndex((own) => [...own].filter((pair) => problem.includes(pair)).length >= 2))
  const found = meant.filter((index) => index >= 0)
  return new Set(found).size >= 2 && found.length * 2 >= problems.length
}

const EVERYDAY = /项目|经费|资金|工作|服务|管理|补助|专项|建设|社区|[\d\s]/

/** Words by which a problem speaks of a category. */
const TOPICS: Readonly<Record<string, RegExp>> = {
  预算执行率: /执行(?:率|进度|慢|偏低|不)|支付|支出进度|资金.{0,8}(?:慢|滞后|未|结余|沉淀)|预算.{0,8}(?:执行|编制|精)/,
  产出指标: /产出|数量|质量|时效|完成|完工|未实施|比(?:目标|计划)少|进度|工期|延期|推迟|滞后|验收|场次|开展|未达|未建|合格/,
  效益指标: /效益|效果|成效|影响|满意|投诉|作用|利用|使用率/,
  满意度指标: /满意|群众|居民|服务对象|投诉|意见/,
  成本指标: /成本|造价|超支|节约/,
}
