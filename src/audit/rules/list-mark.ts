import type { Place } from '#domain/place.ts'
import { rule } from '../rule.ts'
import { placeOfRaw, type Stretch, scriptOf } from '../script.ts'

interface Fault {
  readonly say: string
  readonly pattern: RegExp
  readonly right: (mark: string) => string
}

const FAULTS: readonly Fault[] = [
  {
    say: '项目符号和序号重复',
    pattern:
      /^\s*[-－–—•·*●○■◆▪➢]\s*(?:[一二三四五六七八九十]{1,3}[、是]|第[一二三四五六七八九十][，,、]|\d{1,2}[、.．]|[（(][一二三四五六七八九十\d]{1,3}[）)])/u,
    right: (mark) => mark.replace(/^\s*[-－–—•·*●○■◆▪➢]\s*/u, ''),
  },
  { say: '阿拉伯数字序号后用了顿号', pattern: /^\s*\d{1,2}、/u, right: (mark) => mark.replace('、', '.') },
  {
    say: '阿拉伯数字序号后用了逗号或冒号',
    pattern: /^\s*\d{1,2}[，：](?=[\u4e00-\u9fff])/u,
    right: (mark) => mark.replace(/[，：]/u, '.'),
  },
  {
    say: '带括号的汉字序号只有半边括号',
    pattern: /^\s*[一二三四五六七八九十]{1,3}[）)](?=[\u4e00-\u9fff])/u,
    right: (mark) => `（${mark.replace(/[）)]/u, '）')}`,
  },
  {
    say: '带括号的序号后又加了标点',
    pattern: /^\s*[（(][一二三四五六七八九十\d]{1,3}[）)][、.．，,]/u,
    right: (mark) => mark.replace(/[、.．，,]$/u, ''),
  },
  {
    say: '汉字序号后没有用顿号',
    pattern: /^\s*[一二三四五六七八九十]{1,3}[.．，,](?!\d)/u,
    right: (mark) => mark.replace(/[.．，,]$/u, '、'),
  },
]

export default rule({
  id: 'list-mark',
  title: '序号后的标点应规范',
  severity: 'notice',
  covers: ['E10'],
  source: 'gbt-9704-2012#headings',
  why: '公文层次序号依次写作“一、”“（一）”“1.”“（1）”，混用显得随意，也妨碍自动编目。',
  remedy: '把“1、”改为“1.”；带括号的序号后不加标点；去掉多余的项目符号。',
  example: { right: '1.加强学习指导', wrong: '1、加强学习指导；- 1、加强学习指导' },
  *writing(document) {
    const script = scriptOf(document)
    for (const { say, pattern, right } of FAULTS) {
      for (const group of runs(script.stretches, pattern)) {
        const [first, ...others] = group.map(({ stretch, mark, start }): Place => placeOfRaw(script, stretch, start, start + mark.length))
        const mark = group[0]?.mark ?? ''
        if (!first) continue
        yield {
          message: `${say}：“${mark}”应写作“${right(mark)}”${group.length > 1 ? `（这一组共 ${group.length} 处）` : ''}`,
          place: first,
          related: others,
          found: mark,
          expected: right(mark),
        }
      }
    }
  },
})

interface Marked {
  readonly stretch: Stretch
  readonly mark: string
  readonly start: number
}

/** Faulty paragraphs that belong together: the numbers go on, and no more than a few paragraphs lie between. */
function runs(stretches: readonly Stretch[], pattern: RegExp): Marked[][] {
  const groups: Marked[][] = []
  let last = -Infinity
  for (const stretch of stretches) {
    if (stretch.index === undefined) continue
    const found = pattern.exec(stretch.raw)
    if (!found || (pattern === FAULTS[1]?.pattern && FAULTS[0]?.pattern.test(stretch.raw))) continue
    const mark = found[0].trim()
    const marked = { stretch, mark, start: found[0].length - found[0].trimStart().length }
    const begins = /^[^\d一二]*(?:1|一)(?!\d|[十一二三四五六七八九])/u.test(mark)
    if (stretch.index - last > 4 || begins || groups.length === 0) groups.push([marked])
    else groups.at(-1)?.push(marked)
    last = stretch.index
  }
  return groups
}
