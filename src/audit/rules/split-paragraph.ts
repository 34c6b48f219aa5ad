import { rule } from '../rule.ts'
import { scriptOf } from '../script.ts'

export default rule({
  id: 'split-paragraph',
  title: '一段话不应被换页断成两段',
  severity: 'notice',
  covers: ['E08'],
  source: 'gbt-9704-2012#layout',
  why: '从有页码的文件复制文字时，换页处会断成两段，读起来像两句残句；程序核对时已经接上。',
  remedy: '删去中间的空行，把两段接成一段。',
  example: { right: '项目效益指标满分 40 分', wrong: '项目效（空行）益指标满分 40 分' },
  *writing(document) {
    if (document.prose.kind !== 'txt' && document.prose.kind !== 'md') return
    for (const { passage } of scriptOf(document).stretches) {
      for (const [index, piece] of passage.pieces.entries()) {
        const before = passage.pieces[index - 1]
        if (before?.line === undefined || piece.line === undefined || piece.line - before.line < 2) continue
        const start = before.at + before.length
        const quote = passage.text.slice(Math.max(before.at, start - 6), piece.at + 6)
        yield {
          message: `第 ${before.line} 行和第 ${piece.line} 行是同一段话，被断开了`,
          place: {
            file: document.prose.file,
            paragraph: passage.number,
            line: before.line,
            start: before.column + Math.max(0, before.length - 6),
            end: before.column + before.length,
            quote,
          },
        }
      }
    }
  },
})
