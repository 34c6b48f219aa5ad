import { Fragment, useMemo } from 'react'
import { Button } from '../shell/Button.tsx'
import { FindingsUnder } from '../year/FindingsUnder.tsx'
import { useOpenYear } from '../year/year-context.ts'
import type { LastYear } from './last-year.ts'
import type { OpenPanel } from './open-panel.ts'
import { liveTexts, PaperBlock, proseRunsOf } from './Paper.tsx'
import { ProsePanel } from './ProsePanel.tsx'
import { type Section, settingOf } from './paper-sections.ts'
import { groupsOf } from './prose-groups.ts'

export interface PaperSectionProps {
  readonly section: Section
  readonly editable: boolean
  readonly panel: OpenPanel | undefined
  readonly onOpen: (panel: OpenPanel | undefined) => void
  readonly lastYear: LastYear | undefined
}

/** A section on the paper, its findings beside it, its texts open for editing below the block they stand in. */
export function PaperSection({ section, editable, panel, onOpen, lastYear }: PaperSectionProps) {
  const { state } = useOpenYear()
  const { id, blocks, paths, title } = section
  const drawn = useMemo(
    () =>
      blocks.map((block, at) => ({
        block,
        setting: settingOf(block, blocks[at + 1], id === 'section-0' && at === 0),
        prose: proseRunsOf(block),
      })),
    [blocks, id],
  )
  const groups = useMemo(() => groupsOf(paths), [paths])
  return (
    <div className="paper-section" id={id}>
      <div className="sheet">
        {drawn.map(({ block, setting, prose }, at) => (
          // Blocks have no identity of their own but their place.
          <Fragment key={at}>
            <div data-section={id} data-block={at}>
              <PaperBlock block={block} setting={setting} live={liveTexts(block, prose, state.content)} editable={editable} />
            </div>
            {panel?.block === at && (
              <ProsePanel
                key={panel.group.id}
                group={panel.group}
                focus={panel.focus}
                lastYear={lastYear}
                onClose={() => onOpen(undefined)}
              />
            )}
          </Fragment>
        ))}
      </div>
      <aside className="no-print" aria-label={`${title}：编辑和意见`}>
        {editable &&
          groups.map((group) => (
            <Button
              key={group.id}
              size="small"
              aria-expanded={panel?.group.id === group.id}
              onClick={() => onOpen(panel?.group.id === group.id ? undefined : { section: id, block: 0, group, focus: undefined })}
            >
              改“{group.title}”
            </Button>
          ))}
        <FindingsUnder roots={paths} />
      </aside>
    </div>
  )
}
