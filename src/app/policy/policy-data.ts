import type { FormTemplate } from '#domain/form-template.ts'
import type { Help } from '#domain/help.ts'
import type { LibraryIndicator } from '#domain/indicator-library.ts'
import type { Layouts } from '#domain/layout.ts'
import type { Lexicon } from '#domain/lexicon.ts'
import type { Scheme } from '#domain/scheme.ts'
import { citer } from '#policy/cite.ts'
import { loadFormTemplates, loadReportTemplate } from '#policy/form-templates.ts'
import { loadGlossary } from '#policy/glossary.ts'
import { loadHelp } from '#policy/help.ts'
import { loadIndicatorLibrary } from '#policy/indicator-library.ts'
import { loadLayouts } from '#policy/layouts.ts'
import { loadLexicon } from '#policy/lexicon.ts'
import { loadScheme, loadSchemes, schemesFor } from '#policy/schemes.ts'
import { loadSources, type Sources } from '#policy/sources.ts'

/** What the use cases need of policy/, read when first asked for and once only. */
export interface PolicyData {
  readonly dir: string
  readonly scheme: (id: string) => Promise<Scheme>
  readonly schemes: () => Promise<ReadonlyMap<string, Scheme>>
  readonly layouts: () => Promise<Layouts>
  readonly lexicon: () => Promise<Lexicon>
  readonly formTemplates: () => Promise<readonly FormTemplate[]>
  /** The report template as bytes, read anew each time: people edit it while the program runs. */
  readonly reportTemplate: () => Promise<Uint8Array>
  /** A clause as people cite it. */
  readonly cite: () => Promise<(clause: string) => string>
  readonly sources: () => Promise<Sources>
  readonly library: () => Promise<readonly LibraryIndicator[]>
  /** What every field wants, in the order of the file. */
  readonly help: () => Promise<Help>
}

/** The policy files of a folder. @throws ProductError, when something is asked for whose file is wrong. */
export function policyData(dir: string): PolicyData {
  const scheme = new Map<string, Promise<Scheme>>()
  let schemes: Promise<ReadonlyMap<string, Scheme>> | undefined
  let layouts: Promise<Layouts> | undefined
  let lexicon: Promise<Lexicon> | undefined
  let formTemplates: Promise<readonly FormTemplate[]> | undefined
  let cite: Promise<(clause: string) => string> | undefined
  let sources: Promise<Sources> | undefined
  let library: Promise<readonly LibraryIndicator[]> | undefined
  let help: Promise<Help> | undefined
  const allSources = () => (sources ??= loadSources(dir))
  const citing = () => (cite ??= allSources().then(citer))
  return {
    dir,
    scheme: (id) => {
      const known = scheme.get(id) ?? loadScheme(dir, id)
      scheme.set(id, known)
      return known
    },
    schemes: () => (schemes ??= loadSchemes(dir)),
    layouts: () => (layouts ??= loadLayouts(dir)),
    lexicon: () => (lexicon ??= loadLexicon(dir)),
    formTemplates: () => (formTemplates ??= loadFormTemplates(dir)),
    reportTemplate: () => loadReportTemplate(dir),
    cite: citing,
    sources: allSources,
    library: () => (library ??= loadIndicatorLibrary(dir)),
    help: () => (help ??= Promise.all([loadGlossary(dir), citing()]).then(([glossary, say]) => loadHelp(dir, glossary, say))),
  }
}

/** The national scheme: what holds where nothing else is named. */
const NATIONAL = 'mof-2020-10'

/** What is known when a scheme has to be chosen. */
export interface SchemeHint {
  /** Named on the command line or by the round. */
  readonly asked?: string | undefined
  /** Named by the workbook's version stamp. */
  readonly stamped?: string | undefined
  readonly year?: number | undefined
  readonly region?: string | undefined
}

/**
 * The scheme that is asked for, else the one the workbook was made for, else that of the unit's region for the year after the evaluated
 * one (when the evaluation takes place), else the national one.
 */
export async function chooseScheme(policy: PolicyData, { asked, stamped, year, region }: SchemeHint): Promise<Scheme> {
  const named = asked ?? stamped
  if (named !== undefined) return policy.scheme(named)
  if (region !== undefined && year !== undefined) {
    const local = schemesFor((await policy.schemes()).values(), { on: `${year + 1}-03-01`, region }).filter(
      (scheme) => scheme.region !== undefined,
    )
    if (local[0]) return local[0]
  }
  return policy.scheme(NATIONAL)
}
