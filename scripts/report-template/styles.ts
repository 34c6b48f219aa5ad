import { W } from './package.ts'

/** Sizes in half points: 二号 22 磅, 三号 16 磅, 四号 14 磅, 五号 10.5 磅, 小五 9 磅. */
export const size = { er: 44, san: 32, si: 28, xiaosi: 24, wu: 21, xiaowu: 18 } as const
/** 固定行距 28 磅: 22 lines in the 225 mm of the type area. */
const LINE = 560
/** 28 characters of 16 pt need 448 pt, the type area has 442: a quarter of a point less between them. */
const TIGHTEN = -5
const TITLE_LINE = 700

const fonts = (name: string) => `<w:rFonts w:ascii="${name}" w:hAnsi="${name}" w:eastAsia="${name}" w:cs="${name}"/>`

interface Style {
  readonly id: string
  readonly name: string
  readonly basedOn?: string
  readonly next?: string
  readonly paragraph?: string
  readonly run?: string
}

const style = ({ id, name, basedOn = 'Normal', next, paragraph, run }: Style) =>
  `<w:style w:type="paragraph" w:styleId="${id}"${name.startsWith('heading') || name === 'Title' || name === 'footer' || name === 'header' ? '' : ' w:customStyle="1"'}><w:name w:val="${name}"/><w:basedOn w:val="${basedOn}"/>${next ? `<w:next w:val="${next}"/>` : ''}<w:qFormat/>${paragraph ? `<w:pPr>${paragraph}</w:pPr>` : ''}${run ? `<w:rPr>${run}</w:rPr>` : ''}</w:style>`

const NO_INDENT = '<w:ind w:firstLineChars="0" w:firstLine="0"/>'
const single = '<w:spacing w:line="240" w:lineRule="auto"/>'
const exact = (line: number) => `<w:spacing w:line="${line}" w:lineRule="exact"/>`

const all: readonly Style[] = [
  {
    id: 'Title',
    name: 'Title',
    next: 'Normal',
    paragraph: `<w:keepNext/><w:spacing w:after="560" w:line="${TITLE_LINE}" w:lineRule="exact"/>${NO_INDENT}<w:jc w:val="center"/>`,
    run: `${fonts('方正小标宋简体')}<w:sz w:val="${size.er}"/><w:szCs w:val="${size.er}"/>`,
  },
  { id: 'Heading1', name: 'heading 1', next: 'Normal', paragraph: '<w:keepNext/><w:outlineLvl w:val="0"/>', run: fonts('黑体') },
  { id: 'Heading2', name: 'heading 2', next: 'Normal', paragraph: '<w:keepNext/><w:outlineLvl w:val="1"/>', run: fonts('楷体_GB2312') },
  { id: 'Heading3', name: 'heading 3', next: 'Normal', paragraph: '<w:keepNext/><w:outlineLvl w:val="2"/>', run: '<w:b/><w:bCs/>' },
  {
    id: 'TableTitle',
    name: '表题',
    next: 'TableText',
    paragraph: `<w:keepNext/><w:spacing w:before="120" w:line="400" w:lineRule="exact"/>${NO_INDENT}<w:jc w:val="center"/>`,
    run: `${fonts('黑体')}<w:sz w:val="${size.xiaosi}"/><w:szCs w:val="${size.xiaosi}"/>`,
  },
  {
    id: 'TableUnit',
    name: '表单位',
    next: 'TableText',
    paragraph: `<w:keepNext/>${exact(320)}${NO_INDENT}<w:jc w:val="right"/>`,
    run: `<w:sz w:val="${size.wu}"/><w:szCs w:val="${size.wu}"/>`,
  },
  {
    id: 'TableText',
    name: '表格文字',
    paragraph: `<w:snapToGrid w:val="0"/><w:spacing w:before="20" w:after="20" w:line="240" w:lineRule="auto"/>${NO_INDENT}<w:jc w:val="center"/>`,
    run: `<w:sz w:val="${size.wu}"/><w:szCs w:val="${size.wu}"/>`,
  },
  { id: 'TableLeft', name: '表格文字（左）', basedOn: 'TableText', paragraph: '<w:jc w:val="left"/>' },
  { id: 'TableRight', name: '表格数字', basedOn: 'TableText', paragraph: '<w:jc w:val="right"/>' },
  { id: 'TableHead', name: '表头', basedOn: 'TableText', paragraph: '<w:keepNext/>', run: fonts('黑体') },
  { id: 'TableSmall', name: '表格小字', basedOn: 'TableText', run: `<w:sz w:val="${size.xiaowu}"/><w:szCs w:val="${size.xiaowu}"/>` },
  { id: 'TableSmallLeft', name: '表格小字（左）', basedOn: 'TableSmall', paragraph: '<w:jc w:val="left"/>' },
  { id: 'TableSmallHead', name: '表头小字', basedOn: 'TableSmall', paragraph: '<w:keepNext/>', run: fonts('黑体') },
  {
    id: 'TableNote',
    name: '表注',
    paragraph: `<w:spacing w:before="40" w:after="120" w:line="300" w:lineRule="exact"/>${NO_INDENT}`,
    run: `<w:sz w:val="${size.wu}"/><w:szCs w:val="${size.wu}"/>`,
  },
  // A picture in a line of fixed height would be cut.
  { id: 'Figure', name: '图', paragraph: `<w:snapToGrid w:val="0"/>${single}${NO_INDENT}<w:jc w:val="center"/>` },
  { id: 'Attachment', name: '附件说明', paragraph: '<w:ind w:left="1600" w:hanging="960" w:leftChars="500" w:hangingChars="300"/>' },
  { id: 'AttachmentNext', name: '附件说明续', paragraph: '<w:ind w:leftChars="500" w:left="1600" w:firstLineChars="0" w:firstLine="0"/>' },
  {
    id: 'SignatureUnit',
    name: '落款单位',
    paragraph: '<w:keepNext/><w:ind w:rightChars="200" w:right="640" w:firstLineChars="0" w:firstLine="0"/><w:jc w:val="right"/>',
  },
  {
    id: 'SignatureDate',
    name: '成文日期',
    paragraph: '<w:ind w:rightChars="400" w:right="1280" w:firstLineChars="0" w:firstLine="0"/><w:jc w:val="right"/>',
  },
  { id: 'AnnexMark', name: '附件标识', next: 'AnnexTitle', paragraph: `<w:keepNext/>${NO_INDENT}`, run: fonts('黑体') },
  {
    id: 'AnnexTitle',
    name: '附件标题',
    next: 'Normal',
    paragraph: `<w:keepNext/><w:spacing w:before="120" w:after="120" w:line="600" w:lineRule="exact"/>${NO_INDENT}<w:jc w:val="center"/><w:outlineLvl w:val="0"/>`,
    run: `${fonts('方正小标宋简体')}<w:sz w:val="36"/><w:szCs w:val="36"/>`,
  },
  {
    id: 'Header',
    name: 'header',
    paragraph: `${single}${NO_INDENT}<w:jc w:val="right"/>`,
    run: `${fonts('黑体')}<w:color w:val="C00000"/><w:sz w:val="${size.wu}"/><w:szCs w:val="${size.wu}"/>`,
  },
  {
    id: 'Footer',
    name: 'footer',
    paragraph: `<w:snapToGrid w:val="0"/>${single}${NO_INDENT}`,
    run: `${fonts('宋体')}<w:sz w:val="${size.si}"/><w:szCs w:val="${size.si}"/>`,
  },
]

const grid = `<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/><w:uiPriority w:val="99"/><w:semiHidden/><w:unhideWhenUsed/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar><w:top w:w="0" w:type="dxa"/><w:left w:w="60" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/><w:right w:w="60" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>`

const normal = `<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/><w:pPr><w:widowControl w:val="0"/><w:autoSpaceDE w:val="0"/><w:autoSpaceDN w:val="0"/>${exact(LINE)}<w:ind w:firstLineChars="200" w:firstLine="640"/><w:jc w:val="both"/></w:pPr><w:rPr><w:spacing w:val="${TIGHTEN}"/></w:rPr></w:style>`

export const styles = `<w:styles xmlns:w="${W}"><w:docDefaults><w:rPrDefault><w:rPr>${fonts('仿宋_GB2312')}<w:kern w:val="2"/><w:sz w:val="${size.san}"/><w:szCs w:val="${size.san}"/><w:lang w:val="en-US" w:eastAsia="zh-CN" w:bidi="ar-SA"/></w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults>${normal}${grid}${all.map(style).join('')}</w:styles>`
