import type { Place } from '#domain/place.ts'
import { projectKey } from '../aliases.ts'
import { plain } from '../extract/plain.ts'
import { compiled, escaped } from '../patterns.ts'
import { type Report, rule } from '../rule.ts'
import { placeOfPlain, plainHits, type Script, scriptOf } from '../script.ts'

const DOUBLE = /(?:项目资金项目|经费项目经费|资金项目资金|项目项目)(?!库|化|组|管理|的|名|支出)/gu

export default rule({
  id: 'project-names',
  title: '同一项目应始终用同一名称',
  severity: 'notice',
  covers: ['E14'],
  source: 'mof-2015-88#project-name',
  why: '项目名称前后不一，读者会以为是两个项目，也无法与预算批复核对。',
  remedy: '全文统一用预算批复的项目名称。',
  example: { right: '第五次全国经济普查经费（全文一致）', wrong: '前面写“…普查经费”，后面写“…普查项目”' },
  *writing({ claims, ...document }) {
    const script = scriptOf({ ...document, claims })
    const named = [...claims.projectList, ...claims.scorings, ...claims.conclusions].filter(({ name }) => name !== '')
    const groups = new Map<string, Map<string, Place>>()
    for (const { name, place } of named) {
      const key = projectKey(name)
      if (key === '') continue
      const spelled = spelling(asWritten(place.quote ?? name, key) ?? name)
      const group = groups.get(key) ?? new Map<string, Place>()
      if (!group.has(spelled)) group.set(spelled, place)
      groups.set(key, group)
    }
    for (const group of groups.values()) {
      if (group.size < 2) continue
      const [first, second, ...others] = [...group]
      if (!first || !second) continue
      yield {
        message: `同一项目有 ${group.size} 种写法：${[...group.keys()].map((name) => `“${name}”`).join('、')}`,
        place: second[1],
        related: [first[1], ...others.map(([, place]) => place)],
        found: second[0],
        expected: first[0],
      }
    }
    for (const { stretch, start, end, text } of plainHits(script, DOUBLE)) {
      yield { message: `“${text}”用词重复，项目名称后不必再加“项目”`, place: placeOfPlain(script, stretch, start, end), found: text }
    }
    yield* unknownExtremes(script)
    yield* renamed(script, [...new Set(claims.projectList.map(({ name }) => name))])
  },
})

/** What a name ends in, and how much of the beginning another name must share to mean the same project. */
const NAME_END = /^(.{4,20}?)(项目|经费|专项|工程)$/u
const MOST_CHANGED = 3
/** "老旧小区整治项目" where the list has 老旧小区改造项目 and nothing else that begins so; "…普查经费" for …普查项目. */
function* renamed(script: Script, names: readonly string[]): Iterable<Report> {
  const text = script.plain.text
  for (const name of names) {
    const [, core = '', end = ''] = NAME_END.exec(name) ?? []
    if (core.length < 4) continue
    const begin = core.slice(0, Math.max(4, Math.ceil(core.length * 0.6)))
    if (names.some((other) => other !== name && other.startsWith(begin))) continue
    const pattern = `${escaped(begin)}([一-龥]{0,${core.length - begin.length + MOST_CHANGED}}?)(项目|经费|专项)(?!经费|资金|项目|支出)`
    for (const { stretch, start, end: to, text: written, groups } of plainHits(script, compiled(pattern))) {
      const isOther = begin + groups[0]! === core ? groups[1] !== end && text.includes(name) : groups[1] === end && groups[0]!.length >= 2
      if (!isOther || written === name || text.indexOf(written) !== text.lastIndexOf(written) || /[和与及的]/u.test(groups[0]!)) continue
      yield {
        message: `“${written}”与前面的“${name}”像是同一个项目，名称请统一`,
        place: placeOfPlain(script, stretch, start, to),
        found: written,
        expected: name,
      }
    }
  }
}

/** "最高为甲项目99.50分，最低为乙项目87.51分": the project that stands out is one of those the document tells of. */
const EXTREME = /最[高低](?:的项目|的|项目)?(?:为|是)([一-龥]{4,30}?项目)(?=[，。；、(和\d\s]|$|得分|自评|为|仅)/gmu
const KIND_OF_NAME = /(?:专项|补助|项目|经费|资金|支出|工作)+$/u
const SHORTEST_CORE = 3
function* unknownExtremes(script: Script): Iterable<Report> {
  const text = script.plain.text.replace(/\s/g, '')
  for (const { stretch, end, groups } of plainHits(script, EXTREME)) {
    const name = groups[0]!
    const core = name.replace(KIND_OF_NAME, '')
    if (core.length < SHORTEST_CORE || text.indexOf(core) !== text.lastIndexOf(core)) continue
    yield {
      message: `文中其他地方没有“${name}”，请核对项目名称`,
      place: placeOfPlain(script, stretch, end - name.length, end),
      found: name,
      severity: 'warning',
    }
  }
}

/** Ends that names vary in; what the text itself puts behind the part that tells the project. */
const TAIL = /^(?:专项|补助|项目|经费|资金|支出|费用|工作|工程)+/u

/** The name as the words of the place have it: extraction calls a project by one name everywhere. */
function asWritten(quote: string, key: string): string | undefined {
  const text = plain(quote).text.replace(/\s/g, '')
  const at = text.indexOf(key)
  const tail = at < 0 ? undefined : TAIL.exec(text.slice(at + key.length))?.[0]
  return tail === undefined ? undefined : key + tail
}

/** "社区工作经费项目产出指标…": the word 项目 behind a name is grammar, not another name. */
const spelling = (name: string) =>
  plain(name)
    .text.replace(/\s/g, '')
    .replace(/(?<=经费|资金|补助|工程|金)项目$/u, '')
    .replace(/^\d{4}年度?/u, '')
