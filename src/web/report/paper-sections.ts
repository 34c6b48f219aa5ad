import type { z } from 'zod'
import type { readReport } from '#http/contract/downloads.ts'

/** The report as the server answers it. */
export type Answer = z.output<typeof readReport.response>
export type Block = Answer['blocks'][number]
export type Run = Extract<Block, { kind: 'paragraph' }>['runs'][number]
export type Source = NonNullable<Run['source']>

/** A heading with what stands below it, up to the next heading 一节. The first has no heading: title and opening. */
export interface Section {
  /** For the table of contents: "section-3". */
  readonly id: string
  /** 1 一、 2 （一） 3 1. ; 0 before the first heading. */
  readonly level: number
  readonly title: string
  readonly blocks: readonly Block[]
  /** How many 【待填】 stand in it. */
  readonly gaps: number
  /** Fields of the submission that speak in it: "organisation.groupLeader". */
  readonly paths: readonly string[]
}

/** The field of the submission that a run shows, when it shows one as it stands: "problems[2].measure". */
export function fieldOf(source: Source): string | undefined {
  const [, inner] = /^(?:paragraph\()?(submission\.[^(),]+?)(?:,\d+\))?$/.exec(source.path) ?? []
  return inner?.slice('submission.'.length)
}

export const isGap = (source: Source | null): boolean => source?.format === 'gap'

export const runsOf = (block: Block): readonly Run[] =>
  block.kind === 'paragraph' ? block.runs : block.rows.flat().flatMap(({ runs }) => runs)
export const wordsOf = (runs: readonly Run[]): string => runs.map(({ text }) => text).join('')

/** The blocks cut at every heading. */
export function sectionsOf(blocks: readonly Block[]): readonly Section[] {
  const cuts = blocks.flatMap((block, at) => (block.kind === 'paragraph' && block.heading !== null ? [at] : []))
  return [0, ...cuts.filter((at) => at > 0)].map((from, index, all) => section(blocks.slice(from, all[index + 1]), index))
}

function section(blocks: readonly Block[], index: number): Section {
  const [first] = blocks
  const heading = first?.kind === 'paragraph' ? first.heading : null
  const runs = blocks.flatMap(runsOf)
  const paths = runs.flatMap(({ source }) => (source ? (fieldOf(source) ?? []) : []))
  return {
    id: `section-${index}`,
    level: heading ?? 0,
    title: heading === null || first?.kind !== 'paragraph' ? '标题和引言' : wordsOf(first.runs),
    blocks,
    gaps: runs.filter(({ source }) => isGap(source)).length,
    paths: withProject([...new Set(paths)]),
  }
}

/** The section of one project stands for the whole of it, so that what is said of the project is said there. */
function withProject(paths: readonly string[]): readonly string[] {
  const projects = new Set(paths.flatMap((path) => /^projects\[\d+\]/.exec(path) ?? []))
  return projects.size === 1 && paths.every((path) => path.startsWith('projects[')) ? [...paths, ...projects] : paths
}

/** An entry of the table of contents: a first- or second-level section with everything below it. */
export interface Entry {
  readonly id: string
  readonly level: number
  readonly title: string
  readonly gaps: number
  readonly paths: readonly string[]
}

export function contentsOf(sections: readonly Section[]): readonly Entry[] {
  const entries: { -readonly [K in keyof Entry]: Entry[K] }[] = []
  for (const { id, level, title, gaps, paths } of sections) {
    const last = entries.at(-1)
    if (level <= 2 || !last) entries.push({ id, level, title, gaps, paths })
    else {
      last.gaps += gaps
      last.paths = [...last.paths, ...paths]
    }
  }
  return entries
}

/** What a paragraph is, beyond its heading: how the official layout sets it. */
export type Setting = 'title' | 'caption' | 'unit' | 'signature' | 'body'

/** Titles, captions and the signature are told by where they stand. */
export function settingOf(block: Block, next: Block | undefined, isFirst: boolean): Setting {
  if (block.kind !== 'paragraph') return 'body'
  if (isFirst) return 'title'
  const words = wordsOf(block.runs)
  if (/^单位：/.test(words) && words.length < 12) return 'unit'
  const only = block.runs.length === 1 ? block.runs[0]?.source : undefined
  if (only && /^submission\.(?:department\.name|signature\.date)$/.test(only.path)) return 'signature'
  const beforeTable = next?.kind === 'table' || (next?.kind === 'paragraph' && /^单位：/.test(wordsOf(next.runs)))
  return beforeTable && words.length < 60 && !/[。；]$/.test(words) ? 'caption' : 'body'
}
