import assert from 'node:assert/strict'
import { readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, describe, test } from 'node:test'
import { zipSync } from 'fflate'
import { everything } from '#store/scope.ts'
import { aSubmission } from '../builders.ts'
import { addUnitWithYear, addUser, HOME, startTestServer, type TestServer, type Visitor } from '../server-world.ts'

/** Files nobody honest uploads 恶意文件: pages dressed as pictures, two things at once, bombs, names that are paths. */
const PNG = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64')
const GIF = Buffer.from('R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7', 'base64')
const SCRIPT = '<script>alert(document.cookie)</script>'
const text = (content: string) => new TextEncoder().encode(content)
const packed = (files: Record<string, string | Uint8Array>) =>
  zipSync(Object.fromEntries(Object.entries(files).map(([name, content]) => [name, typeof content === 'string' ? text(content) : content])))
/** A picture that says it is sixty thousand points wide and high. */
const hugePicture = (() => {
  const bytes = Buffer.from(PNG)
  bytes.writeUInt32BE(60_000, 16)
  bytes.writeUInt32BE(60_000, 20)
  return bytes
})()

/** A tenth of a megabyte each that unpacks to a hundred; made before anybody waits for an answer. */
const ZEROS = new Uint8Array(100 * 1024 * 1024)
const bomb = packed({ '[Content_Types].xml': '<Types/>', 'word/document.xml': ZEROS })
const sheets = packed({ '[Content_Types].xml': '<Types/>', 'xl/workbook.xml': '<x/>', 'xl/worksheets/sheet1.xml': ZEROS })

describe('files nobody honest uploads', () => {
  let server: TestServer
  let clerk: Visitor
  let id: string

  before(async () => {
    server = await startTestServer({ proxy: '127.0.0.1' })
    const { services } = server
    const author = '00000000-0000-4000-8000-000000000001'
    const { unit, row } = await addUnitWithYear(services, {
      regionId: HOME,
      code: '001',
      name: '虚构街道办事处',
      content: aSubmission(),
      author,
    })
    await services.store.write(everything, (tx) => addUser(services, tx, { login: 'jingban', role: 'clerk', regionId: HOME, unit }))
    clerk = await server.visit('jingban')
    id = row.id
  })
  after(() => server.close())

  const at = (path: string) => `/api/submissions/${id}/evidence${path}`
  const attach = (content: Uint8Array, name: string) =>
    clerk.upload(at('?path=projects[0]&title=t'), [new File([new Uint8Array(content)], name)])
  /** Everything the upload may have left, outside the place of whole files. */
  const arriving = () => {
    try {
      return readdirSync(join(server.services.store.folder, 'blobs', 'arriving'))
    } catch {
      return []
    }
  }

  const refused: readonly (readonly [string, Uint8Array, string, number])[] = [
    ['a page as a picture', text(`<!DOCTYPE html>${SCRIPT}`), '现场.png', 415],
    ['a page after blanks', text(`\n\n   <html>${SCRIPT}`), '现场.jpg', 415],
    ['a drawing with a script', text('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'), '现场.jpg', 415],
    ['a drawing behind a declaration', text('<?xml version="1.0"?><svg onload="alert(1)"/>'), '现场.png', 415],
    ['a program', Buffer.concat([Buffer.from('MZ'), Buffer.alloc(200, 1)]), '发票.pdf', 415],
    ['a program of another kind', Buffer.concat([Buffer.from('\x7fELF'), Buffer.alloc(200, 1)]), '发票.pdf', 415],
    ['an archive of anything', packed({ 'run.js': 'x' }), '材料.zip', 415],
    ['nothing', new Uint8Array(), '空.pdf', 422],
    ['more than the limit', Buffer.concat([Buffer.from('%PDF-1.7'), Buffer.alloc(51 * 1024 * 1024)]), '大.pdf', 413],
  ]
  for (const [title, content, name, status] of refused)
    test(`${title} is refused, and nothing stays`, async () => {
      const answer = await attach(content, name)
      assert.equal(answer.status, status, answer.text.slice(0, 200))
      assert.match(answer.text, /[\u4e00-\u9fff]/)
      assert.deepEqual(arriving(), [])
      assert.equal(
        (await clerk.get(at(''))).json.evidence.some(({ fileName }: { fileName: string }) => fileName === name),
        false,
      )
    })

  const twofold: readonly (readonly [string, Uint8Array, string, string, string])[] = [
    ['a picture and a script', Buffer.concat([GIF, text(`/*${SCRIPT}*/`)]), '现场.gif', 'image/gif', '现场.gif'],
    ['a document and a page', text(`%PDF-1.4\n${SCRIPT}`), '通知.html', 'application/pdf', '通知.html.pdf'],
    ['a picture and an archive', Buffer.concat([PNG, packed({ 'x.js': 'x' })]), '现场.jar', 'image/png', '现场.jar.png'],
    [
      'a document with macros',
      packed({ '[Content_Types].xml': '<Types/>', 'word/document.xml': '<x/>', 'word/vbaProject.bin': 'Sub AutoOpen()' }),
      '通知.docm',
      'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
      '通知.docm.docx',
    ],
    ['words with marks', text(`你好 <img src=x onerror=alert(1)>`), '说明.hta', 'text/plain', '说明.hta.txt'],
  ]
  for (const [title, content, name, mime, saved] of twofold)
    test(`${title} at once is only ever saved, under an ending that runs nothing`, async () => {
      const made = await attach(content, name)
      assert.equal(made.status, 201, made.text)
      assert.equal(made.json.mime, mime)
      const file = await clerk.get(at(`/${made.json.id}/file`))
      assert.deepEqual(Buffer.from(file.bytes), Buffer.from(content))
      assert.equal(file.headers.get('x-content-type-options'), 'nosniff')
      assert.match(file.headers.get('content-security-policy')!, /^sandbox; default-src 'none'$/)
      assert.match(file.headers.get('content-disposition')!, /^attachment; /)
      assert.equal(savedAs(file.headers), saved)
      const preview = await clerk.get(at(`/${made.json.id}/preview`))
      if (preview.status === 200) {
        assert.equal(preview.headers.get('content-type'), 'image/png')
        assert.equal(Buffer.from(preview.bytes).includes('alert'), false, 'drawn anew')
      } else assert.equal(preview.status, 415)
    })

  const names = [
    '../../../etc/passwd',
    '..\\..\\windows\\x.pdf',
    '/etc/passwd',
    'C:\\x.pdf',
    '..',
    '.',
    '',
    'a\r\nSet-Cookie: mingji=x',
    'x".pdf"; filename="y.exe',
    "it's (1)*.pdf",
    '2024年 绩效“自评”报告.pdf',
    '😀.pdf',
    '%0d%0aX: y.pdf',
    `${'长'.repeat(400)}.pdf`,
    'nul\0.pdf',
    'ann\u202efdp.exe',
    'CON',
  ]
  test('a name is a name: never a path, never a header', async () => {
    for (const [index, name] of names.entries()) {
      const body = `--x\r\nContent-Disposition: form-data; name="file"; filename="${name.replaceAll('"', '\\"')}"\r\nContent-Type: text/html\r\n\r\n%PDF-1.4 ${index}\r\n--x--\r\n`
      const answer = await fetch(`${server.url}${at('?path=projects[0]&title=t')}`, {
        method: 'POST',
        headers: { cookie: clerk.cookie(), 'sec-fetch-site': 'same-origin', 'content-type': 'multipart/form-data; boundary=x' },
        body,
      })
      const made = (await answer.json()) as { id: string; fileName: string; code?: string }
      // A head with a line of its own inside is no file of ours: busboy may find none.
      if (answer.status !== 201) {
        assert.ok(answer.status < 500, `${name}: ${JSON.stringify(made)}`)
        continue
      }
      assert.doesNotMatch(made.fileName, /[\\/\p{Cc}]/u, name)
      assert.ok(made.fileName.length > 0 && made.fileName.length <= 120)
      const file = await clerk.get(at(`/${made.id}/file`))
      assert.equal(file.status, 200, name)
      assert.equal(file.headers.get('set-cookie'), null, name)
      assert.equal(file.headers.get('x'), null, name)
      assert.match(file.headers.get('content-disposition')!, /^attachment; filename="[\w.-]*"; filename\*=UTF-8''[\w%.~!#$&+^`|-]*$/, name)
      assert.match(savedAs(file.headers), /\.pdf$/, name)
    }
    const kept = readdirSync(server.services.store.folder, { recursive: true, encoding: 'utf8' }).filter(
      (path) => !path.startsWith('database'),
    )
    for (const path of kept.filter((each) => statSync(join(server.services.store.folder, each)).isFile()))
      assert.match(path, /^(holder\.json|blobs\/[0-9a-f]{2}\/[0-9a-f]{2}\/[0-9a-f]{64}|jobs\/.*|anchors.*|.*lock.*|backups\/.*)$/, path)
  })

  test('a name in Chinese arrives as it was written', async () => {
    const made = await attach(text('%PDF-1.4 中文'), '2024年度 绩效“自评”报告（定稿）.pdf')
    const file = await clerk.get(at(`/${made.json.id}/file`))
    assert.equal(savedAs(file.headers), '2024年度 绩效“自评”报告（定稿）.pdf')
  })

  test('a picture without measure is not drawn', async () => {
    const made = await attach(hugePicture, '巨图.png')
    const began = process.cpuUsage()
    const preview = await clerk.get(at(`/${made.json.id}/preview`))
    assert.equal(preview.status, 415)
    assert.ok(process.cpuUsage(began).user < 5_000_000)
  })

  test('bombs for the check-up and the import are refused with words, in bounded time', async () => {
    assert.ok(bomb.length < 1024 * 1024)
    for (const [path, file] of [
      ['/api/check', new File([new Uint8Array(bomb)], '报告.docx')],
      [`/api/submissions/${id}/import/preview`, new File([new Uint8Array(sheets)], '自评表.xlsx')],
    ] as const) {
      const began = process.cpuUsage()
      const answer = await clerk.upload(path, [file])
      assert.ok(answer.status < 500, answer.text.slice(0, 300))
      assert.match(answer.text, /[\u4e00-\u9fff]/)
      assert.ok(process.cpuUsage(began).user < 10_000_000, path)
    }
    assert.equal((await clerk.get('/api/status')).status, 200)
  })

  const form = (parts: string, boundary = 'x') =>
    fetch(`${server.url}/api/check`, {
      method: 'POST',
      headers: { cookie: clerk.cookie(), 'sec-fetch-site': 'same-origin', 'content-type': `multipart/form-data; boundary=${boundary}` },
      body: parts,
    })
  const part = (name: string, file = '') => `--x\r\nContent-Disposition: form-data; name="${name}"${file}\r\n\r\nx\r\n`
  const forms: readonly (readonly [string, string])[] = [
    ['forty-one files', part('file', '; filename="a.txt"').repeat(41)],
    ['two thousand files', part('file', '; filename="a.txt"').repeat(2000)],
    ['two thousand fields', Array.from({ length: 2000 }, (_, i) => part(`f${i}`)).join('')],
    ['a field of five megabytes', `--x\r\nContent-Disposition: form-data; name="f"\r\n\r\n${'x'.repeat(5_000_000)}\r\n`],
    ['a head of a megabyte', `--x\r\nX: ${'y'.repeat(1_000_000)}\r\n\r\nx\r\n`],
    ['ten thousand heads', `--x\r\n${'X: y\r\n'.repeat(10_000)}\r\nx\r\n`],
    ['a field that reaches into every object', part('__proto__')],
  ]
  for (const [title, parts] of forms)
    test(`a form of ${title} is refused`, async () => {
      const answer = await form(`${parts}--x--\r\n`)
      const said = await answer.text()
      assert.ok(answer.status >= 400 && answer.status < 500, `${answer.status} ${said.slice(0, 200)}`)
      assert.match(said, /[\u4e00-\u9fff]/)
    })

  test('a form with a torn end, and one of a boundary that never comes, are refused', async () => {
    for (const parts of [part('file', '; filename="a.txt"').slice(0, -4), 'x'.repeat(1000), '']) {
      const answer = await form(parts)
      assert.ok(answer.status >= 400 && answer.status < 500, `${answer.status}`)
    }
  })
})

const savedAs = (headers: Headers): string =>
  decodeURIComponent(/filename\*=UTF-8''(.*)$/.exec(headers.get('content-disposition') ?? '')?.[1] ?? '')
