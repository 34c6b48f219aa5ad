import assert from 'node:assert/strict'
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { readInline, readMarkdown } from '../src/web/manual/markdown.ts'

/** The user's manual 使用手册: every picture named is there, every picture there is named, every page it sends to exists. */
const folder = join(import.meta.dirname, '..', 'docs', 'manual')
const MOST_PICTURES = 25
const MOST_BYTES = 120_000
const pages = readdirSync(folder).filter((name) => name.endsWith('.md'))
const blocks = pages.flatMap((page) => readMarkdown(readFileSync(join(folder, page), 'utf8')).map((block) => ({ page, block })))

test('pictures: named and there, few and small, each with words for those who do not see it', () => {
  const named = blocks.flatMap(({ block }) => (block.kind === 'picture' ? [block] : []))
  const there = readdirSync(join(folder, 'pictures'))
  assert.deepEqual([...new Set(named.map(({ file }) => file))].sort(), there.map((name) => `pictures/${name}`).sort())
  assert.ok(there.length > 10 && there.length <= MOST_PICTURES)
  for (const name of there) assert.ok(statSync(join(folder, 'pictures', name)).size <= MOST_BYTES, name)
  for (const { alt, file } of named) assert.ok(alt.length > 4, file)
})

test('the three parts are there, and links within the manual lead to pages of it', () => {
  for (const part of ['README.md', 'clerk.md', 'head.md', 'reviewer.md']) assert.ok(pages.includes(part), part)
  const texts = blocks.flatMap(({ page, block }) => {
    if (block.kind === 'list') return block.items.map((text) => ({ page, text }))
    if (block.kind === 'table') return block.rows.flat().map((text) => ({ page, text }))
    return 'text' in block && block.kind !== 'code' ? [{ page, text: block.text }] : []
  })
  const links = texts.flatMap(({ page, text }) => readInline(text).flatMap((part) => (part.kind === 'link' ? [{ page, to: part.to }] : [])))
  assert.ok(links.length >= 3)
  for (const { page, to } of links.filter((link) => /^[\w-]+\.md$/.test(link.to))) assert.ok(pages.includes(to), `${page} → ${to}`)
})
