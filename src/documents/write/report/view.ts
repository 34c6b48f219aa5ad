import { type Figure, figuresOf } from '../../figures/figure.ts'
import { MERGE_MARK } from '../docx/finish.ts'
import type { Picture } from '../docx/picture.ts'
import type { Year } from '../input.ts'
import { annexView } from './annex.ts'
import { conclusionView } from './conclusion.ts'
import type { Context } from './context.ts'
import { resultsView } from './goals.ts'
import { keyEvaluationsView } from './key-evaluations.ts'
import { goalsView, organisationView } from './organisation.ts'
import { accountsView, profileView } from './profile.ts'
import { projectsView } from './projects.ts'
import type { ReportView } from './tags.ts'

/** The charts page: a picture, or the reason why there is none. */
export interface Charts {
  readonly picture?: Picture
  readonly note: string
}

/** Everything the report says, for the template to place 报告内容. Every number in it is a figure that names its source. */
export function reportView(year: Year, charts: Pick<Charts, 'picture'> & { readonly note: string | Figure }, traced = false): ReportView {
  const context: Context = { ...year, f: figuresOf(year, traced) }
  const errors = year.findings.filter(({ severity, waiver }) => severity === 'error' && !waiver).length
  return {
    草稿: year.draft,
    草稿说明: year.draft ? `尚有${errors}处错误待改正，不得报送` : '',
    合并: MERGE_MARK,
    有图表: charts.picture !== undefined,
    图表: charts.picture ?? '',
    图表说明: charts.note,
    ...profileView(context),
    ...accountsView(context),
    ...goalsView(context),
    ...organisationView(context),
    ...resultsView(context),
    ...projectsView(context),
    ...keyEvaluationsView(context),
    ...conclusionView(context),
    ...annexView(context),
  }
}
