import { readFile } from 'node:fs/promises'
import { type Face, faceOf } from './face.ts'

/** Where the systems keep a plain Chinese face, best first: Debian, Fedora and Arch, macOS, Windows. */
const places = [
  '/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc',
  '/usr/share/fonts/google-noto-cjk/NotoSansCJK-Regular.ttc',
  '/usr/share/fonts/google-noto-sans-cjk-fonts/NotoSansCJK-Regular.ttc',
  '/usr/share/fonts/noto-cjk/NotoSansCJK-Regular.ttc',
  '/usr/share/fonts/truetype/wqy/wqy-zenhei.ttc',
  '/usr/share/fonts/truetype/droid/DroidSansFallbackFull.ttf',
  '/System/Library/Fonts/STHeiti Light.ttc',
  '/System/Library/Fonts/PingFang.ttc',
  'C:\\Windows\\Fonts\\simhei.ttf',
  'C:\\Windows\\Fonts\\msyh.ttc',
]

let found: Promise<Face | undefined> | undefined

/** A Chinese face for pictures, read once a process; undefined where the machine has none. Simplified forms are taken out of a collection. */
export function chartFont(): Promise<Face | undefined> {
  found ??= search()
  return found
}

async function search(): Promise<Face | undefined> {
  for (const place of places) {
    const file = await readFile(place).catch(() => undefined)
    const face = file && faceOf(file, / SC$|^Heiti SC|^PingFang SC/)
    if (face) return face
  }
  return undefined
}
