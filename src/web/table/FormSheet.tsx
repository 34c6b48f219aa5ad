import { type ReactNode, useState } from 'react'
import type { CheckedForm } from '#audit/goal-check/check-form.ts'
import type { Evaluated } from '#domain/assessment.ts'
import type { Budget } from '#domain/budget.ts'
import type { Indicator } from '#domain/indicator.ts'
import type { Goal } from '#domain/submission.ts'
import { useOpenYear } from '../year/year-context.ts'
import { BudgetTable } from './BudgetTable.tsx'
import { CategoryPoints } from './CategoryPoints.tsx'
import { type Fact, Facts } from './Facts.tsx'
import { GoalTable } from './GoalTable.tsx'
import { IndicatorTable } from './IndicatorTable.tsx'
import { listOf, useLibrary } from './lists.ts'
import { Total } from './Total.tsx'
import './cells.css'
import './grid.css'
import './phone.css'
import './sheet.css'
import { useFormNotes } from './use-form-notes.ts'

/** What a project's form and the department's have in common. */
export interface FormContent {
  readonly budget: Budget
  readonly goal?: Goal
  readonly indicators: readonly Indicator[]
}

interface Props {
  readonly title: string
  readonly path: string
  readonly form: CheckedForm
  readonly content: FormContent
  readonly evaluated: Evaluated
  readonly budgetLabel: string
  readonly head: readonly (readonly Fact[])[]
  readonly foot: readonly (readonly Fact[])[]
  /** For the library: what the money is for. */
  readonly about: string
  /** What the department's form has besides, before its indicators. */
  readonly children?: ReactNode
  readonly change: (make: (content: FormContent) => FormContent, step?: string) => void
}

/** 绩效自评表: the official form, filled in on the screen. What is printed is drawn by PrintedForm. */
export function FormSheet({ title, path, form, content, evaluated, budgetLabel, head, foot, about, children, change }: Props) {
  const { state, scheme, editable } = useOpenYear()
  const notes = useFormNotes(form, evaluated, path)
  const [asked, setAsked] = useState(false)
  const library = useLibrary(asked)
  const goalNotes = notes.form.filter(({ rule }) => rule === 'slogan-goal')
  const formNotes = notes.form.filter(({ rule }) => rule !== 'slogan-goal' && rule !== 'fund-rows-sum')
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: only notices which column is visited, to fetch the library in time.
    <section className="sheet no-print" onFocus={(event) => event.target.dataset['cell']?.endsWith(':name') && setAsked(true)}>
      <h2 data-path={path} tabIndex={-1}>
        {title}
        <span className="sheet-year">（{state.content.year ?? '　　'}年度）</span>
      </h2>
      <Facts caption="基本信息" rows={head} editable={editable} />
      <BudgetTable
        path={`${path}.budget`}
        label={budgetLabel}
        budget={content.budget}
        execution={evaluated.execution}
        editable={editable}
        onChange={(make, step) => change((before) => ({ ...before, budget: make(before.budget) }), step)}
      />
      <GoalTable
        path={`${path}.goal`}
        goal={content.goal}
        editable={editable}
        notes={goalNotes}
        onChange={(make, step) => change((before) => ({ ...before, goal: make(before.goal) }), step)}
      />
      {children}
      <div className="sticky-total">
        <Total evaluated={evaluated} />
        <CategoryPoints evaluated={evaluated} scheme={scheme} />
      </div>
      {formNotes.length > 0 && (
        <ul className="form-notes" aria-label="对这张表的提示">
          {formNotes.map(({ rule, severity, message, remedy }) => (
            <li key={rule + message} className={severity}>
              {message}。<span className="note">{remedy}</span>
            </li>
          ))}
        </ul>
      )}
      <IndicatorTable
        caption={`绩效指标（${content.indicators.length} 项）`}
        path={`${path}.indicators`}
        indicators={content.indicators}
        evaluated={evaluated}
        year={state.content.year}
        editable={editable}
        onChange={(make, step) => change((before) => ({ ...before, indicators: make(before.indicators) }), step && `${path} ${step}`)}
        notes={notes.rows}
        listOf={(now, indicators) => listOf(now, indicators, library, about, scheme)}
      />
      <Facts caption="填报信息" rows={foot} editable={editable} />
    </section>
  )
}
