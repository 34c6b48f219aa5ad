import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { AxeResults } from 'axe-core'
import type { Page } from 'playwright-core'

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
/** WCAG 2.2 A and AA, and what its authors call good practice. */
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']
const SHOWN = 2

/** What axe-core has to say of a page as it stands: weight, rule, how often, the first places. */
export async function violations(page: Page): Promise<readonly string[]> {
  await page.evaluate(`if (!window.axe) { ${axe} }`)
  const asked = { runOnly: RULES, resultTypes: ['violations'] }
  const results = (await page.evaluate(`axe.run(document, ${JSON.stringify(asked)})`)) as AxeResults // the script above defines it
  return results.violations.map(({ id, impact, nodes }) => {
    const places = nodes
      .slice(0, SHOWN)
      .map(({ html, failureSummary }) => `${html.slice(0, 200)} (${failureSummary?.split('\n')[1]?.trim()})`)
    return `${impact} ${id} ×${nodes.length}: ${places.join(' | ')}`
  })
}

/** No violation on the page as it stands now; names each with the element. */
export async function isAccessible(page: Page, what: string): Promise<void> {
  assert.deepEqual(await violations(page), [], what)
}
