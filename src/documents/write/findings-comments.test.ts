import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { strFromU8, unzipSync } from 'fflate'
import type { Finding } from '#domain/finding.ts'
import { passages, placeIn } from '#domain/prose-place.ts'
import { makeDocx, p, tbl, tc, tr } from '../../../tests/fixtures/make-docx.ts'
import { readDocx } from '../read/docx/docx.ts'
import { commentDocx } from './findings-comments.ts'

const FILE = '报告.docx'
const numbering =
  '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/><w:lvlText w:val="（%1）"/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
const run = (text: string, properties = '') => `<w:r w:rsidR="00A1">${properties && `<w:rPr>${properties}</w:rPr>`}<w:t>${text}</w:t></w:r>`
/** Everything that makes the way from words to XML crooked. */
const body =
  p('云溪街道办事处（虚构）绩效自评报告') +
  p('部门概况', '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>') +
  `<w:p>${run('全面推进“幸', '<w:b/>')}${run('福彭后”建设，A&amp;B &lt;5%，', '<w:i/>')}<w:proofErr w:type="spellStart"/>${run('&#x20BB7;好')}</w:p>` +
  `<w:p><w:r><w:t>前</w:t><w:tab/><w:t>后</w:t><w:br/><w:t xml:space="preserve"> 末 </w:t></w:r></w:p>` +
  `<w:p>${run('保留')}<w:del w:id="1" w:author="a"><w:r><w:delText>删去</w:delText></w:r></w:del><w:ins w:id="2" w:author="a">${run('加入')}</w:ins><w:hyperlink w:anchor="x">${run('链接文字')}</w:hyperlink></w:p>` +
  `<w:p>${run('第')}<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> PAGE </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>${run('12')}<w:r><w:fldChar w:fldCharType="end"/></w:r>${run('页')}<w:r><w:rPr><w:vanish/></w:rPr><w:t>隐藏</w:t></w:r></w:p>` +
  `<w:p>${run('公式')}<m:oMath><m:r><m:t>x=1</m:t></m:r></m:oMath>${run('之后')}</w:p>` +
  `<w:p>${run('有框')}<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:txbxContent>${p('框里的字')}</w:txbxContent></mc:Choice><mc:Fallback><w:txbxContent>${p('框里的字')}</w:txbxContent></mc:Fallback></mc:AlternateContent></w:r></w:p>` +
  tbl(tr(tc('项目'), tc('培训经费\n第二段')), tr(tc('金额'), tc('12万元')))
const source = makeDocx({ body, numbering, extra: { 'word/media/image1.bin': 'not touched', 'customXml/item1.xml': '<x/>' } })

const finding = (place: Finding['place'], number = 0): Finding => ({
  rule: 'a-rule',
  covers: ['E01'],
  severity: 'error',
  message: `第 ${number} 条 <意见> & "引号"`,
  why: '因为如此。',
  remedy: '请改正。',
  source: 'mof-2020-10#result-form',
  ...(place === undefined ? {} : { place }),
})

/** Text between the markers of each comment, visible text only. */
function ranges(xml: string): ReadonlyMap<number, string> {
  const texts = new Map<number, string>()
  const open = new Set<number>()
  for (const [whole, name, content] of xml.matchAll(
    /<(w:commentRangeStart|w:commentRangeEnd|w:t|m:t|w:tab|w:br)\b[^>]*?(?:\/>|>([^<]*)<\/(?:w|m):t>)/g,
  )) {
    const id = Number(/w:id="(\d+)"/.exec(whole)?.[1])
    if (name === 'w:commentRangeStart') {
      open.add(id)
      texts.set(id, '')
    } else if (name === 'w:commentRangeEnd') open.delete(id)
    else {
      const text =
        name === 'w:tab'
          ? '\t'
          : name === 'w:br'
            ? '\n'
            : (content ?? '')
                .replace(/&#x([0-9A-F]+);/g, (_, hex) => String.fromCodePoint(Number.parseInt(hex, 16)))
                .replace('&lt;', '<')
                .replace('&amp;', '&')
      for (const each of open) texts.set(each, texts.get(each) + text)
    }
  }
  return texts
}

const documentOf = (bytes: Uint8Array) => strFromU8(unzipSync(bytes)['word/document.xml']!)
const prose = readDocx(source, FILE)
/** Text boxes are commented at their paragraph, hidden words do not count. */
const plainPassages = [...passages(prose)].filter(({ text }) => text !== '' && !text.includes('框里'))

test('a comment stands at the very words, wherever a run has to be split', () => {
  for (const passage of plainPassages) {
    for (let start = 0; start < passage.text.length; start++) {
      const end = Math.min(passage.text.length, start + 3)
      const commented = commentDocx(source, [finding(placeIn(prose, passage, start, end))], FILE)
      const said = ranges(documentOf(commented)).get(0) ?? ''
      const words = passage.text.slice(start, end)
      const generated = passage.pieces[0]?.at ?? 0
      // Half of a character outside the basic plane is no place for a range to end.
      if (start < generated || !words.isWellFormed()) continue
      // A formula is taken whole; hidden words inside a range stay hidden; paragraphs of a cell are lines of its text.
      if (passage.text.includes('公式')) assert.ok(said.includes(words.replace(/[x=1]/g, '')), `${said} / ${words}`)
      else assert.equal(said.replace(/\n|隐藏/g, ''), words.replace('\n', ''))
      assert.deepEqual(readDocx(commented, FILE).blocks, prose.blocks)
    }
  }
})

test('many comments at once, overlapping and touching, leave the text as it was', () => {
  const places = plainPassages.flatMap((passage) =>
    [0, 1, 2, 3].map((start) =>
      placeIn(prose, passage, Math.min(start, passage.text.length - 1), Math.min(passage.text.length, start * 2 + 1)),
    ),
  )
  const commented = commentDocx(
    source,
    places.map((place, i) => finding(place, i)),
    FILE,
  )
  assert.deepEqual(readDocx(commented, FILE).blocks, prose.blocks)
  const comments = strFromU8(unzipSync(commented)['word/comments.xml']!)
  assert.equal(comments.match(/<w:comment /g)?.length, places.length)
  assert.match(comments, /第 0 条 &lt;意见&gt; &amp; &quot;引号&quot;/)
})

test('every other part stays byte for byte', () => {
  const before = unzipSync(source)
  const after = unzipSync(commentDocx(source, [finding(undefined)], FILE))
  const changed = Object.keys(after).filter((name) => Buffer.compare(after[name]!, before[name] ?? new Uint8Array()) !== 0)
  assert.deepEqual(changed.sort(), ['[Content_Types].xml', 'word/_rels/document.xml.rels', 'word/comments.xml', 'word/document.xml'])
  const back = documentOf(commentDocx(source, [finding(placeIn(prose, plainPassages[0]!, 0, 4))], FILE))
  assert.equal(
    back
      .replace(/<w:commentRange\w+ [^>]*>|<w:r><w:commentReference [^>]*><\/w:r>/g, '')
      .replace('</w:t></w:r><w:r><w:t xml:space="preserve">', ''),
    documentOf(source),
  )
})

test('comments that were there stay, and new ones get new numbers', () => {
  const withOne = commentDocx(source, [finding(undefined, 1)], FILE)
  const withTwo = commentDocx(withOne, [finding(placeIn(prose, plainPassages[2]!, 5, 9), 2)], FILE)
  const comments = strFromU8(unzipSync(withTwo)['word/comments.xml']!)
  assert.deepEqual(
    [...comments.matchAll(/<w:comment w:id="(\d+)"/g)].map(([, id]) => id),
    ['0', '1'],
  )
  assert.equal(strFromU8(unzipSync(withTwo)['[Content_Types].xml']!).match(/comments\+xml/g)?.length, 1)
})

test('without open findings the file comes back as it was', () => {
  const waived = { ...finding(undefined), waiver: { reason: '已说明', author: '张三（虚构）', until: '2025-12-31' } }
  assert.equal(commentDocx(source, [waived], FILE), source)
})

const soffice = '/usr/bin/soffice'
test('LibreOffice opens the file and reads the comments', { skip: existsSync(soffice) ? false : 'LibreOffice is not installed' }, () => {
  const dir = mkdtempSync(join(tmpdir(), 'comments-'))
  try {
    const places = plainPassages.map((passage) => placeIn(prose, passage, 0, 2))
    writeFileSync(
      join(dir, 'a.docx'),
      commentDocx(
        source,
        places.map((place, i) => finding(place, i)),
        FILE,
      ),
    )
    for (const format of ['pdf', 'odt']) {
      execFileSync(
        soffice,
        [`-env:UserInstallation=file://${dir}/profile`, '--headless', '--convert-to', format, '--outdir', dir, join(dir, 'a.docx')],
        { timeout: 60_000, stdio: 'ignore' },
      )
    }
    const odt = strFromU8(unzipSync(new Uint8Array(readFileSync(join(dir, 'a.odt'))))['content.xml']!)
    assert.equal(odt.match(/<office:annotation /g)?.length, places.length)
    assert.ok(readFileSync(join(dir, 'a.pdf')).length > 1000)
  } finally {
    rmSync(dir, { recursive: true, force: true })
  }
})

test('what stands in other files is told at the first words, by its place', () => {
  const elsewhere = finding({ file: '自评表.xlsx', sheet: '表', cell: 'H14' })
  const commented = unzipSync(commentDocx(source, [elsewhere, finding(placeIn(prose, plainPassages[0]!, 0, 4), 1)], FILE))
  const comments = strFromU8(commented['word/comments.xml']!)
  assert.equal(comments.match(/<w:comment /g)?.length, 2)
  assert.match(comments, /【其他文件】以下问题在一起检查的其他文件里：/)
  assert.match(comments, /1\. 自评表\.xlsx《表》H14：【错误】第 0 条/)
})
