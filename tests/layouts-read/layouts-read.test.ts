import assert from 'node:assert/strict'
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { layouts } from './layouts.ts'
import { type Compared, compare } from './measure.ts'

/** Documents of different kinds; `node tests/layouts-read/measure.ts FILE …` does the same with any other. */
const documents = [
  ...readdirSync(join(import.meta.dirname, 'documents')).map((name) => join(import.meta.dirname, 'documents', name)),
  ...['anhui-form.html', 'guanwang.md', 'k-1-02-shandong-civil-affairs.md'].map((name) =>
    join(import.meta.dirname, '../corpus/wild', name),
  ),
]

/** Facts that may be lost or added in a layout, of all the documents together; none where nothing is said. */
const knownLosses: Readonly<Record<string, number>> = {
  columns: 1,
  'columns-tight': 1,
  'wide-blank': 3,
  folded: 19,
  'folded-heads': 16,
  'two-row-head-columns': 1,
  paged: 2,
  pairs: 2,
  'pairs-tabs': 2,
  csv: 214,
}

const read: Compared[] = []
for (const path of documents) read.push(...(await compare(path, layouts)))

for (const layout of layouts)
  test(`${layout.id} ${layout.title}: the same is read as of the web page with merged cells`, () => {
    const own = read.filter((one) => one.layout === layout)
    const wrong = own.flatMap(({ file, lost, more }) => [
      ...lost.map((fact) => `- ${file} ${fact}`),
      ...more.map((fact) => `+ ${file} ${fact}`),
    ])
    const known = knownLosses[layout.id] ?? 0
    assert.ok(wrong.length <= known, `${wrong.length} instead of ${known}\n${wrong.slice(0, 40).join('\n')}`)
    assert.ok(own.every(({ facts }) => facts > 10))
  })
