import { useNavigate, useSearch } from '@tanstack/react-router'
import type { Finding } from '#domain/finding.ts'
import { FindingItem } from '../findings/FindingItem.tsx'
import { Chips } from '../shell/Chips.tsx'
import { Loading } from '../shell/Loading.tsx'
import { placeOf } from '../year/place-of.ts'
import { useTasks } from '../year/steps.ts'
import { useOpenYear } from '../year/year-context.ts'

/** What the list can be narrowed to. */
const kinds = { all: '全部', error: '错误', warning: '警告', notice: '提示', waived: '已豁免' } as const
type Kind = keyof typeof kinds
const findingKinds = Object.keys(kinds) as Kind[] // the record has exactly these keys

const isKind = (finding: Finding, kind: Kind) =>
  kind === 'waived' ? finding.waiver !== undefined : finding.waiver === undefined && (kind === 'all' || finding.severity === kind)

/** 体检: every finding by the page it concerns, most serious first; a click leads to the field. */
export function Findings() {
  const { findings, state } = useOpenYear()
  const { kind = 'all' } = useSearch({ from: '/inside/year/$id/findings' })
  const tasks = useTasks()
  const navigate = useNavigate({ from: '/year/$id/findings' })
  if (!findings) return <Loading />
  const shown = findings.findings.filter((finding) => isKind(finding, kind))
  const pages = Map.groupBy(shown, ({ path }) => pageName(path, state.content.projects))
  const open = findings.counts.error
  const unfinished = tasks.some(({ id, state: reached }) => id !== 'check' && id !== 'confirm' && reached !== 'done')
  return (
    <>
      <h2>体检</h2>
      <p className="lead" role="status">
        {open > 0
          ? `还有 ${open} 条错误，改完或获准豁免后才能确认报送。`
          : unfinished
            ? '没有错误，但前面还有没填完的步骤，填完再来看一遍。'
            : '没有错误，可以确认报送；警告和提示请看一遍。'}
        按第 {findings.version} 版检查{state.status !== 'saved' && '，正在填写的内容保存后会重新检查'}。
      </p>
      <Chips
        label="只看"
        chosen={kind}
        onChoose={(chosen) => void navigate({ search: chosen === 'all' ? {} : { kind: chosen }, replace: true })}
        choices={findingKinds.map((key) => ({
          key,
          title: kinds[key],
          count: findings.findings.filter((finding) => isKind(finding, key)).length,
        }))}
      />
      {shown.length === 0 && <p className="nothing">{kind === 'all' ? '✓ 没有发现问题。' : `没有${kinds[kind]}的意见。`}</p>}
      {[...pages].map(([page, members]) => (
        <section key={page}>
          <h3>
            {page} <small className="note">{members.length} 条</small>
          </h3>
          <ul className="finding-list">
            {members.map((finding) => (
              <FindingItem key={`${finding.rule} ${finding.path} ${finding.message}`} finding={finding} full />
            ))}
          </ul>
        </section>
      ))}
    </>
  )
}

/** The page a path is on, a project by its own name; 全文 for what concerns the whole year. */
function pageName(path: string | undefined, projects: readonly { readonly name?: string }[]): string {
  const place = placeOf(path)
  if (place?.index === undefined) return place?.page ?? '全文'
  return projects[Number(place.index)]?.name || place.page
}
