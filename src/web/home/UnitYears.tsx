import { useMutation } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { type State, stateTitles } from '#domain/workflow.ts'
import { call } from '#http/contract/client.ts'
import { createSubmission } from '#http/contract/submissions.ts'
import { Button } from '../shell/Button.tsx'
import { dayOf } from '../shell/moment.ts'
import { Refused } from '../shell/Refused.tsx'
import { type Board, lastYear, type Row } from './years.ts'

/** What the unit does next with a year in this state. */
const nextOf: Readonly<Record<State, { readonly button: string; readonly words: string }>> = {
  draft: { button: '继续填报', words: '填完后由单位负责人确认，再报送财政部门。' },
  confirmed: { button: '去报送', words: '单位负责人已确认，等待报送。' },
  submitted: { button: '查看', words: '已报送，等待财政部门审核。' },
  returned: { button: '按意见修改', words: '财政部门退回修改，意见在“体检”和“确认报送”里。' },
  accepted: { button: '查看', words: '财政部门已审定。' },
  locked: { button: '查看', words: '已审定并锁定。' },
  published: { button: '查看', words: '已公开。' },
  archived: { button: '查看', words: '已归档。' },
}

/** The years of a unit, the newest first, each with its next step; and the way to begin another. */
export function UnitYears({ years }: { readonly years: readonly (Board & { readonly year: number })[] }) {
  const rows = years.flatMap((board) => board.rows)
  return (
    <>
      {rows.length === 0 && (
        <p className="callout">还没有任何年度的填报。绩效自评的对象是已经结束的年度：现在一般填 {lastYear} 年度。请在下面开始。</p>
      )}
      <ul className="year-cards">
        {rows.map((row, index) => (
          <YearCard key={row.id} row={row} newest={index === 0} />
        ))}
      </ul>
      <BeginYear years={years} />
    </>
  )
}

function YearCard({ row, newest }: { readonly row: Row; readonly newest: boolean }) {
  const { id, unitName, year, state, total, grade, projects, amount, pending, errors, warnings, dueAt } = row
  const { button, words } = nextOf[state]
  const open = state === 'draft' || state === 'returned'
  return (
    <li className="year-card">
      <div className="year-card-head">
        <h2>{year} 年度绩效自评</h2>
        <span className={`tag state-${state}`}>{stateTitles[state]}</span>
        <span className="note">{unitName}</span>
      </div>
      <p>{words}</p>
      <dl>
        <div>
          <dt>项目</dt>
          <dd>
            {projects} 个{amount !== null && `，${amount} 万元`}
          </dd>
        </div>
        <div>
          <dt>部门整体得分</dt>
          <dd>{total === null ? '待定' : `${total} 分${grade ? `（${grade}）` : ''}`}</dd>
        </div>
        <div>
          <dt>待填</dt>
          <dd>{pending === 0 ? '没有' : `${pending} 处`}</dd>
        </div>
        <div>
          <dt>体检意见</dt>
          <dd>{errors + warnings === 0 ? '没有' : `错误 ${errors} 条，警告 ${warnings} 条`}</dd>
        </div>
        {dueAt !== null && (
          <div>
            <dt>报送期限</dt>
            <dd className={open && new Date(dueAt) < new Date() ? 'late' : ''}>
              {dayOf(dueAt)}
              {open && new Date(dueAt) < new Date() && '（已过）'}
            </dd>
          </div>
        )}
      </dl>
      <Link to="/year/$id" params={{ id }} className={`button-link ${newest ? 'primary' : ''}`}>
        {button} →<span className="unseen">（打开 {year} 年度）</span>
      </Link>
    </li>
  )
}

/** 开始新年度: only for years in which the unit has nothing yet. */
function BeginYear({ years }: { readonly years: readonly (Board & { readonly year: number })[] }) {
  const navigate = useNavigate()
  const offers = years.flatMap(({ year, missing }) =>
    missing.map(({ unitId, unitName }) => ({ key: `${unitId} ${year}`, unitId, unitName, year })),
  )
  const usual = offers.find(({ year }) => year === lastYear) ?? offers[0]
  const [chosen, choose] = useState(usual?.key)
  const begin = useMutation({
    mutationFn: ({ unitId, year }: { readonly unitId: string; readonly year: number }) =>
      call(createSubmission, { body: { unitId, year, stage: 'self-evaluation' } }),
    onSuccess: ({ id }) => navigate({ to: '/year/$id', params: { id } }),
  })
  if (!usual) return null
  const units = new Set(offers.map(({ unitId }) => unitId)).size
  const offer = offers.find(({ key }) => key === chosen) ?? usual
  return (
    <section className="begin-year" aria-labelledby="begin">
      <h2 id="begin">开始一个年度</h2>
      <p className="note">单位名称、职能、机构等基本情况会从上一年度带过来，不用重填。</p>
      <div className="choices">
        <label htmlFor="begin-year">年度</label>
        <select id="begin-year" className="line short" value={offer.key} onChange={(event) => choose(event.target.value)}>
          {offers.map(({ key, year, unitName }) => (
            <option key={key} value={key}>
              {year} 年度{units > 1 && ` ${unitName}`}
            </option>
          ))}
        </select>
        <Button busy={begin.isPending} onClick={() => begin.mutate(offer)}>
          开始 {offer.year} 年度的填报
        </Button>
      </div>
      <Refused error={begin.error} />
    </section>
  )
}
