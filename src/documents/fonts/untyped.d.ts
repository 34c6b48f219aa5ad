/** Packages without types of their own, as far as we use them. */
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

declare module 'echarts/dist/echarts.esm.min.mjs' {
  export { init } from 'echarts'
}
