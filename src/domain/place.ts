/**
 * Where a fact stands 位置. Places stay outside the model: a `Places` map goes from a path in a Submission
 * ("projects[3].indicators[0].target") to the place it was read from.
 */
export interface Place {
  /** File name as the user knows it, without folders. */
  readonly file: string
  /** 1-based page of a PDF. */
  readonly page?: number
  /** 1-based number of the paragraph in a Prose (table rows count as one each). */
  readonly paragraph?: number
  /** 1-based line of a text file. */
  readonly line?: number
  readonly sheet?: string
  /** A1 address. */
  readonly cell?: string
  /** Character span inside the paragraph, line or cell text: start inclusive, end exclusive. */
  readonly start?: number
  readonly end?: number
  /** The very words. */
  readonly quote?: string
}

export type Places = Readonly<Record<string, Place>>

/** The place of a path, or of the nearest parent that has one: a.b[2].c → a.b[2] → a.b → a. */
export function placeOf(places: Places, path: string): Place | undefined {
  for (let at = path; at !== ''; at = at.replace(/(\.[^.[]+|\[\d+\]|^[^.[]+)$/, '')) {
    const place = places[at]
    if (place) return place
  }
  return places['']
}

/** The line that people count; that of a web page is one of its source, for programs. */
export const countedLine = ({ file, line }: Place): number | undefined => (/\.html?$/i.test(file) ? undefined : line)

/** As people say it: "自评表.xlsx《收支》C4", "报告.txt 第 57 行", "报告.docx 第 12 段", "报告.pdf 第 3 页". */
export function sayPlace(place: Place): string {
  if (place.sheet !== undefined) return `${place.file}《${place.sheet}》${place.cell ?? ''}`
  const line = countedLine(place)
  if (line !== undefined) return `${place.file} 第 ${line} 行`
  // Nobody counts the paragraphs of a document up to its seventeenth page; there the words are found by the page.
  if (place.page !== undefined) return `${place.file} 第 ${place.page} 页`
  return `${place.file}${place.paragraph === undefined ? '' : ` 第 ${place.paragraph} 段`}`
}
