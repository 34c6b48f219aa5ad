import { z } from 'zod'
import { contracts } from './contract/all.ts'
import type { Contract } from './contract/contract.ts'
import { examples } from './contract/examples.ts'
import type { Route } from './serve.ts'

/** The groups of routes, by the first part of their path. */
export const groups: Readonly<Record<string, string>> = {
  session: '登录与本人账户',
  sessions: '登录与本人账户',
  tokens: '访问令牌',
  submissions: '填报、评分、审核',
  check: '报告体检',
  schemes: '评分方案与用语',
  lexicon: '评分方案与用语',
  sources: '评分方案与用语',
  library: '评分方案与用语',
  'form-templates': '评分方案与用语',
  help: '评分方案与用语',
  statistics: '统计',
  divisions: '机构与人员',
  units: '机构与人员',
  people: '机构与人员',
  rounds: '填报任务',
  notices: '通知',
  jobs: '后台任务',
  log: '操作日志',
  status: '系统状态',
}
export const groupOf = ({ path }: Contract): string => groups[path.split('/')[2] ?? ''] ?? '其他'

type Json = Record<string, unknown>
const problemShape: Json = {
  type: 'object',
  description: 'RFC 9457。code 是稳定的编号，detail 是给人看的原因和下一步。',
  properties: {
    type: { type: 'string', format: 'uri-reference' },
    status: { type: 'integer' },
    code: { type: 'string' },
    title: { type: 'string' },
    detail: { type: 'string' },
    details: {},
  },
  required: ['type', 'status', 'code', 'title', 'detail'],
}

/** The OpenAPI 3.1 document 接口说明, made from the contracts the server itself runs on. */
export function openApiDocument(routes: readonly Route[], version: string): Json {
  const schemas: Json = { Problem: problemShape }
  const paths: Record<string, Json> = {}
  for (const { contract } of routes) {
    const path = contract.path.replace(/:(\w+)/g, '{$1}')
    paths[path] = { ...paths[path], [contract.method.toLowerCase()]: operationOf(contract, schemas) }
  }
  return {
    openapi: '3.1.0',
    info: {
      title: '明绩接口',
      version,
      description: '预算绩效自评：填报、评分、体检、审核。金额单位为万元的以文本表示，时刻为 UTC 的 ISO 文本。',
    },
    servers: [{ url: '/' }],
    tags: [...new Set(routes.map(({ contract }) => groupOf(contract)))].map((name) => ({ name })),
    security: [{ session: [] }, { token: [] }],
    paths,
    components: {
      schemas,
      securitySchemes: {
        session: { type: 'apiKey', in: 'cookie', name: 'mingji', description: '登录后由浏览器携带；写操作须来自本站页面' },
        token: { type: 'http', scheme: 'bearer', description: '访问令牌，在“本人账户”中新建，只能做所列的事' },
      },
    },
  }
}

const nameOf = new Map(Object.entries(contracts).map(([name, contract]) => [contract, name]))
/** Name of a contract, as in the code; a contract that is in no list goes by its path. */
export const operationId = (contract: Contract): string =>
  nameOf.get(contract) ??
  `${contract.method.toLowerCase()}${contract.path.replace(/\W+(\w)/g, (_, letter: string) => letter.toUpperCase())}`

function operationOf(contract: Contract, schemas: Json): Json {
  const id = operationId(contract)
  return {
    operationId: id,
    summary: contract.summary,
    tags: [groupOf(contract)],
    'x-permission': contract.may,
    ...(contract.may === 'anyone' ? { security: [] } : {}),
    parameters: [...parametersOf(contract.params, 'path', schemas), ...parametersOf(contract.query, 'query', schemas)],
    ...bodyOf(contract, examples[id], schemas),
    responses: {
      [contract.answers === 'redirect' ? 303 : (contract.status ?? 200)]: answerOf(contract, schemas),
      default: { description: '拒绝', content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } } },
    },
  }
}

function parametersOf(schema: z.ZodType | undefined, where: 'path' | 'query', schemas: Json): readonly Json[] {
  if (!schema) return []
  const { properties = {}, required = [] } = shapeOf(schema, 'input', schemas) as { properties?: Json; required?: readonly string[] }
  return Object.entries(properties).map(([name, field]) => ({
    name,
    in: where,
    required: where === 'path' || required.includes(name),
    schema: field,
  }))
}

function bodyOf({ body, takes }: Contract, example: unknown, schemas: Json): Json {
  if (takes) {
    const file = { type: 'array', items: { type: 'string', contentMediaType: 'application/octet-stream' } }
    return { requestBody: { required: true, content: { 'multipart/form-data': { schema: { type: 'object', properties: { file } } } } } }
  }
  if (!body) return {}
  const schema = shapeOf(body, 'input', schemas)
  return { requestBody: { required: true, content: { 'application/json': { schema, ...(example === undefined ? {} : { example }) } } } }
}

function answerOf({ answers, response }: Contract, schemas: Json): Json {
  switch (answers) {
    case 'redirect':
      return { description: '转到另一个地址', headers: { Location: { schema: { type: 'string' } } } }
    case 'file':
      return { description: '文件', content: { 'application/octet-stream': {} } }
    case 'events':
      return {
        description: '服务器推送（SSE）：每个事件的 data 是下面这样的 JSON；断开后以 Last-Event-ID 续传',
        content: { 'text/event-stream': { schema: shapeOf(response, 'output', schemas) } },
      }
    default:
      return { description: '成功', content: { 'application/json': { schema: shapeOf(response, 'output', schemas) } } }
  }
}

/** JSON Schema 2020-12, which is what OpenAPI 3.1 speaks; shapes that refer to themselves or have an id of their own go into `schemas`. */
function shapeOf(schema: z.ZodType, io: 'input' | 'output', schemas: Json): Json {
  const { $schema: _, $defs = {}, ...shape } = z.toJSONSchema(schema, { io, unrepresentable: 'any' }) as Json & { $defs?: Json }
  // Shapes without an id are numbered anew in each contract.
  const names = new Map(
    Object.keys($defs).map((name) => [name, name.startsWith('__') ? `Shape${Object.keys(schemas).length}${name}` : name]),
  )
  for (const [name, definition] of Object.entries($defs)) {
    const { id: __, ...rest } = definition as Json
    schemas[names.get(name)!] = hoisted(rest, names)
  }
  return hoisted(shape, names) as Json
}

/** References point into the document instead of into the schema alone. */
const hoisted = (value: unknown, names: ReadonlyMap<string, string>): unknown =>
  JSON.parse(
    JSON.stringify(value, (key, inner: unknown) =>
      key === '$ref' && typeof inner === 'string' ? `#/components/schemas/${names.get(inner.replace('#/$defs/', ''))}` : inner,
    ),
  )
