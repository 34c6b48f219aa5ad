import { writeFileSync } from 'node:fs'
import { strToU8, zipSync } from 'fflate'
import { body } from './report-template/body.ts'
import {
  contentTypes,
  coreProperties,
  documentRelationships,
  fontTable,
  packageRelationships,
  settings,
} from './report-template/package.ts'
import { footer, header } from './report-template/running.ts'
import { styles } from './report-template/styles.ts'

/**
 * Makes the report template that is shipped 部门整体支出绩效自评报告模板. It is checked in: users edit the .docx itself in Word or WPS, and this script only
 * exists so that the first one is made reproducibly and can be read as text.
 */
const parts: Readonly<Record<string, string>> = {
  '[Content_Types].xml': contentTypes,
  '_rels/.rels': packageRelationships,
  'docProps/core.xml': coreProperties,
  'word/document.xml': body,
  'word/_rels/document.xml.rels': documentRelationships,
  'word/styles.xml': styles,
  'word/settings.xml': settings,
  'word/fontTable.xml': fontTable,
  'word/header1.xml': header(1),
  'word/header2.xml': header(2),
  'word/footer1.xml': footer('right'),
  'word/footer2.xml': footer('left'),
}

const target = new URL('../policy/templates/department-report.docx', import.meta.url)
const files = Object.fromEntries(
  Object.entries(parts).map(([name, xml]) => [name, strToU8(`<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n${xml}`)]),
)
writeFileSync(target, zipSync(files, { level: 9, mtime: new Date('2000-01-01T00:00:00Z') }))
console.log(`已生成 ${target.pathname}`)
