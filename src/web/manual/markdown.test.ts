import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readInline, readMarkdown } from './markdown.ts'

test('blocks of a page', () => {
  const text = `# 手册

第一段，
接着写。

## 做一件事
1. 点**开始**
2. 看结果，
   再下一步

- 一项

![任务清单](pictures/tasks.png)

| 键 | 作用 |
| --- | --- |
| F1 | 说明 |

> 不用担心。

\`\`\`
npm start
\`\`\``
  assert.deepEqual(readMarkdown(text), [
    { kind: 'heading', level: 1, text: '手册', id: '手册' },
    { kind: 'paragraph', text: '第一段，接着写。' },
    { kind: 'heading', level: 2, text: '做一件事', id: '做一件事' },
    { kind: 'list', ordered: true, items: ['点**开始**', '看结果，再下一步'] },
    { kind: 'list', ordered: false, items: ['一项'] },
    { kind: 'picture', alt: '任务清单', file: 'pictures/tasks.png' },
    { kind: 'table', head: ['键', '作用'], rows: [['F1', '说明']] },
    { kind: 'quote', text: '不用担心。' },
    { kind: 'code', text: 'npm start' },
  ])
})

test('marks within a line', () => {
  assert.deepEqual(readInline('点**确认**，按 `F1`，见[经办人](clerk.md)。'), [
    { kind: 'text', text: '点' },
    { kind: 'strong', text: '确认' },
    { kind: 'text', text: '，按 ' },
    { kind: 'code', text: 'F1' },
    { kind: 'text', text: '，见' },
    { kind: 'link', text: '经办人', to: 'clerk.md' },
    { kind: 'text', text: '。' },
  ])
})
