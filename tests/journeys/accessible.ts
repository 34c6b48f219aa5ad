import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Page } from 'playwright-core'

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

interface Violation {
  readonly id: string
  readonly html: string
}

/** No violation of WCAG 2.2 AA on the page as it stands now, by axe-core; names each with the element. */
export async function isAccessible(page: Page, what: string): Promise<void> {
  await page.evaluate(axe)
  // The script above defines `axe` in the page.
  const found = await page.evaluate<readonly Violation[]>(
    `axe.run(document, { runOnly: ${JSON.stringify(RULES)} }).then(({ violations }) => violations.map(({ id, nodes }) => ({ id, html: nodes[0].html.slice(0, 200) })))`,
  )
  assert.deepEqual(found, [], what)
}
