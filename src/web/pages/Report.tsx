import { useQuery } from '@tanstack/react-query'
import { useLocation } from '@tanstack/react-router'
import { type KeyboardEvent, type PointerEvent, useDeferredValue, useEffect, useMemo, useRef, useState } from 'react'
import { reportOf } from '../api.ts'
import { Contents } from '../report/Contents.tsx'
import { Downloads } from '../report/Downloads.tsx'
import { LastYearBar } from '../report/LastYearBar.tsx'
import { useLastYear } from '../report/last-year.ts'
import type { OpenPanel } from '../report/open-panel.ts'
import { sourceOf } from '../report/Paper.tsx'
import { PaperSection, type PaperSectionProps } from '../report/PaperSection.tsx'
import { contentsOf, fieldOf, runsOf, type Section, sectionsOf } from '../report/paper-sections.ts'
import { groupOf } from '../report/prose-groups.ts'
import '../report/report.css'
import { type Pointed, SourceTip } from '../report/SourceTip.tsx'
import { Button } from '../shell/Button.tsx'
import { Refused } from '../shell/Refused.tsx'
import { useOpenYear } from '../year/year-context.ts'

/** 报告: the document as it will be delivered; figures are computed, texts are edited where they stand. */
export function Report() {
  const { year, state, editable } = useOpenYear()
  const report = useQuery(reportOf(year.id))
  const { refetch } = report
  const isBehind = report.data !== undefined && report.data.version < state.version
  // biome-ignore lint/correctness/useExhaustiveDependencies: every further version is fetched.
  useEffect(() => {
    if (isBehind) void refetch()
  }, [isBehind, state.version, refetch])
  const last = useLastYear(year)
  const sections = useMemo(() => sectionsOf(report.data?.blocks ?? []), [report.data])
  const entries = useMemo(() => contentsOf(sections), [sections])
  const [panel, setPanel] = useState<OpenPanel>()
  const { pointed, handlers, stay, leave } = usePointed()
  const { hash } = useLocation()
  useEffect(() => {
    const wanted = editable ? panelFor(decodeURIComponent(hash), sections) : undefined
    if (wanted) setPanel(wanted)
  }, [hash, sections, editable])

  const openAt = (target: EventTarget | null): boolean => {
    const run = target instanceof Element ? target.closest<HTMLElement>('[data-opens]') : null
    const holder = run?.closest<HTMLElement>('[data-block]')
    const path = run?.dataset.opens
    const group = path === undefined ? undefined : groupOf(path)
    if (!holder || !group) return false
    leave()
    setPanel({ section: holder.dataset.section ?? '', block: Number(holder.dataset.block), group, focus: path })
    return true
  }
  return (
    <div className="report-page">
      <div className="no-print">
        <div className="between">
          <h2>报告</h2>
          <Button onClick={() => window.print()}>打印报告</Button>
        </div>
        <p className="note">
          这就是要报送的报告。<span className="figure">带点线的数字</span>
          由填报数据算出，指一下（或用方向键移到上面）看来源和算法，不能在这里改；
          {editable ? '单位写的文字点一下就能改，改完自动保存。' : '现在只能看，不能改。'}
        </p>
        <Downloads />
        {editable && <LastYearBar {...last} year={year.year} />}
        <Refused error={report.error} />
      </div>
      {report.isPending && !report.error && (
        <p className="waiting" role="status">
          正在排出报告……
        </p>
      )}
      {report.data && (
        <div className="report-layout">
          <Contents entries={entries} />
          <article
            className="paper"
            aria-label="报告正文"
            // biome-ignore lint/a11y/noNoninteractiveTabindex: from here the arrow keys lead to every sourced word.
            tabIndex={0}
            {...handlers}
            onClick={({ target }) => openAt(target)}
            onKeyDown={(event) => {
              // The field that opens has the focus at once: this key must not type a line break into it.
              if (event.key === 'Enter' && openAt(event.target)) event.preventDefault()
              else walk(event)
            }}
          >
            {report.data.draft && <p className="draft-mark">草稿：还有错误没有改正，见“体检”。</p>}
            <Sections sections={sections} editable={editable} panel={panel} onOpen={setPanel} lastYear={last.lastYear} />
          </article>
        </div>
      )}
      {pointed && <SourceTip pointed={pointed} onEnter={stay} onLeave={leave} />}
    </div>
  )
}

/** Enough for the first screen. */
const FIRST = 3

interface SectionsProps extends Omit<PaperSectionProps, 'section'> {
  readonly sections: readonly Section[]
}

/** The beginning is there to read while the rest, long tables mostly, is still being set. */
function Sections({ sections, panel, ...props }: SectionsProps) {
  return useDeferredValue(sections, sections.slice(0, FIRST)).map((section) => (
    <PaperSection key={section.id} section={section} panel={panel?.section === section.id ? panel : undefined} {...props} />
  ))
}

/** The panel of the field that the address names ("#organisation.workPlan"), where its texts stand. */
function panelFor(path: string, sections: readonly Section[]): OpenPanel | undefined {
  const group = path === '' ? undefined : groupOf(path)
  if (!group) return undefined
  for (const { id, blocks } of sections) {
    const block = blocks.findIndex((each) =>
      runsOf(each).some(({ source }) => {
        const field = source ? fieldOf(source) : undefined
        return field !== undefined && groupOf(field)?.id === group.id
      }),
    )
    if (block >= 0) return { section: id, block, group, focus: path }
  }
  return undefined
}

const FORWARD = new Set(['ArrowRight', 'ArrowDown'])
const BACKWARD = new Set(['ArrowLeft', 'ArrowUp'])

/** The arrow keys go from one sourced word to the next; the first Tab into the paper goes to its first. */
function walk(event: KeyboardEvent<HTMLElement>): void {
  const step = FORWARD.has(event.key) ? 1 : BACKWARD.has(event.key) ? -1 : 0
  const { target, currentTarget } = event
  const inside = target instanceof HTMLElement && target.matches('[data-source]')
  // Down on the paper itself scrolls, as on any page.
  if (step === 0 || !(inside || (target === currentTarget && event.key === 'ArrowRight'))) return
  const all = [...currentTarget.querySelectorAll<HTMLElement>('[data-source]')]
  const next = inside ? all[all.indexOf(target) + step] : all[0]
  if (!next) return
  event.preventDefault()
  next.focus()
}

const LINGER_MS = 250

/** The word that is pointed at or has the focus. */
function usePointed() {
  const [pointed, setPointed] = useState<Pointed>()
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const stay = () => clearTimeout(timer.current)
  const leave = () => {
    stay()
    timer.current = setTimeout(() => setPointed(undefined), LINGER_MS)
  }
  const at = (target: EventTarget | null) => {
    const run = target instanceof Element ? target.closest<HTMLElement>('[data-source]') : null
    if (!run) return
    stay()
    const box = run.getClientRects()[0] ?? run.getBoundingClientRect()
    const left = Math.max(8, Math.min(box.left + scrollX, document.documentElement.clientWidth - TIP_WIDTH))
    setPointed({ source: sourceOf(run.dataset.source ?? ''), opens: run.dataset.opens !== undefined, left, top: box.bottom + scrollY + 4 })
  }
  const handlers = {
    onPointerOver: ({ target }: PointerEvent) => at(target),
    onPointerOut: leave,
    onFocus: ({ target }: { readonly target: EventTarget }) => at(target),
    onBlur: leave,
  }
  return { pointed, handlers, stay, leave }
}
/** Of the tip, with its margin, in CSS pixels. */
const TIP_WIDTH = 420
