import assert from 'node:assert/strict'
import { globSync, readFileSync } from 'node:fs'
import { dirname, join, normalize, relative } from 'node:path'
import { test } from 'node:test'

/**
 * The house is still the house 分层: which folder may import which, as in docs/architecture.md.
 * `main.ts` joins everything and is not listed; `errors.ts` may be imported wherever a refusal is made.
 */
const layers: Readonly<Record<string, { readonly layers: readonly string[]; readonly packages: readonly string[] }>> = {
  domain: { layers: [], packages: [] },
  policy: { layers: ['domain', 'errors.ts'], packages: ['zod', 'yaml'] },
  audit: { layers: ['domain'], packages: [] },
  documents: {
    layers: ['domain', 'errors.ts'],
    packages: [
      '@e965/xlsx',
      '@resvg/resvg-js',
      'csv-parse',
      'docxtemplater',
      'echarts',
      'fflate',
      'hucre',
      'pdfjs-dist',
      'pizzip',
      'saxes',
      'subset-font',
      'word-extractor',
    ],
  },
  store: { layers: ['domain', 'errors.ts'], packages: ['kysely', 'pg', '@electric-sql/pglite', 'sm-crypto-v2'] },
  app: { layers: ['domain', 'policy', 'audit', 'documents', 'store', 'errors.ts'], packages: ['@node-rs/argon2'] },
  http: {
    layers: ['domain', 'app', 'store', 'errors.ts'],
    packages: [
      'fastify',
      'zod',
      '@fastify/compress',
      '@fastify/cookie',
      '@fastify/helmet',
      '@fastify/multipart',
      '@fastify/rate-limit',
      '@fastify/static',
      'fastify-type-provider-zod',
      'openid-client',
      'fast-xml-parser',
    ],
  },
  cli: { layers: ['domain', 'app', 'errors.ts'], packages: ['commander', 'cli-progress', 'cli-table3'] },
  web: {
    layers: ['domain', 'audit', 'http'],
    packages: ['zod', 'react', 'react-dom', '@rc-component/qrcode', '@tanstack/react-query', '@tanstack/react-router', 'echarts'],
  },
}
/** domain and audit run in a browser as well: not even Node's own modules. */
const pure = new Set(['domain', 'audit', 'web'])

const root = join(import.meta.dirname, '..')
const sources = globSync('src/**/*.{ts,tsx}', { cwd: root }).filter((file) => !/\.test\.tsx?$/.test(file))

const IMPORT =
  /(?:^|\n)\s*(?:import|export)\s[^'"]*?from\s*['"]([^'"]+)['"]|(?:^|\n)\s*import\s*['"]([^'"]+)['"]|\bimport\(\s*['"]([^'"]+)['"]\s*\)/g

const imports = (file: string) => [...readFileSync(join(root, file), 'utf8').matchAll(IMPORT)].map((m) => m[1] ?? m[2] ?? m[3] ?? '')

const layerOf = (path: string) => (path.includes('/') ? path.slice(0, path.indexOf('/')) : path)
const packageOf = (name: string) =>
  name
    .split('/')
    .slice(0, name.startsWith('@') ? 2 : 1)
    .join('/')

/** What is wrong with one import, or undefined. */
function complaint(file: string, target: string): string | undefined {
  const layer = layerOf(relative('src', file))
  const allowed = layers[layer]
  if (!allowed) return undefined
  if (target.startsWith('.') || target.startsWith('#')) {
    const path = target.startsWith('#')
      ? target.slice(1).replace(/^errors$/, 'errors.ts')
      : relative('src', normalize(join(dirname(file), target)))
    const other = layerOf(path)
    return other === layer || allowed.layers.includes(other) ? undefined : `${file} (${layer}) imports ${other}`
  }
  if (target.startsWith('node:')) return pure.has(layer) ? `${file} (${layer}) imports ${target}` : undefined
  return allowed.packages.includes(packageOf(target)) ? undefined : `${file} (${layer}) imports the package ${packageOf(target)}`
}

test('imports follow the table of layers', () => {
  assert.ok(sources.length > 10)
  assert.deepEqual(
    sources.flatMap((file) => imports(file).flatMap((target) => complaint(file, target) ?? [])),
    [],
  )
})

test('the check itself finds a forbidden import', () => {
  assert.equal(complaint('src/domain/x.ts', '#store/log.ts'), 'src/domain/x.ts (domain) imports store')
  assert.equal(complaint('src/domain/x.ts', 'node:fs'), 'src/domain/x.ts (domain) imports node:fs')
  assert.equal(complaint('src/audit/rules/x.ts', '../../documents/read/pdf.ts'), 'src/audit/rules/x.ts (audit) imports documents')
  assert.equal(complaint('src/cli/x.ts', 'zod'), 'src/cli/x.ts (cli) imports the package zod')
  assert.equal(complaint('src/audit/run.ts', '#domain/finding.ts'), undefined)
})

test('pages take only the types of zod: their bundle has no schemas (vite.config.ts)', () => {
  const offending = sources.filter(
    (file) => file.startsWith('src/web/') && /import (?!type )[^'\n]*from 'zod'/.test(readFileSync(join(root, file), 'utf8')),
  )
  assert.deepEqual(offending, [])
})

test('domain and audit have no clock and no chance', () => {
  const offending = sources.filter(
    (file) =>
      /^src\/(domain|audit)\//.test(file) && /\bnew Date\b|\bDate\.now\b|\bMath\.random\b/.test(readFileSync(join(root, file), 'utf8')),
  )
  assert.deepEqual(offending, [])
})

test('the number of 元 in a 万元 stands in one file', () => {
  const offending = sources.filter(
    (file) =>
      /\b10_?000\b(?!_)/.test(readFileSync(join(root, file), 'utf8').replace(/\/\/.*|\/\*[\s\S]*?\*\//g, '')) &&
      /万元/.test(readFileSync(join(root, file), 'utf8')),
  )
  assert.deepEqual(offending, ['src/domain/quantity.ts'])
})
