/** Subtrees that are not part of what a reader sees: old formatting, settings, phonetic guides. */
export const unseen: ReadonlySet<string> = new Set([
  'w:pPrChange',
  'w:rPrChange',
  'w:tblPrChange',
  'w:tcPrChange',
  'w:trPrChange',
  'w:sectPrChange',
  'w:tblGridChange',
  'w:numberingChange',
  'w:rt',
  'w:tblGrid',
  'w:sdtEndPr',
])
