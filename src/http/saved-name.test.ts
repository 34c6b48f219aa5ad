import assert from 'node:assert/strict'
import { test } from 'node:test'
import { evidenceTypes } from '#store/blobs/file-type.ts'
import { savedName } from './saved-name.ts'

const cases: readonly (readonly [string, string, string])[] = [
  ['照片.PNG', 'image/png', '照片.PNG'],
  ['发票.hta', 'image/png', '发票.hta.png'],
  ['通知.docm', 'application/vnd.openxmlformats-officedocument.wordprocessingml.document', '通知.docm.docx'],
  ['无后缀', 'application/pdf', '无后缀.pdf'],
  ['x.exe. . ', 'application/pdf', 'x.exe.pdf'],
  ['ann\u202efdp.exe', 'application/pdf', 'annfdp.exe.pdf'],
  ['表.et', 'application/x-ole-storage', '表.et'],
  ['', 'text/plain', '佐证.txt'],
]
for (const [name, mime, expected] of cases)
  test(`${JSON.stringify(name)} of ${mime} is saved as ${expected}`, () => assert.equal(savedName(name, mime), expected))

test('every type of evidence that is no plain archive has its endings', () =>
  assert.deepEqual(
    evidenceTypes.filter((mime) => savedName('x.exe', mime) === 'x.exe'),
    [],
  ))
