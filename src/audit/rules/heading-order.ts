import { type HeadingMark, headingMark, type NumberingForm, numberingRank } from '#domain/numbering.ts'
import type { Claims, Section } from '../extract/claims.ts'
import { rowNumbersThatSkip } from '../figures/tables/row-numbers.ts'
import { type Report, rule } from '../rule.ts'
import { placeOfPlain, type Script, type Stretch, scriptOf } from '../script.ts'

/** Forms that count paragraphs; 一是… is looked at by no one here, 1.1 among headings only. */
const COUNTED: ReadonlySet<NumberingForm> = new Set(['part', 'section', 'han', 'han-bracket', 'arabic', 'arabic-bracket', 'circled'])

interface Numbered {
  readonly stretch: Stretch
  readonly mark: HeadingMark
  /** Index in claims.passages. */
  readonly index: number
}

export default rule({
  id: 'heading-order',
  title: '层次序号应连续、逐级嵌套',
  severity: 'warning',
  covers: ['E09'],
  source: 'gbt-9704-2012#headings',
  why: '序号跳号、重号或大层次套在小层次里，读者分不清哪些内容属于哪一部分，也可能说明中间的内容丢了。',
  remedy: '按“一、（一）1.（1）”的顺序重排序号；缺的部分补上。',
  example: { right: '一、（一）（二）二、', wrong: '（三）下面又从“一、二、三”排起' },
  *writing(document) {
    const script = scriptOf(document)
    const numbered = script.stretches.flatMap((stretch): Numbered[] => {
      const mark = stretch.index === undefined ? undefined : headingMark(stretch.raw)
      return mark && COUNTED.has(mark.form) ? [{ stretch, mark, index: stretch.index! }] : []
    })
    yield* inverted(script, document.claims)
    yield* coarseLists(script, document.claims, numbered)
    yield* lonePart(script, numbered)
    yield* gaps(script, document.claims, numbered)
    yield* decimals(script)
    yield* countedInText(script)
    yield* rowNumbersThatSkip(document.prose)
  },
})

/** A coarse mark inside a finer one, or inside one of its own kind: 一、 under （三）. Once per list, at its first item. */
function* inverted(script: Script, { sections, passages }: Claims): Generator<Report> {
  for (const section of sections) {
    const parent = section.parent === undefined ? undefined : sections[section.parent]
    const [own, above] = [markOf(section), parent && markOf(parent)]
    if (!own || !above || own.ordinal !== 1 || numberingRank[own.form] > numberingRank[above.form] || own.form === 'decimal') continue
    // Notes "1.资金情况：……" below the title of a form count for themselves.
    if (own.form === above.form && !passages[section.heading]?.heading && /表(?:[(（][^()（）]*[)）])?$/.test(parent?.title ?? '')) continue
    const stretch = script.stretches.find((each) => each.index === section.heading)
    if (!stretch) continue
    yield {
      message: `“${parent?.mark ?? ''}${parent?.title ?? ''}”下面又从“${section.mark}”排起，层次颠倒`,
      place: placeOfPlain(script, stretch, 0, Math.min(stretch.text.length, 20)),
      found: section.mark,
    }
  }
}

/** A list of paragraphs that counts as coarsely as the heading above it: "一、…。二、…。" under 三、 or under （一）. */
function* coarseLists(script: Script, { passages, sections }: Claims, numbered: readonly Numbered[]): Generator<Report> {
  for (const [position, { stretch, mark, index }] of numbered.entries()) {
    const passage = passages[index]
    const above = passage?.section === undefined ? undefined : sections[passage.section]
    const next = numbered[position + 1]?.mark
    const aboveMark = above && markOf(above)
    if (passage?.heading !== false || mark.ordinal !== 1 || next?.form !== mark.form || next.ordinal !== 2 || !above || !aboveMark) continue
    if (above.heading === index || numberingRank[mark.form] > numberingRank[aboveMark.form]) continue
    yield {
      message: `“${above.mark}${above.title}”下面又从“${mark.mark}”排起，层次颠倒`,
      place: placeOfPlain(script, stretch, 0, Math.min(stretch.text.length, 20)),
      found: mark.mark,
    }
  }
}

const markOf = (section: Section) => (section.mark === '' ? undefined : headingMark(`${section.mark}${section.title}`))

/** 第一部分 without a second. */
function* lonePart(script: Script, numbered: readonly Numbered[]): Generator<Report> {
  const parts = numbered.filter(({ mark }) => mark.form === 'part')
  const [only] = parts
  if (parts.length !== 1 || !only || only.mark.ordinal !== 1) return
  yield { message: `只有“${only.mark.mark}”，没有后面的部分`, place: placeOfPlain(script, only.stretch), found: only.mark.mark }
}

/** Numbers of one list that skip or repeat. A list begins with 1; a missing number that stands inside a paragraph is not missing. */
function* gaps(script: Script, { passages, sections }: Claims, numbered: readonly Numbered[]): Generator<Report> {
  const lists = new Map<string, Numbered>()
  for (const item of numbered) {
    const passage = passages[item.index]
    const section = passage?.section
    const holder = passage?.heading && section !== undefined ? sections[section]?.parent : section
    const key = `${item.mark.form}:${holder ?? 'top'}`
    const last = lists.get(key)
    lists.set(key, item)
    // "二、" within 三、: it goes back behind the heading it stands under.
    const above = lists.get('han:top')
    if (
      !last &&
      item.mark.form === 'han' &&
      holder !== undefined &&
      item.mark.ordinal > 1 &&
      above &&
      above.mark.ordinal >= item.mark.ordinal
    ) {
      yield backwards(script, above, item)
      continue
    }
    if (!last || item.mark.ordinal === 1 || item.mark.ordinal === last.mark.ordinal + 1) continue
    if (runsOn(script, last, item)) continue
    const [before, now] = [last.mark, item.mark]
    yield {
      message:
        now.ordinal === before.ordinal
          ? `序号“${now.mark}”重复`
          : now.ordinal > before.ordinal
            ? `“${before.mark}”后面是“${now.mark}”，中间缺号`
            : `“${before.mark}”后面是“${now.mark}”，序号倒退`,
      place: placeOfPlain(script, item.stretch, 0, Math.min(item.stretch.text.length, 20)),
      related: [placeOfPlain(script, last.stretch, 0, Math.min(last.stretch.text.length, 20))],
      found: now.mark,
    }
  }
}

const backwards = (script: Script, last: Numbered, item: Numbered): Report => ({
  message: `“${last.mark.mark}”后面是“${item.mark.mark}”，序号倒退`,
  place: placeOfPlain(script, item.stretch, 0, Math.min(item.stretch.text.length, 20)),
  related: [placeOfPlain(script, last.stretch, 0, Math.min(last.stretch.text.length, 20))],
  found: item.mark.mark,
})

/** "1.2" twice, or "1.4" behind "1.2": headings numbered with decimals. */
function* decimals(script: Script): Generator<Report> {
  const last = new Map<string, { readonly ordinal: number; readonly mark: string }>()
  for (const stretch of script.stretches) {
    // "1.2 年度目标" is a heading where it stands as one, and a figure elsewhere.
    const written = stretch.heading ? /^\s*(\d{1,2}(?:[.．]\d{1,2}){1,3})[.．、]?\s*(?=[\u4e00-\u9fff])/u.exec(stretch.raw)?.[1] : undefined
    if (written === undefined) continue
    const parts = written.split(/[.．]/)
    const mark = { ordinal: Number(parts.at(-1)), mark: written }
    const above = parts.slice(0, -1).join('.')
    const before = last.get(above)
    last.set(above, mark)
    const isFirst = !before && (mark.ordinal === 1 || !last.has(String(Number(above) - 1)))
    if (isFirst || mark.ordinal === (before?.ordinal ?? 0) + 1 || (mark.ordinal === 1 && before?.ordinal !== 1)) continue
    yield {
      message: !before
        ? `前面没有“${above}.1”，“${mark.mark}”请核对`
        : mark.ordinal === before.ordinal
          ? `序号“${mark.mark}”重复`
          : `“${before.mark}”后面是“${mark.mark}”，序号不连续`,
      place: placeOfPlain(script, stretch, 0, Math.min(stretch.text.length, 20)),
      found: mark.mark,
    }
  }
}

/** How running text counts: 一是…二是…, 1.…2.…, (1)…(2)… */
const COUNTED_IN_TEXT: readonly RegExp[] = [
  /(?<=^|[。；;，:、])([一二三四五六七八九十]{1,2})是/gu,
  /(?<=^|[。；;:])(\d{1,2})[.．、](?![\d.])/gu,
  /\((\d{1,2})\)(?=[一-龥])/gu,
]
/** A number further off belongs to something else. */
const FURTHEST = 3

/** "一是…二是…五是…": a list in one paragraph that skips or repeats a number, once it has counted from one to two. */
function* countedInText(script: Script): Generator<Report> {
  for (const stretch of script.stretches) {
    if (stretch.index === undefined || stretch.text.length < 20) continue
    for (const pattern of COUNTED_IN_TEXT) {
      let [before, hasBegun] = [0, false]
      for (const { 0: mark, 1: written = '', index } of stretch.text.matchAll(pattern)) {
        const ordinal = headingMark(`${/\d/.test(written) ? `${written}.` : `${written}、`}内容`)?.ordinal ?? 0
        if (hasBegun && ordinal !== before + 1 && ordinal !== 1 && ordinal >= before && ordinal <= before + FURTHEST) {
          yield {
            message: ordinal === before ? `序号“${mark}”重复` : `第 ${before} 项后面是“${mark}”，中间缺号`,
            place: placeOfPlain(script, stretch, index, index + mark.length),
            found: mark,
          }
          break
        }
        // 一是 alone begins a list; a 1 does only with a 2.
        hasBegun = ordinal === before + 1 && (ordinal >= 2 || mark.endsWith('是')) ? true : ordinal === 1 ? false : hasBegun
        before = ordinal
      }
    }
  }
}

/** Whether the numbers between two items stand inside the paragraphs between them ("…。（二）组织实施…") or belong to another list there. */
function runsOn(script: Script, last: Numbered, item: Numbered): boolean {
  const from = script.stretches.indexOf(last.stretch)
  const to = script.stretches.indexOf(item.stretch)
  const between = script.stretches.slice(from, to)
  const shape = item.mark.mark.replace(/[一二三四五六七八九十百\d①-⑳]+/u, '#')
  const wanted = item.mark.ordinal - 1
  return between.some((stretch, offset) =>
    [...stretch.text.matchAll(/[(]?(?:[一二三四五六七八九十]{1,3}|\d{1,2}|[①-⑳])[)、.]/gu)].some((found) => {
      if (offset === 0 && found.index === 0) return false
      const mark = headingMark(`${found[0]}内容`)
      return (
        mark !== undefined &&
        mark.ordinal === wanted &&
        mark.mark.replace(/[一二三四五六七八九十百\d①-⑳]+/u, '#') === shape.replace('（', '(').replace('）', ')').replace('．', '.')
      )
    }),
  )
}
