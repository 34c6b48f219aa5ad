import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { readBlock } from './clipboard-handlers.ts'
import { readHtmlTable, writeHtmlTable } from './clipboard-html.ts'

/** As Excel writes it: a head with styles, fragments, source line breaks inside of texts. */
const excel = `<html xmlns:x="urn:schemas-microsoft-com:office:excel"><head><style><!--table {mso-displayed-decimal-separator:"\\.";} td{color:red}--></style></head>
<body><!--StartFragment--><table border=0 cellpadding=0><col width=72>
 <tr height=20><td rowspan=2 height=40 class=xl65 style='height:30.0pt'>产出指标</td><td class=xl66>数量
  指标</td><td>&ge;500<span style='mso-spacerun:yes'>&nbsp;</span>人次</td></tr>
 <tr height=20><td class=xl66>质量指标</td><td>第一行<br>
  第二行 &lt;甲&amp;乙&gt;</td></tr>
 <tr><td colspan=2>总分</td><td>&#65288;100&#xff09;</td></tr>
<!--EndFragment--></table></body></html>`

test('reads a block as Excel copies it, merged cells in every row', () =>
  assert.deepEqual(readHtmlTable(excel), {
    merged: true,
    cells: [
      ['产出指标', '数量指标', '≥500 人次'],
      ['产出指标', '质量指标', '第一行\n第二行 <甲&乙>'],
      ['总分', '', '（100）'],
    ],
  }))

test('a cell merged at the end of the rows reaches down as well', () =>
  assert.deepEqual(
    readHtmlTable('<table><tr><td>甲</td><td rowspan="3">共</td></tr><tr><td>乙</td></tr><tr><td>丙</td></tr></table>')?.cells,
    [
      ['甲', '共'],
      ['乙', '共'],
      ['丙', '共'],
    ],
  ))

test('without a table there is none, and spans are bounded', () => {
  assert.equal(readHtmlTable('<p>只有文字</p>'), undefined)
  assert.equal(readHtmlTable(''), undefined)
  assert.ok((readHtmlTable('<table><tr><td colspan="999999999">甲</td></tr></table>')?.cells[0]?.length ?? 0) <= 1000)
})

test('what is written is read back', () => {
  const text = fc.string({ unit: fc.constantFrom('甲', '"', '<', '&', 'b', '1', '%', '≥') })
  const block = fc
    .integer({ min: 1, max: 5 })
    .chain((width) => fc.array(fc.array(text, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 6 }))
  fc.assert(fc.property(block, (rows) => assert.deepEqual(readHtmlTable(writeHtmlTable(rows))?.cells, rows)))
})

test('hostile HTML takes no time', () => {
  const started = process.cpuUsage().user
  readHtmlTable(`<table>${'<td '.repeat(20_000)}`)
  readHtmlTable(`<table><tr><td>${'<'.repeat(50_000)}</td></tr></table>`)
  readHtmlTable(`<table><tr><td>${'甲\n'.repeat(30_000)}</td></tr></table>`)
  readHtmlTable(`<table><tr><td>${'<!--'.repeat(30_000)}${'<style '.repeat(30_000)}</td></tr></table>`)
  assert.ok(process.cpuUsage().user - started < 1_000_000)
})

test('text counts where HTML shows no merged cells', () => {
  const data = (html: string, plain: string) => ({ getData: (type: string) => (type === 'text/html' ? html : plain) })
  assert.deepEqual(readBlock(data('<table><tr><td>甲</td></tr></table>', '乙\t丙\r\n')), [['乙', '丙']])
  assert.deepEqual(readBlock(data(excel, '产出指标\t数量指标')).length, 3)
  assert.deepEqual(readBlock(data('<table><tr><td>甲</td></tr></table>', '')), [['甲']])
})
