import { createHash } from 'node:crypto'
import type { Services } from '../services.ts'
import type { Caller } from '../session/caller.ts'
import { type RenderWanted, storedYear } from './render-result.ts'

/**
 * The report as blocks to read in the browser 报告预览. One that was made of the same content, scheme, findings and template is not made again.
 * @throws ProductError as reading the submission does, TEMPLATE_INVALID
 */
export async function previewReport(services: Services, caller: Caller, request: RenderWanted) {
  const { year, version } = await storedYear(services, caller, request)
  const template = await services.policy.reportTemplate()
  const key = createHash('sha256').update(JSON.stringify(year)).update(template).digest('base64')
  return { version, ...(await services.reports(key, () => services.workshop.run('renderReport', year))) }
}
