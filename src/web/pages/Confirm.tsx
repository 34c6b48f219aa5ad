import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useMemo, useState } from 'react'
import { call } from '#http/contract/client.ts'
import { listSteps } from '#http/contract/submissions.ts'
import { Chart } from '../charts/Chart.tsx'
import { chartFigures } from '../charts/chart-figures.ts'
import { lossesChart, scoresChart } from '../charts/chart-options.ts'
import { Attention } from '../steps/Attention.tsx'
import { Keys } from '../steps/Keys.tsx'
import { ReturnToClerk } from '../steps/ReturnToClerk.tsx'
import { SinceThen } from '../steps/SinceThen.tsx'
import { StepDialog } from '../steps/StepDialog.tsx'
import '../steps/steps.css'
import { Button } from '../shell/Button.tsx'
import { dayOf, momentOf } from '../shell/moment.ts'
import { useMay } from '../shell/use-me.ts'
import { type StepAction, stepWords, waitingFor } from '../steps/step-words.ts'
import { YearInFigures } from '../steps/YearInFigures.tsx'
import { CommentList } from '../year/CommentsOf.tsx'
import { useComments } from '../year/use-comments.ts'
import { useOpenYear } from '../year/year-context.ts'

/** 确认报送: on one page what the unit head, and after her the reviewer, has to know before signing; and every step that is possible now. */
export function Confirm() {
  const { year, state } = useOpenYear()
  const [open, setOpen] = useState<StepAction>()
  const steps = year.offers.filter((action): action is StepAction => action !== 'save')
  // What goes forward stands first; the way back is there, but is not the first thing to press.
  const ordered = steps.toSorted((a, b) => Number(stepWords[a].backward === true) - Number(stepWords[b].backward === true))
  return (
    <div className="confirm-page">
      <div className="between">
        <h2>确认报送</h2>
        <span className="note">
          第 {state.version} 版{year.dueAt && `；截止 ${dayOf(year.dueAt)}`}
        </span>
        <span className="choices no-print">
          <Link to="/year/$id/report" params={{ id: year.id }}>
            看报告
          </Link>
          <Link to="/year/$id/overview" params={{ id: year.id }}>
            看图表
          </Link>
          <Button size="small" onClick={() => window.print()}>
            打印本页
          </Button>
        </span>
      </div>
      <YearInFigures />
      <div className="two">
        <section aria-labelledby="attention-title">
          <h3 id="attention-title">签署之前请留意</h3>
          <Attention />
        </section>
        <SinceThen />
      </div>
      <section className="acts" aria-label="办理">
        <Keys />
        <WhyReturned />
        <Blocked steps={steps} />
        <p className="choices no-print">
          {ordered.map((action, index) => (
            <Button key={action} size="large" primary={index === 0 && !stepWords[action].backward} onClick={() => setOpen(action)}>
              {stepWords[action].button}
            </Button>
          ))}
          <ReturnToClerk />
        </p>
      </section>
      <Returned />
      <Pictures />
      {open && <StepDialog action={open} statement={<Statement action={open} />} onClose={() => setOpen(undefined)} />}
    </div>
  )
}

/** Where the points and the grades are, for a look before signing. */
function Pictures() {
  const { state, assessment, scheme } = useOpenYear()
  const charts = useMemo(() => {
    const figures = chartFigures(state.content, assessment, scheme)
    return [scoresChart(figures, scheme), lossesChart(figures)]
  }, [state.content, assessment, scheme])
  if (assessment.projects.length === 0) return null
  return (
    <div className="charts">
      {charts.map((chart) => (
        <Chart key={chart.title} chart={chart} />
      ))}
    </div>
  )
}

/** What exactly is signed: the content by its version, the scores by their scheme. */
function Statement({ action }: { readonly action: StepAction }) {
  const { year, state, assessment, findings } = useOpenYear()
  const { total, grade } = assessment.department
  return (
    <p>
      {action === 'confirm' ? '我代表本单位确认：' : '我代表财政部门审定：'}
      <strong>
        {year.unitName} {year.year} 年度绩效自评第 {state.version} 版
      </strong>
      ，部门整体得分 <strong>{total?.toString() ?? '待定'}</strong> 分{grade && `（${grade}）`}，项目 {assessment.projects.length} 个；
      {(findings?.counts.warning ?? 0) > 0 ? `有 ${findings?.counts.warning} 条警告我已看过。` : '没有未处理的错误和警告。'}
      {action === 'confirm' ? '填报内容真实、完整，有据可查。' : '单位的填报内容、得分和佐证已经审核。'}
    </p>
  )
}

/** Who sent it back, why, and by when it is to be mended. */
function WhyReturned() {
  const { year } = useOpenYear()
  const steps = useQuery({ queryKey: ['steps', year.id], queryFn: () => call(listSteps, { params: { id: year.id } }) })
  const last = steps.data?.steps.findLast(({ to }) => to === 'returned')
  if (year.state !== 'returned' || !last) return null
  return (
    <p className="returned">
      <strong>{last.person} 退回：</strong>
      {last.reason}（{momentOf(last.at)}）{year.dueAt && `。请在 ${dayOf(year.dueAt)} 以前改好，重新确认、提交。`}
    </p>
  )
}

/** Why the next key cannot be turned now, and what to do; or whose turn it is. */
function Blocked({ steps }: { readonly steps: readonly StepAction[] }) {
  const { year, state, findings } = useOpenYear()
  const may = useMay()
  const errors = findings?.counts.error ?? 0
  const signs =
    (year.state === 'draft' || year.state === 'returned') && may('submission.confirm')
      ? 'confirm'
      : year.state === 'submitted' && may('submission.review')
        ? 'accept'
        : undefined
  if (state.status !== 'saved' && year.offers.includes('save')) return <p>正在保存刚才的修改，保存好以后办理。</p>
  if (signs !== undefined && !steps.includes(signs) && errors > 0)
    return (
      <p>
        还有 {errors} 处错误没有改正，所以还不能{signs === 'confirm' ? '确认' : '审定'}。请到
        <Link to="/year/$id/findings" params={{ id: year.id }}>
          体检
        </Link>
        逐项改正，确有原因的申请豁免。
      </p>
    )
  if (year.state === 'confirmed' && !steps.includes('submit') && may('submission.submit'))
    return <p>提交时间已过。请联系财政局办理延期，延期后即可提交。</p>
  if (steps.every((action) => stepWords[action].backward)) return <p>{waitingFor[year.state]}</p>
  return null
}

/** What was returned or remarked, as things to do. */
function Returned() {
  const { year } = useOpenYear()
  const { comments, resolve } = useComments(year.id)
  if (comments.length === 0) return null
  const open = comments.filter(({ resolvedAt }) => resolvedAt === null)
  const done = comments.filter(({ resolvedAt }) => resolvedAt !== null)
  return (
    <section id="comments" aria-labelledby="comments-title">
      <h3 id="comments-title">退回清单和批注{open.length > 0 ? `（${open.length} 条待处理）` : '（都已处理）'}</h3>
      <CommentList comments={open} resolve={resolve} />
      {done.length > 0 && (
        <details>
          <summary>已处理的 {done.length} 条</summary>
          <CommentList comments={done} resolve={resolve} />
        </details>
      )}
    </section>
  )
}
