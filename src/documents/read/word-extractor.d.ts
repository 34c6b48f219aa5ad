/** The part of word-extractor that is used; the package has no types of its own. */
declare module 'word-extractor' {
  interface Extracted {
    getBody(): string
    getFootnotes(): string
    getEndnotes(): string
    getHeaders(options?: { readonly includeFooters?: boolean }): string
    getTextboxes(options?: { readonly includeHeadersAndFooters?: boolean; readonly includeBody?: boolean }): string
  }
  export default class WordExtractor {
    extract(source: Buffer): Promise<Extracted>
  }
}
