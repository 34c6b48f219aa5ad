import { useState } from 'react'
import { Chips } from '../shell/Chips.tsx'
import { JumpTo } from '../year/JumpTo.tsx'
import { useOpenYear } from '../year/year-context.ts'
import { EvidenceOf } from './EvidenceOf.tsx'
import { subjectsOf } from './evidence-in-content.ts'
import { proofsOf } from './proofs.ts'
import { useEvidence } from './use-evidence.ts'
import { useEvidenceDrop } from './use-evidence-drop.ts'

/** What a row may lack. */
const shows = { all: '全部', value: '缺完成值', file: '没有文件' } as const
type Show = keyof typeof shows

/** 实际完成值与佐证: every row by project, with what is filled in and what is missing. */
export function EvidencePage() {
  const { state } = useOpenYear()
  const evidence = useEvidence()
  const drop = useEvidenceDrop()
  const [show, choose] = useState<Show>('all')
  const rows = subjectsOf(state.content).map((subject) => ({
    ...subject,
    valued: subject.indicator.actualText !== undefined || subject.indicator.level !== undefined,
    files: proofsOf(state.content, evidence.data?.evidence ?? [], subject.path).filter(({ file }) => file).length,
  }))
  const lacking: Readonly<Record<Show, typeof rows>> = {
    all: rows,
    value: rows.filter(({ valued }) => !valued),
    file: rows.filter(({ files }) => files === 0),
  }
  const owners = Map.groupBy(lacking[show], ({ owner }) => owner)
  return (
    <>
      <h2>实际完成值与佐证</h2>
      <p className="lead">
        共 {rows.length} 项指标：已填完成值 {rows.length - lacking.value.length} 项，附有佐证文件 {rows.length - lacking.file.length}{' '}
        项。文件可以直接拖到一行上。
      </p>
      <Chips
        label="只看"
        chosen={show}
        onChoose={choose}
        choices={(Object.keys(shows) as Show[]).map((key) => ({ key, title: shows[key], count: lacking[key].length }))}
      />
      {rows.length === 0 && <p className="nothing">还没有指标。请先在“项目与指标”里填写，或导入已有的表。</p>}
      {rows.length > 0 && lacking[show].length === 0 && <p className="nothing">没有“{shows[show]}”的指标。</p>}
      {[...owners].map(([owner, members]) => (
        <section key={owner} className="evidence-group">
          <h3>
            {owner}
            <small className="note">
              {members.length} 项，{members.filter(({ files }) => files > 0).length} 项有佐证
            </small>
          </h3>
          <ul className="evidence-rows">
            {members.map(({ path, name, indicator, valued }) => (
              <li key={path} {...drop(path)} data-path={path}>
                <JumpTo path={`${path}.actual`} className="evidence-subject">
                  {name || '未命名指标'}
                </JumpTo>
                <span className={valued ? 'evidence-value' : 'evidence-value missing-value'}>
                  {valued ? (indicator.actualText ?? indicator.level) : '未填完成值'}
                </span>
                <EvidenceOf path={path} />
              </li>
            ))}
          </ul>
        </section>
      ))}
    </>
  )
}
