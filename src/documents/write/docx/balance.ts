const TAG = /<(\/?)([A-Za-z_][\w:.-]*)((?:[^>"']|"[^"]*"|'[^']*')*)>/g

/**
 * Walks the tags of an XML fragment and returns the name of the first that does not fit, or undefined when the fragment can stand where it is: everything
 * it closes beyond its own beginning it opens again in the same order. So a fragment inside a run may end that run and begin another, but not leave its
 * table cell. For a whole document nothing may be closed or left open.
 */
export function strayTag(xml: string): string | undefined {
  const opened: string[] = []
  const closed: string[] = []
  for (const [whole, slash, name] of tagsOf(xml)) {
    if (slash === '/') {
      const last = opened.pop()
      if (last === undefined) closed.push(name)
      else if (last !== name) return name
    } else if (!whole.endsWith('/>')) opened.push(name)
  }
  if (closed.length !== opened.length) return closed.at(-1) ?? opened.at(-1)
  return closed.find((name, i) => opened[opened.length - 1 - i] !== name)
}

/** Every element tag: whole text, "/" of an end tag, name. Comments, declarations and instructions are passed over. */
function* tagsOf(xml: string): Generator<readonly [whole: string, slash: string, name: string]> {
  TAG.lastIndex = 0
  for (const match of xml.matchAll(TAG)) yield [match[0], match[1]!, match[2]!]
}

/** Is this a well-formed document as far as its tags go? The name of the first stray tag, or undefined. */
export function strayTagOfDocument(xml: string): string | undefined {
  const open: string[] = []
  let at = xml.indexOf('<')
  while (at >= 0) {
    const end = xml.indexOf('>', at)
    if (end < 0) return xml.slice(at, at + 20)
    const kind = xml.charCodeAt(at + 1)
    if (kind === SLASH) {
      const name = xml.slice(at + 2, end).trimEnd()
      if (open.pop() !== name) return name
    } else if (kind !== QUESTION && kind !== EXCLAMATION && xml.charCodeAt(end - 1) !== SLASH) open.push(nameAt(xml, at + 1, end))
    at = xml.indexOf('<', end)
  }
  return open.at(-1)
}

const SLASH = 47
const QUESTION = 63
const EXCLAMATION = 33

function nameAt(xml: string, from: number, end: number): string {
  let to = from
  while (to < end && xml.charCodeAt(to) > 32) to++
  return xml.slice(from, to)
}
