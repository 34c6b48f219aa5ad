/** Properties that our department workbook carries 版本标记: "layout@version" and "scheme@hash". */
export const STAMP = 'mingji-layout'
export const SCHEME_STAMP = 'mingji-scheme'

/** The same on the forms and with names that people read: they see it in the properties of the file. */
export const FORM_SCHEME = '评分方案'
export const FORM_SCHEME_HASH = '评分方案指纹'
/** The sheet behind our own forms that proves their scores. */
export const PROOF_SHEET = '评分依据'

interface Stamped {
  readonly properties: Readonly<Record<string, string>>
}

/** Id of the scheme a workbook or form was made for; undefined for those of others. */
export const stampedScheme = ({ properties }: Stamped): string | undefined =>
  (properties[SCHEME_STAMP] ?? properties[FORM_SCHEME])?.split('@')[0]

/** A workbook without the proofs that we wrote behind a form ourselves: they are neither a form nor anybody's text. */
export const withoutProofs = <W extends Stamped & { readonly sheets: readonly { readonly name: string }[] }>(workbook: W): W =>
  workbook.properties[FORM_SCHEME] === undefined
    ? workbook
    : { ...workbook, sheets: workbook.sheets.filter(({ name }) => name !== PROOF_SHEET) }
