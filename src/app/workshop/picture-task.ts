import { redrawPicture } from '#documents/write/redraw-picture.ts'

/** A picture drawn anew as PNG; undefined when it cannot be shown. */
export const drawPicture = async ({
  bytes,
  mime,
}: {
  readonly bytes: Uint8Array
  readonly mime: string
}): Promise<Uint8Array | undefined> => redrawPicture(bytes, mime)
