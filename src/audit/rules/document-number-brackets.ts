import { rule } from '../rule.ts'
import { placeOfPlain, plainHits, scriptOf } from '../script.ts'

/** 财预【2020】10号: agency, bracketed year, number. Case numbers of courts, "（2024）冀0104民初1号", have no agency before. */
const WRONG =
  /([\u4e00-\u9fff]{2,12}?)\s?([【[(<〈〔])((?:19|20)\d\d)([】\])>〉〕])\s?(第?)(0*)(\d{1,5})号(?!楼|院|线|桥|路|机|地|仓|井|门|房|车|馆|厅|池|站|令)/gu
/** 湘政发201910号: brackets lost. */
const LOST = /[\u4e00-\u9fff]{1,6}(?:发|办|函|字|财|政|行|预|建|社|农|教|综)((?:19|20)\d\d)(\d{1,3})号/gu
/** 〔2024〕第013号 */
const PADDED = /[\u4e00-\u9fff]〔((?:19|20)\d\d)〕(?:第0*|0+)(\d{1,5})号/gu

export default rule({
  id: 'document-number-brackets',
  title: '发文字号的年份用六角括号',
  severity: 'error',
  covers: ['E11'],
  source: 'gbt-9704-2012#document-number',
  why: '发文字号写作“机关代字〔年份〕序号号”，括号用错就不是规范的文号，也查不到原文。',
  remedy: '把年份两边的括号改为“〔〕”；序号前不加“第”，不补零。',
  example: { right: '石财行〔2024〕13号', wrong: '石财行【2024】13号' },
  *writing(document) {
    const script = scriptOf(document)
    for (const { stretch, start, end, text, groups } of plainHits(script, WRONG)) {
      const [agency = '', open = '', year = '', close = '', , , number = ''] = groups
      const from = start + agency.length
      if (isProse(agency) || `${open}${close}` === '〔〕') continue
      yield {
        message: `文号的年份用了“${written(open)}${written(close)}”，应写作“〔${year}〕${number}号”`,
        place: placeOfPlain(script, stretch, from, end),
        found: text.slice(agency.length),
        expected: `〔${year}〕${number}号`,
      }
    }
    for (const { stretch, start, end, text, groups } of plainHits(script, LOST)) {
      const [year = '', number = ''] = groups
      const from = start + text.indexOf(`${year}${number}`)
      yield {
        message: `文号的年份缺括号，应写作“〔${year}〕${number}号”`,
        place: placeOfPlain(script, stretch, from, end),
        found: text,
        expected: `〔${year}〕${number}号`,
        severity: 'warning',
      }
    }
    for (const { stretch, start, end, text, groups } of plainHits(script, PADDED)) {
      const [year = '', number = ''] = groups
      yield {
        message: `文号的序号不加“第”、不补零，应写作“〔${year}〕${number}号”`,
        place: placeOfPlain(script, stretch, start + 1, end),
        found: text.slice(1),
        expected: `〔${year}〕${number}号`,
        severity: 'warning',
      }
    }
  },
})

/** "附表(2024)3号" and the like are not numbers of documents. */
const isProse = (agency: string) => /(?:表|图|附件|项目|标段|合同|编号|批次|宗地|地块)$/u.test(agency)
/** The plain text has half-width brackets; people see what they typed. */
const written = (bracket: string) => ({ '(': '（', ')': '）' })[bracket] ?? bracket
