import type { Character, ParagraphCharacters, Run } from './characters.ts'

/** A comment and the characters it is hung on: from a character of one paragraph to a character of the same or a later one. */
export interface Hung {
  readonly id: number
  readonly start: { readonly ordinal: number; readonly column: number }
  /** Exclusive. */
  readonly end: { readonly ordinal: number; readonly column: number }
}

/** Text put in at a position; at one position ends come before beginnings, so that ranges never cross their own borders. */
interface Edit {
  readonly at: number
  readonly order: number
  readonly text: string
}

interface Boundary {
  readonly ends: number[]
  readonly starts: number[]
}

/**
 * document.xml with the ranges of comments put in. Nothing but the markers is added; a run is split where a range begins or ends inside it, both halves
 * keeping its formatting.
 */
export function withMarkers(xml: string, paragraphs: ReadonlyMap<number, ParagraphCharacters>, comments: readonly Hung[]): string {
  const boundaries = new Map<string, Boundary>()
  const boundary = (ordinal: number, column: number): Boundary => {
    const key = `${ordinal}:${column}`
    const known = boundaries.get(key) ?? { ends: [], starts: [] }
    boundaries.set(key, known)
    return known
  }
  for (const { id, start, end } of comments) {
    boundary(start.ordinal, start.column).starts.push(id)
    boundary(end.ordinal, end.column).ends.push(id)
  }
  const edits: Edit[] = []
  const preserved = new Set<number>()
  for (const [key, marks] of boundaries) {
    const [ordinal = 0, column = 0] = key.split(':').map(Number)
    const paragraph = paragraphs.get(ordinal)
    if (paragraph) edits.push(...editsAt(xml, paragraph, column, marks, preserved))
  }
  return applied(xml, edits)
}

const startMarkers = (ids: readonly number[]) => ids.map((id) => `<w:commentRangeStart w:id="${id}"/>`).join('')
const endMarkers = (ids: readonly number[]) =>
  ids.map((id) => `<w:commentRangeEnd w:id="${id}"/><w:r><w:commentReference w:id="${id}"/></w:r>`).join('')

function editsAt(
  xml: string,
  { characters, head }: ParagraphCharacters,
  column: number,
  { ends, starts }: Boundary,
  preserved: Set<number>,
): Edit[] {
  // The two units of a character outside the basic plane are never parted.
  const at = column > 0 && characters[column]?.from === characters[column - 1]?.from ? column + 1 : column
  const before = characters[at - 1]
  const after = characters[at]
  if (before && after && before.run !== undefined && before.run === after.run && before.run.splittable) {
    return split(xml, before, after, before.run, endMarkers(ends) + startMarkers(starts), preserved)
  }
  const edits: Edit[] = []
  if (ends.length > 0) edits.push({ at: behind(before) ?? head ?? 0, order: 0, text: endMarkers(ends) })
  if (starts.length > 0) edits.push({ at: ahead(after) ?? behind(before) ?? head ?? 0, order: 2, text: startMarkers(starts) })
  return edits.filter(({ at }) => at > 0)
}

const behind = (character: Character | undefined) => (character ? (character.run?.end ?? character.to) : undefined)
const ahead = (character: Character | undefined) => (character ? (character.run?.start ?? character.from) : undefined)

/** Ends the run before a character and begins it again with the same formatting. */
function split(xml: string, before: Character, after: Character, run: Run, markers: string, preserved: Set<number>): Edit[] {
  const again = `${run.open}${run.properties}`
  const name = /^<([\w:.-]+)/.exec(run.open)?.[1] ?? 'w:r'
  const prefix = name.slice(0, name.indexOf(':') + 1)
  if (before.carrier !== after.carrier || !after.carrier.text) {
    return [{ at: after.carrier.start, order: 1, text: `</${name}>${markers}${again}` }]
  }
  const edits: Edit[] = [{ at: after.from, order: 1, text: `</${prefix}t></${name}>${markers}${again}<${prefix}t xml:space="preserve">` }]
  const { start, inside } = after.carrier
  if (!preserved.has(start) && !/xml:space/.test(xml.slice(start, inside)))
    edits.push({ at: inside - 1, order: 1, text: ' xml:space="preserve"' })
  preserved.add(start)
  return edits
}

function applied(xml: string, edits: readonly Edit[]): string {
  const sorted = edits.toSorted((a, b) => a.at - b.at || a.order - b.order)
  let result = ''
  let copied = 0
  for (const { at, text } of sorted) {
    result += xml.slice(copied, at) + text
    copied = at
  }
  return result + xml.slice(copied)
}
