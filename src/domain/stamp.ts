/** Properties that our department workbook carries 版本标记: "layout@version" and "scheme@hash". */
export const STAMP = 'mingji-layout'
export const SCHEME_STAMP = 'mingji-scheme'

/** Id of the scheme a workbook was made for; undefined for other workbooks. */
export const stampedScheme = ({ properties }: { readonly properties: Readonly<Record<string, string>> }): string | undefined =>
  properties[SCHEME_STAMP]?.split('@')[0]
