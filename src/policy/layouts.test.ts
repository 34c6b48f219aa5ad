import assert from 'node:assert/strict'
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import type { FormLayout, Words } from '#domain/layout.ts'
import { ProductError } from '#errors'
import { loadLayouts } from './layouts.ts'

const policy = join(import.meta.dirname, '../../policy')
const { forms, words, workbook } = await loadLayouts(policy)

const strong = (list: Words) => list.filter((word) => !word.startsWith('~'))
/** Words that two fields claim. */
function doubled(fields: Readonly<Record<string, Words>>): string[] {
  const claims = new Map<string, Set<string>>()
  for (const [field, list] of Object.entries(fields))
    for (const word of strong(list)) claims.set(word, (claims.get(word) ?? new Set()).add(field))
  return [...claims].flatMap(([word, claiming]) => (claiming.size > 1 ? [word] : []))
}

const everyForm = (title: string, check: (form: FormLayout) => void) =>
  test(`every form: ${title}`, () => {
    for (const form of forms) check(form)
  })

everyForm('is known by words of its own', (form) => {
  assert.ok(form.titles.length > 0, form.id)
  assert.equal(forms.filter(({ id }) => id === form.id).length, 1)
  assert.ok(form.tables.length > 0)
})

everyForm('names no field twice with the same word', (form) => {
  assert.deepEqual(doubled(form.labels), [], form.id)
  for (const table of form.tables) assert.deepEqual(doubled(table.columns), [], `${form.id} ${table.id}`)
})

everyForm('asks only for columns it has words for', (form) => {
  for (const { id, required, columns, carry } of form.tables) {
    const missing = required.filter((field) => columns[field] === undefined)
    assert.deepEqual(missing, [], `${form.id} ${id}`)
    assert.ok(
      carry.every((field) => columns[field] !== undefined),
      `${form.id} ${id}`,
    )
  }
})

test('families hold only what differs from their base', async () => {
  const sichuan = forms.find(({ id }) => id === 'sichuan-project')!
  const national = forms.find(({ id }) => id === 'national-project')!
  assert.deepEqual(sichuan.labels, national.labels)
  const funds = (form: FormLayout) => form.tables.find(({ id }) => id === 'funds')!
  assert.deepEqual(funds(sichuan).columns['label'], ['年度预算数', ...funds(national).columns['label']!])
  // A word that a family gives to another field is taken from the first one.
  assert.ok(!funds(sichuan).columns['adjusted']!.includes('年度预算数'))
})

test('the workbook shows every list and explains itself', () => {
  assert.ok(workbook.sheets.length >= 15)
  assert.ok(workbook.introduction.length > 3)
  for (const { blocks } of workbook.sheets)
    for (const block of blocks) if (block.kind === 'list') assert.equal(block.columns[0]?.field, 'no', block.id)
  assert.deepEqual(Object.keys(words.methods).length, 7)
})

/** Loads a copy of the layouts in which one file was changed. */
async function loadChanged(file: string, change: (text: string) => string) {
  const folder = await mkdtemp(join(tmpdir(), 'layouts-'))
  try {
    await cp(join(policy, 'layouts'), join(folder, 'layouts'), { recursive: true })
    const path = join(folder, 'layouts', file)
    await writeFile(path, change(await readFile(path, 'utf8')))
    return await loadLayouts(folder)
  } finally {
    await rm(folder, { recursive: true })
  }
}

const refusals: readonly (readonly [title: string, file: string, change: (text: string) => string, words: RegExp])[] = [
  ['an unknown key', 'forms/sichuan-project.yaml', (text) => `${text}colour: red\n`, /sichuan-project\.yaml.*不认识的键“colour”/],
  [
    'a base that does not exist',
    'forms/sichuan-project.yaml',
    (text) => text.replace('national-project', 'no-such-form'),
    /没有“no-such-form”这种表样/,
  ],
  ['families that extend each other', 'forms/national-project.yaml', (text) => `${text}extends: sichuan-project\n`, /没有尽头/],
  [
    'a dropdown without a list',
    'department-workbook.yaml',
    (text) => text.replace('choices: [预算级次]', 'choices: [级次]'),
    /下拉列表“级次”没有定义/,
  ],
  [
    'a set of columns that is not there',
    'department-workbook.yaml',
    (text) => text.replace('columnSet: indicator', 'columnSet: indicators'),
    /没有“indicators”这一组栏目/,
  ],
  ['an id used twice', 'department-workbook.yaml', (text) => text.replace('id: assets', 'id: income'), /这个 id 用了两次/],
  ['a list without its words', 'words.yaml', (text) => text.replace(/^grades:.*$/m, ''), /grades.*缺少这一项/],
]
for (const [title, file, change, said] of refusals) {
  test(`refused: ${title}`, () =>
    assert.rejects(loadChanged(file, change), (error) => {
      assert.ok(error instanceof ProductError, String(error))
      assert.match(error.message, said)
      return true
    }))
}
