import assert from 'node:assert/strict'
import { mkdtemp, rm, truncate, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { readInputFile } from './read-input-file.ts'

const folder = await mkdtemp(join(tmpdir(), 'mingji-input-'))
after(() => rm(folder, { recursive: true, force: true }))

test('what is no readable file is named as what it is', async () => {
  await assert.rejects(readInputFile(folder), { code: 'FILE_NOT_OPENED', message: /这是文件夹。请写出其中的文件/ })
  await assert.rejects(readInputFile(join(folder, '没有.docx')), { code: 'FILE_NOT_FOUND' })
})

test('a file beyond the limit is refused before it is read', async () => {
  const file = join(folder, '太大.txt')
  await writeFile(file, '')
  await truncate(file, 200 * 1024 * 1024)
  await assert.rejects(readInputFile(file), { code: 'FILE_TOO_LARGE', message: /有 200 MB，超过上限 100 MB/ })
})
