import { registerHooks } from 'node:module'

/** pdfjs asks for these when it is loaded, in order to paint; a reader paints nothing. */
const brushes = ['DOMMatrix', 'ImageData', 'Path2D'] as const

/** A font that is "ready" at once. Where pages cannot have fonts, pdfjs works out the outline of every letter instead. */
class ReadyFont {
  readonly loaded = Promise.resolve()
}

/** The page that fonts are handed to. */
export const noPage = { fonts: { add: () => {}, delete: () => {} } }

/**
 * pdfjs and the half of it that parses, both in this thread, without the native canvas it would load (a third of its start) and with fonts that
 * nobody draws. Changes globals: only for the reading thread.
 */
export async function loadPdfjs(): Promise<typeof import('pdfjs-dist')> {
  const globals = globalThis as { [name: string]: unknown }
  for (const name of brushes) globals[name] ??= class {}
  globals['FontFace'] ??= ReadyFont
  const hooks = registerHooks({
    resolve: (name, context, next) => {
      if (name === '@napi-rs/canvas') throw new Error('nothing is painted here')
      return next(name, context)
    },
  })
  try {
    // Found under this name, the parsing half is not loaded a second time by its path.
    globals['pdfjsWorker'] ??= await import('pdfjs-dist/legacy/build/pdf.worker.mjs')
    return await import('pdfjs-dist/legacy/build/pdf.mjs')
  } finally {
    hooks.deregister()
  }
}
