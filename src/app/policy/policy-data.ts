import type { FormTemplate } from '#domain/form-template.ts'
import type { Help } from '#domain/help.ts'
import type { LibraryIndicator } from '#domain/indicator-library.ts'
import type { Layouts } from '#domain/layout.ts'
import type { Lexicon } from '#domain/lexicon.ts'
import type { Scheme } from '#domain/scheme.ts'
import { citer } from '#policy/cite.ts'
import { kept } from '#policy/kept.ts'
import { loadGazetteer } from '#policy/places.ts'
import { loadReportTemplate } from '#policy/report-template.ts'
import { schemesFor } from '#policy/schemes-for.ts'
import type { Sources } from '#policy/sources.ts'

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
  const allSources = () => (sources ??= sourcesOf(dir))
  const citing = () => (cite ??= allSources().then(citer))
  return {
    dir,
    scheme: (id) => {
      const known = scheme.get(id) ?? schemeOf(dir, id)
      scheme.set(id, known)
      return known
    },
    schemes: () => (schemes ??= schemesOf(dir)),
    layouts: () => (layouts ??= layoutsOf(dir)),
    lexicon: () => (lexicon ??= lexiconOf(dir)),
    formTemplates: () => (formTemplates ??= formTemplatesOf(dir)),
    reportTemplate: () => loadReportTemplate(dir),
    cite: citing,
    sources: allSources,
    library: () => (library ??= import('#policy/indicator-library.ts').then(({ loadIndicatorLibrary }) => loadIndicatorLibrary(dir))),
    help: () => (help ??= helpOf(dir, citing)),
  }
}

// What reads and checks a file is loaded only when its value is not kept from an earlier run.

const layoutsOf = (dir: string): Promise<Layouts> =>
  kept(dir, ['layouts'], 'layouts', async () => (await import('#policy/layouts.ts')).loadLayouts(dir))

async function lexiconOf(dir: string): Promise<Lexicon> {
  const words = kept(dir, ['lexicon'], 'words', async () => (await import('#policy/lexicon.ts')).loadWords(dir))
  const [known, gazetteer] = await Promise.all([words, loadGazetteer(dir)])
  return { ...known, gazetteer }
}

async function sourcesOf(dir: string): Promise<Sources> {
  const sources = await kept(dir, ['sources'], 'sources', async () => [
    ...(await (await import('#policy/sources.ts')).loadSources(dir)).values(),
  ])
  return new Map(sources.map((source) => [source.id, source]))
}

const schemeOf = (dir: string, id: string): Promise<Scheme> =>
  kept(dir, ['schemes', 'sources'], `scheme-${id}`, async () => (await import('#policy/schemes.ts')).loadScheme(dir, id))

async function schemesOf(dir: string): Promise<ReadonlyMap<string, Scheme>> {
  const schemes = await kept(dir, ['schemes', 'sources'], 'schemes', async () => [
    ...(await (await import('#policy/schemes.ts')).loadSchemes(dir)).values(),
  ])
  return new Map(schemes.map((scheme) => [scheme.id, scheme]))
}

const formTemplatesOf = (dir: string): Promise<readonly FormTemplate[]> =>
  kept(dir, ['templates/forms'], 'form-templates', async () => (await import('#policy/form-templates.ts')).loadFormTemplates(dir))

async function helpOf(dir: string, citing: () => Promise<(clause: string) => string>): Promise<Help> {
  const [{ loadGlossary }, { loadHelp }] = await Promise.all([import('#policy/glossary.ts'), import('#policy/help.ts')])
  const [glossary, say] = await Promise.all([loadGlossary(dir), citing()])
  return loadHelp(dir, glossary, say)
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
