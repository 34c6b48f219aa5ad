import { fillTemplate } from './docx/fill.ts'
import type { ReportInput } from './input.ts'
import { drawCharts } from './report/charts.ts'
import { reportTags } from './report/tags.ts'
import { reportView } from './report/view.ts'

/**
 * 部门整体支出绩效自评报告 as .docx from the user's template. Every figure sits in a content control that names its source; what is missing is a visible 【待填】;
 * a draft carries its mark on every page.
 * @throws ProductError TEMPLATE_INVALID naming every wrong tag of the template.
 */
export async function writeReport({ template, ...year }: ReportInput): Promise<Uint8Array> {
  return fillTemplate(template, reportView(year, await drawCharts(year)), reportTags)
}

/** Where the page draws its own charts. */
const chartsHere = { kind: 'figure', path: 'charts', format: 'picture', text: '（图）', value: undefined } as const

/**
 * The same report for the page that shows it 报告预览: every word of the unit and every gap names its source too, the charts are left out (the page
 * draws its own). Not for delivery.
 * @throws ProductError TEMPLATE_INVALID
 */
export const writeTracedReport = ({ template, ...year }: ReportInput): Promise<Uint8Array> =>
  fillTemplate(template, reportView(year, { note: chartsHere }, true), reportTags)
