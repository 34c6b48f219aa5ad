/** A picture for a template: PNG bytes, which may still be being drawn, and the size it is printed in, in millimetres. */
export interface Picture {
  readonly kind: 'picture'
  readonly png: Promise<Uint8Array>
  readonly width: number
  readonly height: number
  /** Read aloud, and shown where pictures are not. */
  readonly description: string
}

const EMU_PER_MM = 36_000
const IMAGE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships/image'

/** The pictures that were placed, as parts of the package. */
export class PictureParts {
  readonly #pictures: Picture[] = []

  get any(): boolean {
    return this.#pictures.length > 0
  }

  /** Number of the picture in this document, from 1. */
  add(picture: Picture): number {
    return this.#pictures.push(picture)
  }

  media(): Promise<readonly { readonly name: string; readonly content: Uint8Array }[]> {
    return Promise.all(this.#pictures.map(async ({ png }, i) => ({ name: `word/media/mingji${i + 1}.png`, content: await png })))
  }

  relationships(xml: string): string {
    const all = this.#pictures.map((_, i) => `<Relationship Id="rIdMingji${i + 1}" Type="${IMAGE}" Target="media/mingji${i + 1}.png"/>`)
    return xml.replace('</Relationships>', `${all.join('')}</Relationships>`)
  }

  contentTypes(xml: string): string {
    return /Extension="png"/i.test(xml)
      ? xml
      : xml.replace(/<Types[^>]*>/, (start) => `${start}<Default Extension="png" ContentType="image/png"/>`)
  }
}

export const isPicture = (value: unknown): value is Picture =>
  typeof value === 'object' && value !== null && 'kind' in value && value.kind === 'picture'

/** A run with the picture in the line. */
export function pictureXml({ width, height, description }: Picture, number: number): string {
  const [cx, cy] = [Math.round(width * EMU_PER_MM), Math.round(height * EMU_PER_MM)]
  const id = 9000 + number
  const name = description.replace(/[<>&"]/g, '')
  return `<w:r><w:drawing><wp:inline xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" distT="0" distB="0" distL="0" distR="0"><wp:extent cx="${cx}" cy="${cy}"/><wp:docPr id="${id}" name="图 ${number}" descr="${name}"/><wp:cNvGraphicFramePr/><a:graphic xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:nvPicPr><pic:cNvPr id="${id}" name="图 ${number}"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" r:embed="rIdMingji${number}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="${cx}" cy="${cy}"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>`
}
