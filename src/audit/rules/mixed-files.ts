import { placeOf } from '#domain/place.ts'
import { rule, type Source } from '../rule.ts'
import { mainOf, ofOneUnit, ofOneYear, unitNamesOf } from '../same-dossier.ts'

export default rule({
  id: 'mixed-files',
  title: '一起检查的文件应是同一单位、同一年度的',
  severity: 'warning',
  covers: ['E01', 'E03'],
  source: 'mof-2020-10#result-form',
  why: '报告、自评表和账表只有出自同一单位、同一年度才能互相核对；拿错一份，两边的数自然对不上，因此没有核对它们之间的数。',
  remedy: '核对是否选错了文件；单位名称或年度写错的，在该文件中改正后再检查一次。',
  example: {
    right: '三份文件都是云溪街道办事处（虚构）2024 年度的',
    wrong: '报告是云溪街道办事处（虚构）的，自评表写的是平江街道办事处（虚构）',
  },
  *joint({ sources }) {
    const first = mainOf(sources)
    if (!first) return
    for (const source of sources) {
      if (source === first) continue
      if (!ofOneUnit(first, source)) yield otherUnit(first, source)
      if (!ofOneYear(first, source)) yield otherYear(first, source)
    }
  },
})

function otherUnit(first: Source, other: Source) {
  const [own, said] = [unitNamesOf(first)[0]!, unitNamesOf(other)[0]!]
  return {
    ...placesOf(first, own.path, other, said.path),
    message: `${other.file} 写的单位是“${said.name}”，${first.file} 是“${own.name}”，不像同一个单位的文件`,
    found: said.name,
    expected: own.name,
  }
}

function otherYear(first: Source, other: Source) {
  const [own, said] = [`${first.submission.year}年度`, `${other.submission.year}年度`]
  const places = placesOf(first, 'year', other, 'year')
  // Last year's report is laid beside this year's on purpose: texts are compared, figures are not.
  return other.role === 'report' && first.role === 'report'
    ? {
        ...places,
        severity: 'notice' as const,
        message: `${other.file} 是 ${said}的，${first.file} 是 ${own}的：只比对文字，不核对两份之间的数`,
        found: said,
      }
    : { ...places, message: `${other.file} 是 ${said}的，${first.file} 是 ${own}的，不是同一年度`, found: said, expected: own }
}

function placesOf(first: Source, own: string, other: Source, said: string) {
  const related = placeOf(first.places, own)
  return { place: placeOf(other.places, said) ?? { file: other.file }, ...(related && { related: [related] }) }
}
