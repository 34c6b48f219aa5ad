export const W = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main'
export const R = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006'
const WORD = 'application/vnd.openxmlformats-officedocument.wordprocessingml'

const overrides = [
  ['/word/document.xml', `${WORD}.document.main+xml`],
  ['/word/styles.xml', `${WORD}.styles+xml`],
  ['/word/settings.xml', `${WORD}.settings+xml`],
  ['/word/fontTable.xml', `${WORD}.fontTable+xml`],
  ['/word/header1.xml', `${WORD}.header+xml`],
  ['/word/header2.xml', `${WORD}.header+xml`],
  ['/word/footer1.xml', `${WORD}.footer+xml`],
  ['/word/footer2.xml', `${WORD}.footer+xml`],
  ['/docProps/core.xml', 'application/vnd.openxmlformats-package.core-properties+xml'],
]

export const contentTypes = `<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Default Extension="png" ContentType="image/png"/>${overrides
  .map(([part, type]) => `<Override PartName="${part}" ContentType="${type}"/>`)
  .join('')}</Types>`

const relationship = (id: string, type: string, target: string) => `<Relationship Id="${id}" Type="${type}" Target="${target}"/>`

export const packageRelationships = `<Relationships xmlns="${PACKAGE}/relationships">${relationship('rId1', `${R}/officeDocument`, 'word/document.xml')}${relationship(
  'rId2',
  `${PACKAGE}/relationships/metadata/core-properties`,
  'docProps/core.xml',
)}</Relationships>`

export const documentRelationships = `<Relationships xmlns="${PACKAGE}/relationships">${[
  ['rId1', 'styles', 'styles.xml'],
  ['rId2', 'settings', 'settings.xml'],
  ['rId3', 'fontTable', 'fontTable.xml'],
  ['rId4', 'header', 'header1.xml'],
  ['rId5', 'header', 'header2.xml'],
  ['rId6', 'footer', 'footer1.xml'],
  ['rId7', 'footer', 'footer2.xml'],
]
  .map(([id, type, target]) => relationship(id!, `${R}/${type}`, target!))
  .join('')}</Relationships>`

export const coreProperties = `<cp:coreProperties xmlns:cp="${PACKAGE}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title>{单位}{年度}年度部门整体支出绩效自评报告</dc:title><dc:creator>{单位}</dc:creator></cp:coreProperties>`

/** Odd and even pages differ: page numbers stand outside. */
export const settings = `<w:settings xmlns:w="${W}"><w:zoom w:percent="100"/><w:bordersDoNotSurroundHeader/><w:bordersDoNotSurroundFooter/><w:defaultTabStop w:val="420"/><w:evenAndOddHeaders/><w:characterSpacingControl w:val="compressPunctuation"/><w:compat><w:spaceForUL/><w:balanceSingleByteDoubleByteWidth/><w:doNotLeaveBackslashAlone/><w:ulTrailSpace/><w:doNotExpandShiftReturn/><w:adjustLineHeightInTable/><w:useFELayout/><w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat><w:themeFontLang w:val="en-US" w:eastAsia="zh-CN"/></w:settings>`

/** Where the GB2312 faces are missing, Word takes the faces of the same style that Windows brings along. */
const fonts = [
  ['方正小标宋简体', '华文中宋'],
  ['仿宋_GB2312', '仿宋'],
  ['楷体_GB2312', '楷体'],
  ['黑体', 'SimHei'],
  ['宋体', 'SimSun'],
]
export const fontTable = `<w:fonts xmlns:w="${W}">${fonts
  .map(
    ([name, other]) =>
      `<w:font w:name="${name}"><w:altName w:val="${other}"/><w:charset w:val="86"/><w:family w:val="auto"/><w:pitch w:val="variable"/></w:font>`,
  )
  .join('')}</w:fonts>`
