import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { type ReactNode, useId, useState } from 'react'
import { stateTitles } from '#domain/workflow.ts'
import { call, RefusedCall } from '#http/contract/client.ts'
import { listColleagues } from '#http/contract/office.ts'
import { takeStep } from '#http/contract/submissions.ts'
import { Button } from '../shell/Button.tsx'
import { Dialog } from '../shell/Dialog.tsx'
import { Refused } from '../shell/Refused.tsx'
import { tell } from '../shell/tell.ts'
import { useOpenYear } from '../year/year-context.ts'
import { type Item, ItemList } from './ItemList.tsx'
import { type StepAction, stepWords, takesDay, takesItems } from './step-words.ts'

interface Props {
  readonly action: StepAction
  /** What exactly is signed, for the two keys. */
  readonly statement: ReactNode
  readonly onClose: () => void
}

/** Asks what a step needs, says what follows from it, and takes it 办理确认. */
export function StepDialog({ action, statement, onClose }: Props) {
  const { year, state, save, reload } = useOpenYear()
  const queries = useQueryClient()
  const [reason, setReason] = useState('')
  const [day, setDay] = useState('')
  const [clerk, setClerk] = useState<string>()
  const [items, setItems] = useState<readonly Item[]>([])
  const id = useId()
  const words = stepWords[action]
  const signs = action === 'confirm' || action === 'accept'
  const list = items.filter(({ text }) => text.trim() !== '').map(({ path, text }) => ({ path, text: text.trim() }))
  const step = useMutation({
    mutationFn: async () => {
      if (year.offers.includes('save') && !(await save())) throw new NotSaved()
      return call(takeStep, {
        params: { id: year.id },
        body: {
          action,
          version: state.version,
          ...(reason.trim() ? { reason: reason.trim() } : {}),
          ...(day ? { newDueAt: endOfDay(day) } : {}),
          ...(clerk ? { newClerk: clerk } : {}),
          ...(list.length > 0 ? { items: list } : {}),
        },
      })
    },
    onSuccess: async (answer) => {
      await Promise.all([
        queries.invalidateQueries({ queryKey: ['steps', year.id] }),
        queries.invalidateQueries({ queryKey: ['comments', year.id] }),
      ])
      // The pages of the year are made anew here: only then is it said that all is done.
      await reload()
      tell(`${words.title}已办好，现在是“${stateTitles[answer.state]}”。`)
      onClose()
    },
  })
  const ready =
    (words.reason === undefined || reason.trim() !== '') &&
    (!takesDay.has(action) || day !== '') &&
    (action !== 'hand-over' || clerk !== undefined)
  const moved = step.error instanceof RefusedCall && step.error.problem.code === 'SUBMISSION_MOVED'
  return (
    <Dialog
      title={words.title}
      wide={takesItems.has(action)}
      onClose={onClose}
      foot={
        <>
          <Button onClick={onClose}>先不办</Button>
          <Button primary danger={words.backward === true} disabled={!ready || moved} busy={step.isPending} onClick={() => step.mutate()}>
            {words.button}
          </Button>
        </>
      }
    >
      {signs && <div className="statement">{statement}</div>}
      <p>{words.consequence}</p>
      {words.reason !== undefined && (
        <p className="field">
          <label htmlFor={`${id}-reason`}>{words.reason}（必填）</label>
          <textarea
            id={`${id}-reason`}
            className="line growing"
            rows={2}
            value={reason}
            onChange={({ target }) => setReason(target.value)}
            maxLength={2000}
          />
        </p>
      )}
      {takesDay.has(action) && (
        <p className="field">
          <label htmlFor={`${id}-day`}>{action === 'extend' ? '延长到哪一天（必填）' : '请单位在哪一天之前改好（必填）'}</label>
          <input
            id={`${id}-day`}
            type="date"
            className="line day"
            value={day}
            min={new Date().toISOString().slice(0, 10)}
            onChange={({ target }) => setDay(target.value)}
          />
        </p>
      )}
      {action === 'hand-over' && <Colleagues unitId={year.unitId} chosen={clerk} onChoose={setClerk} />}
      {takesItems.has(action) && <ItemList items={items} onChange={setItems} />}
      {moved && (
        <p className="choices">
          <Button primary onClick={() => void reload()}>
            看最新内容
          </Button>
          <span>您看的是第 {state.version} 版，别人刚刚保存了新的一版；请看过再办理，以免签错内容。</span>
        </p>
      )}
      {step.error instanceof NotSaved ? (
        <p role="alert">还有内容没有保存到服务器，所以没有办理。请看页面上方的保存状态，保存好再办。</p>
      ) : (
        <Refused error={step.error} />
      )}
    </Dialog>
  )
}

class NotSaved extends Error {
  override readonly name = 'NotSaved'
}

/** A day given to people here ends at midnight in Beijing. */
const endOfDay = (day: string): string => new Date(`${day}T23:59:59+08:00`).toISOString()

function Colleagues({
  unitId,
  chosen,
  onChoose,
}: {
  readonly unitId: string
  readonly chosen: string | undefined
  readonly onChoose: (id: string) => void
}) {
  const people = useQuery({ queryKey: ['colleagues', unitId], queryFn: () => call(listColleagues, { params: { id: unitId } }) })
  const id = useId()
  return (
    <p className="field">
      <label htmlFor={id}>由谁接手（必填）</label>
      <select id={id} className="line day" value={chosen ?? ''} onChange={({ target }) => onChoose(target.value)}>
        <option value="" disabled>
          请选择
        </option>
        {(people.data?.people ?? []).map(({ id: value, name }) => (
          <option key={value} value={value}>
            {name}
          </option>
        ))}
      </select>
      <Refused error={people.error} />
    </p>
  )
}
