/**
 * Stands in for zod in the browser (vite.config.ts): the contracts describe their shapes with it, the pages need only method and path, since
 * the server checks what it takes and gives. 20 kB less at the first visit. Whoever does want to check something here is told at once.
 */
const refuse = () => {
  throw new Error('schemas are not part of the pages: the server checks')
}
const checks = new Set<string | symbol>(['parse', 'safeParse', 'parseAsync', 'safeParseAsync', '~standard'])
const schema: unknown = new Proxy(() => schema, {
  get: (_, name) => (checks.has(name) ? refuse() : typeof name === 'symbol' ? undefined : schema),
  apply: () => schema,
})

export { schema as z }
