/** subset-font has no types of its own: what we use of it. */
declare module 'subset-font' {
  interface Options {
    readonly targetFormat: 'sfnt'
    readonly keepFeatures: readonly string[]
    readonly noLayoutClosure: boolean
    readonly noHinting: boolean
    readonly dropTables: readonly string[]
  }
  export default function subsetFont(font: Uint8Array, characters: string, options: Options): Promise<Uint8Array>
}
