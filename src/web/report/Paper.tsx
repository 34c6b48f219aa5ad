import { memo } from 'react'
import { textAt } from '#domain/edit/at-path.ts'
import type { Submission } from '#domain/submission.ts'
import { PaperCharts } from './PaperCharts.tsx'
import { type Block, fieldOf, isGap, type Run, runsOf, type Setting, type Source, wordsOf } from './paper-sections.ts'
import { groupOf } from './prose-groups.ts'

/** The field a run opens for editing; undefined for figures and for what is typed elsewhere. */
export function opensAt({ source }: Run): string | undefined {
  if (!source || (source.format !== 'text' && source.format !== 'date' && !isGap(source))) return undefined
  const path = fieldOf(source)
  return path !== undefined && groupOf(path) ? path : undefined
}

/** A text of the unit in a block: which run shows it, where it stands, which of its paragraphs. */
export interface ProseRun {
  readonly run: number
  readonly path: string
  readonly paragraph: number | undefined
}

/** The unit's own texts of a block; found once, asked at every key stroke. */
export const proseRunsOf = (block: Block): readonly ProseRun[] =>
  runsOf(block).flatMap((run, at): ProseRun[] => {
    const path = opensAt(run)
    if (path === undefined || run.source?.format === 'date') return []
    const paragraph = /^paragraph\(.*,(\d+)\)$/.exec(run.source?.path ?? '')?.[1]
    return [{ run: at, path, paragraph: paragraph === undefined ? undefined : Number(paragraph) }]
  })

/** Texts of a block as they are on the page now, ahead of what the server has printed, by their runs; undefined where nothing differs. */
export function liveTexts(block: Block, prose: readonly ProseRun[], content: Submission): string | undefined {
  if (prose.length === 0) return undefined
  const runs = runsOf(block)
  const changed = prose.flatMap(({ run, path, paragraph }): (readonly [number, string])[] => {
    const text = liveText(textAt(content, path), paragraph)
    return text === undefined || text === runs[run]?.text ? [] : [[run, text]]
  })
  return changed.length > 0 ? JSON.stringify(changed) : undefined
}

/** The whole of a text, or its paragraph; undefined when there is nothing yet. */
function liveText(text: string, paragraph: number | undefined): string | undefined {
  if (text.trim() === '') return undefined
  if (paragraph === undefined) return text
  return text
    .split(/\r?\n/)
    .filter((line) => line.trim() !== '')
    [paragraph]?.trim()
}

interface Props {
  readonly block: Block
  readonly setting: Setting
  /** Of `liveTexts`. */
  readonly live: string | undefined
  readonly editable: boolean
}

/** Headings of the document stand below the page's own. */
const headings = ['h3', 'h4', 'h5', 'h6'] as const

/** One paragraph or table of the report as it is delivered; only what changed is drawn again. */
export const PaperBlock = memo(function PaperBlock({ block, setting, live, editable }: Props) {
  const texts = live === undefined ? undefined : new Map(JSON.parse(live) as readonly (readonly [number, string])[]) // of liveTexts
  if (block.kind === 'paragraph') {
    const runs = <Runs runs={block.runs} texts={texts} editable={editable} />
    if (block.runs.some(({ source }) => source?.path === 'charts')) return <PaperCharts />
    if (block.heading === null) return <p className={setting}>{runs}</p>
    const Tag = headings[Math.min(Math.max(block.heading, 1), headings.length) - 1] ?? 'h6'
    return <Tag>{runs}</Tag>
  }
  return <PaperTable block={block} editable={editable} />
})

function PaperTable({ block, editable }: { readonly block: Extract<Block, { kind: 'table' }>; readonly editable: boolean }) {
  const [head, ...rows] = block.rows
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for fields; this holds a table that scrolls on a phone.
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by key.
    <div className="wide" role="group" aria-label="表" tabIndex={0}>
      <table>
        <thead>
          <tr>
            {head?.map(({ column, columnSpan, runs }) => (
              <th key={column} scope="col" colSpan={columnSpan}>
                <Runs runs={runs} texts={undefined} editable={editable} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, at) => (
            // Rows have no identity of their own but their place.
            <tr key={at}>
              {row.map(({ column, columnSpan, rowSpan, runs }) => (
                <td key={column} colSpan={columnSpan} rowSpan={rowSpan} className={isFigure(wordsOf(runs)) ? 'figure-cell' : undefined}>
                  <Runs runs={runs} texts={undefined} editable={editable} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

const isFigure = (words: string) => /^-?[\d,]+(?:\.\d+)?%?\*?$/.test(words)

interface RunsProps {
  readonly runs: readonly Run[]
  readonly texts: ReadonlyMap<number, string> | undefined
  readonly editable: boolean
}

/** Words; what has a source can be pointed at and reached by the arrow keys (Report.tsx listens for all of them). */
function Runs({ runs, texts, editable }: RunsProps) {
  return runs.map((run, at) => {
    const text = texts?.get(at) ?? run.text
    if (!run.source) return text
    const opens = opensAt(run)
    const looks = isGap(run.source) ? 'gap' : opens === undefined ? 'figure' : 'prose'
    return (
      // Runs have no identity of their own but their place.
      <span
        key={at}
        className={looks}
        data-source={keyOf(run.source)}
        {...(editable && opens !== undefined ? { 'data-opens': opens } : {})}
        tabIndex={-1}
      >
        {text}
      </span>
    )
  })
}

const keyOf = ({ path, format }: Source) => `${path}|${format}`
/** The source that `data-source` names. */
export function sourceOf(key: string): Source {
  const bar = key.lastIndexOf('|')
  return { path: key.slice(0, bar), format: key.slice(bar + 1) }
}
