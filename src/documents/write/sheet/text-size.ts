/** Half-width characters a line of text takes: a Chinese character or full-width mark counts two. */
export function textWidth(text: string): number {
  let width = 0
  for (const character of text) width += isWide(character.codePointAt(0) ?? 0) ? 2 : 1
  return width
}

/** Lines that `text` needs in a column of `capacity` half-width characters, wrapped at any character as Excel and WPS wrap Chinese. */
export function lineCount(text: string, capacity: number): number {
  const room = Math.max(2, capacity)
  return text.split('\n').reduce((lines, part) => lines + Math.max(1, Math.ceil(textWidth(part) / room)), 0)
}

/** Everything outside Latin, digits and half-width signs is drawn two columns wide in the fonts of official forms. */
const isWide = (code: number) => code >= 0x1100 && !(code >= 0xff61 && code <= 0xffdc)
