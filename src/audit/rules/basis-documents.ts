import type { KnownDocument } from '#domain/lexicon.ts'
import { plain } from '../extract/plain.ts'
import { type Report, rule } from '../rule.ts'
import { placeOfPlain, placeOfRaw, plainHits, rawHits, type Script, scriptOf } from '../script.ts'
import { bare, fingerprint, jaccard } from '../similarity.ts'

/** 《title》(number) or number《title》; brackets of the year in any form. */
const CITED =
  /《([^《》]{4,80}(?:《[^《》]{2,60}》[^《》]{0,30})?)》(?:的通知)?[(]?([\u4e00-\u9fff]{1,8}[〔【[(](?:19|20)\d\d[〕】\])]\d{1,4}号)?/gu
/** 《中共中央国务院关于…》: two issuers, a space between them. */
const JOINT = /《中共中央国务院关于[^》]{2,40}》/gu
/** A title this alike is meant to be the known one. */
const MEANT = 0.75

export default rule({
  id: 'basis-documents',
  title: '依据文件应现行有效，标题和文号准确',
  severity: 'warning',
  covers: ['E22'],
  source: 'mof-2020-10#basis',
  why: '依据的文件已废止、标题或文号写错，自评的依据就站不住，读者也查不到原文。',
  remedy: '对照原文改正标题和文号；已废止的换成现行文件。',
  example: {
    right: '《项目支出绩效评价管理办法》（财预〔2020〕10号）',
    wrong: '《财政支出绩效评价管理暂行办法》（财预〔2011〕285号，已废止）',
  },
  *writing(document, { lexicon }) {
    const script = scriptOf(document)
    for (const { stretch, start, end, groups } of plainHits(script, CITED)) {
      const [title = '', number] = groups
      const place = placeOfPlain(script, stretch, start, end)
      yield* cited(
        { title, number: number && number.replace(/[【[(](\d{4})[】\])]/u, '〔$1〕') },
        lexicon.documents,
        place,
        stretch.text.slice(end, end + 12),
      )
    }
    for (const { stretch, start, end, text } of rawHits(script, JOINT)) {
      const right = text.replace('中共中央国务院', '中共中央 国务院')
      yield {
        message: '联合行文的标题，两个机关之间要空一格',
        place: placeOfRaw(script, stretch, start, end),
        found: text,
        expected: right,
        severity: 'notice',
      }
    }
    yield* nothingCited(script)
  },
})

function* cited(
  { title, number }: { title: string; number: string | undefined },
  known: readonly KnownDocument[],
  place: Report['place'] & object,
  after: string,
): Generator<Report> {
  const named = core(title)
  const byNumber = number === undefined ? undefined : known.find((each) => each.number === number)
  const byTitle = known.find((each) => core(each.title) === named)
  const document = byNumber ?? byTitle
  if (document?.repealed && !/废止|失效/u.test(after)) {
    yield {
      message: `《${document.title}》已于 ${document.repealed.on} 起被${document.repealed.by}取代`,
      place,
      found: title,
      expected: document.repealed.by,
    }
    return
  }
  if (
    byNumber &&
    !byNumber.unverified &&
    core(byNumber.title) !== named &&
    !named.includes(core(byNumber.title)) &&
    !core(byNumber.title).includes(named)
  ) {
    yield { message: `${number}的标题是《${byNumber.title}》，与文中不一致`, place, found: title, expected: byNumber.title }
    return
  }
  if (
    byTitle?.number !== undefined &&
    !byTitle.unverified &&
    number !== undefined &&
    byTitle.number !== number &&
    core(byTitle.title).length > 8
  ) {
    yield {
      message: `《${byTitle.title}》的文号是${byTitle.number}，文中写的是${number}`,
      place,
      found: number,
      expected: byTitle.number,
      severity: 'notice',
    }
    return
  }
  const meant = document ? undefined : known.find((each) => isMeant(core(each.title), named))
  if (meant && number === undefined)
    yield { message: `标题请核对，可能是《${meant.title}》`, place, found: title, expected: meant.title, severity: 'notice' }
}

/** Titles without spaces, the frame 关于印发…的通知 and the country's name. */
const core = (title: string) =>
  plain(title)
    .text.replace(/\s/g, '')
    .replace(/^(?:关于)?(?:印发|转发)[《〈]?|[》〉]?的?通知$/gu, '')
    .replace(/^中华人民共和国/u, '')
    .replace(/[《》〈〉]/g, '')

function isMeant(known: string, named: string): boolean {
  const [a, b] = [fingerprint(bare(known)), fingerprint(bare(named))]
  return a !== undefined && b !== undefined && known.length > 8 && Math.abs(known.length - named.length) <= 4 && jaccard(a, b) >= MEANT
}

/** A report that tells how the evaluation was organised must say by what rules. */
function* nothingCited(script: Script): Generator<Report> {
  const basis = script.stretches.findIndex(({ heading, text }) => heading && /依据$/u.test(text))
  const organisation = script.stretches[basis < 0 ? -1 : basis + 1] ?? script.stretches.find(({ kind }) => kind === 'organisation')
  if (!organisation || /《[^》]{4,}》|〔(?:19|20)\d\d〕\d+号|[【[(](?:19|20)\d\d[】\])]\d+号/u.test(script.plain.text)) return
  // A notice that is named without its number is a basis, only not one a reader can look up.
  const isNamed = /(?:按照|根据|依据|落实)[^。；]{0,40}(?:通知|办法|方案|规定|要求)/u.test(script.plain.text)
  yield {
    ...(isNamed ? { severity: 'notice' as const } : {}),
    message: isNamed ? '自评依据只有名称，没有写文件的标题和文号' : '没有写自评依据的文件',
    place: placeOfPlain(script, organisation),
    remedy: '写明依据的绩效管理办法和当年自评通知的标题、文号。',
  }
}
