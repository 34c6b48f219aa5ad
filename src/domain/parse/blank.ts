import { compact } from './normalise.ts'

/** How people write "nothing here" in a cell: empty, —, /, \, ……, ＼. Not 0 and not 无, which are answers. */
const BLANK = /^[-/\\.…·_]*$/

/** Whether a cell says nothing: leave the field undefined instead of parsing it. */
export const isBlank = (text: string): boolean => BLANK.test(compact(text))

const NOT_APPLICABLE = /^(?:(?:此项|本项)?不(?:适用|适应|涉及)|无此项|无|[-/\\])+[。.;]?$/

/** 不适用、无、/ : the row is not evaluated. Also written twice in one cell. */
export const isNotApplicable = (text: string): boolean => NOT_APPLICABLE.test(compact(text))

/** Template text that nobody replaced: XX, ××, **, ★★★, ___, 待定. */
const PLACEHOLDER = /[Xx]{2,}|\*{2,}|★|☆|_{2,}|…|\?{2,}|待定|待填|另定|某某|□/

export const isPlaceholder = (text: string): boolean => PLACEHOLDER.test(text.replace(/[×✕]{2,}/g, 'XX'))
