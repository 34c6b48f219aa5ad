import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { App, Button, Input } from 'antd'
import { useState } from 'react'
import { toWanyuan } from '#domain/quantity.ts'
import { type Action, actionTitles, stateTitles, transitions } from '#domain/workflow.ts'
import { call } from '#http/contract/client.ts'
import { listSteps, takeStep } from '#http/contract/submissions.ts'
import { momentOf } from '../shell/moment.ts'
import { Refused } from '../shell/Refused.tsx'
import { Total } from '../table/Total.tsx'
import { Changes } from '../year/Changes.tsx'
import { useOpenYear } from '../year/year-context.ts'

type Step = Exclude<Action, 'save'>

/** 确认报送: what the unit head looks at before the first key, and the steps that are possible now. */
export function Confirm() {
  const { year, state, assessment, findings, save, reload } = useOpenYear()
  const queries = useQueryClient()
  const { message } = App.useApp()
  const [reason, setReason] = useState('')
  const offers = year.offers.filter((action): action is Step => action !== 'save')
  const asksReason = offers.some(needsReason)
  const step = useMutation({
    mutationFn: async (action: Step) => {
      if (!(await save())) throw new Error('unsaved')
      return call(takeStep, { params: { id: year.id }, body: { action, version: state.version, ...(reason.trim() ? { reason: reason.trim() } : {}) } })
    },
    onSuccess: (answer, action) => {
      void message.success(`已${actionTitles[action]}，现在是“${stateTitles[answer.state]}”。`)
      void queries.invalidateQueries({ queryKey: ['steps', year.id] })
      void reload()
    },
  })
  const unproven = [assessment.department, ...assessment.projects].filter(({ proven }) => !proven)
  const { statistics } = assessment
  return (
    <>
      <h2>确认报送</h2>
      <section aria-labelledby="totals">
        <h3 id="totals">部门整体</h3>
        <Total evaluated={assessment.department} />
        <p>
          项目 {assessment.projects.length} 个{statistics.projectSum && `，金额合计 ${toWanyuan(statistics.projectSum)} 万元`}；等级分布：
          {statistics.grades.map(({ title, count }) => `${title} ${count} 个`).join('、')}。
        </p>
        <p>
          体检：{findings ? `错误 ${findings.counts.error} 条，警告 ${findings.counts.warning} 条，提示 ${findings.counts.notice} 条` : '正在检查'}。
          {unproven.length === 0 ? '全部得分都由填报的数据算出，逐项有依据。' : `得分没有依据或待定的：${unproven.map(({ name }) => name ?? '部门整体').join('、')}。`}
        </p>
      </section>
      <section aria-labelledby="changed">
        <h3 id="changed">与上一版相比</h3>
        {state.version > 1 ? <Changes id={year.id} from={state.version - 1} to={state.version} /> : <p>这是第一版。</p>}
      </section>
      <section aria-labelledby="steps-now" className="no-print">
        <h3 id="steps-now">办理</h3>
        {offers.length === 0 && <p>您现在没有可以办理的步骤。{year.state === 'draft' && '填报完成后，请单位负责人登录确认。'}</p>}
        {asksReason && (
          <p className="field">
            <label htmlFor="reason">理由（退回、撤回等须写明，对方会看到）</label>
            <Input.TextArea id="reason" value={reason} onChange={(event) => setReason(event.target.value)} rows={2} />
          </p>
        )}
        <Refused error={step.error} />
        <p className="between">
          {offers.map((action, index) => (
            <Button key={action} type={index === 0 ? 'primary' : 'default'} loading={step.isPending && step.variables === action} disabled={step.isPending || (needsReason(action) && reason.trim() === '')} onClick={() => step.mutate(action)}>
              {actionTitles[action]}
            </Button>
          ))}
        </p>
      </section>
      <Steps id={year.id} />
    </>
  )
}

const needsReason = (action: Action) => transitions.some((transition) => transition.action === action && transition.needs.includes('reason'))

/** 办理经过 */
function Steps({ id }: { readonly id: string }) {
  const steps = useQuery({ queryKey: ['steps', id], queryFn: () => call(listSteps, { params: { id } }), staleTime: 0 })
  if (!steps.data || steps.data.steps.length === 0) return <Refused error={steps.error} />
  return (
    <section aria-labelledby="steps">
      <h3 id="steps">办理经过</h3>
      <ol>
        {steps.data.steps.map(({ action, person, at, version, reason, to }) => (
          <li key={`${at} ${action}`}>
            {momentOf(at)}　{person}　{actionTitles[action]}（第 {version} 版 → {stateTitles[to]}）{reason && `：${reason}`}
          </li>
        ))}
      </ol>
    </section>
  )
}
