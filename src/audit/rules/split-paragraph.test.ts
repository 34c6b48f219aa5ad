import type { Paragraph, Prose } from '#domain/prose.ts'
import { aDocument, aProse, testWriting } from '../../../tests/writing.ts'
import rule from './split-paragraph.ts'

const words = '产出指标满分40分，扣2分，得分38分；项目效益指标满分40分。'
const rejoined = (gap: number): Prose => {
  const prose = aProse(words)
  const [first] = prose.blocks
  const pieces = [
    { at: 0, length: 20, line: 1, column: 0 },
    { at: 20, length: words.length - 20, line: 1 + gap, column: 0 },
  ]
  // aProse makes paragraphs only.
  return { ...prose, blocks: [{ ...(first as Paragraph), pieces }] }
}

testWriting(rule, {
  accept: {
    一行一段: words,
    '自动换行，中间没有空行': aDocument(words, {}, rejoined(1)),
  },
  reject: {
    '换页断开，中间有空行': [aDocument(words, {}, rejoined(2)), { line: 1, message: /第 1 行和第 3 行/ }],
    断得更远: [aDocument(words, {}, rejoined(4)), { line: 1, message: /第 5 行/ }],
  },
})
