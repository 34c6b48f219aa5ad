import { asText } from './html.ts'

interface Shape {
  readonly $ref?: string
  readonly type?: string | readonly string[]
  readonly enum?: readonly unknown[]
  readonly const?: unknown
  readonly format?: string
  readonly items?: Shape
  readonly anyOf?: readonly Shape[]
  readonly oneOf?: readonly Shape[]
  readonly properties?: Readonly<Record<string, Shape>>
  readonly required?: readonly string[]
  readonly minLength?: number
  readonly maxLength?: number
  readonly minimum?: number
  readonly maximum?: number
  readonly default?: unknown
}
interface Content {
  readonly schema?: Shape
  readonly example?: unknown
}
interface Operation {
  readonly operationId: string
  readonly summary: string
  readonly tags: readonly [string]
  readonly 'x-permission': string
  readonly parameters: readonly { readonly name: string; readonly in: string; readonly required: boolean; readonly schema: Shape }[]
  readonly requestBody?: { readonly content: Readonly<Record<string, Content>> }
  readonly responses: Readonly<Record<string, { readonly description: string; readonly content?: Readonly<Record<string, Content>> }>>
}
interface Entry extends Operation {
  readonly method: string
  readonly path: string
}

/** The description of the interface for people 接口说明页, made from the OpenAPI document. No script, nothing from elsewhere. */
export function documentPage(document: Readonly<Record<string, unknown>>): string {
  // Our own document, made by `openApiDocument`.
  const { info, paths, tags } = document as {
    info: { version: string; description: string }
    paths: Record<string, Record<string, Operation>>
    tags: readonly { name: string }[]
  }
  const entries = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]): Entry => ({ ...operation, path, method: method.toUpperCase() })),
  )
  const groups = tags.map(({ name }) => ({ name, entries: entries.filter((entry) => entry.tags[0] === name) }))
  const contents = groups.map(
    ({ name, entries: list }) =>
      `<li>${asText(name)}<ul>${list.map((entry) => `<li><a href="#${entry.operationId}">${asText(entry.summary)}</a></li>`).join('')}</ul></li>`,
  )
  return `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>明绩接口</title>
<style>${style}</style>
<nav aria-label="目录"><p><strong>明绩接口</strong> ${asText(info.version)}</p><ul>${contents.join('')}</ul></nav>
<main><h1>明绩接口</h1><p>${asText(info.description)}</p>${manners}
${groups.map(({ name, entries: list }) => `<section><h2>${asText(name)}</h2>${list.map(article).join('')}</section>`).join('')}</main></html>`
}

const manners = `<h2>怎样调用</h2>
<ol><li>其他系统用<strong>访问令牌</strong>：登录后在“本人账户”新建，勾选要用的权限和有效期，令牌只显示一次。</li>
<li>每次请求带上 <code>Authorization: Bearer 令牌</code>；内容用 JSON，上传文件用 multipart/form-data。</li>
<li>保存时带上读到的 <code>version</code>。别人先存了，会得到 409 和双方的内容，不会互相覆盖。</li>
<li>出错时一律返回 <code>application/problem+json</code>：<code>code</code> 是稳定的编号，<code>detail</code> 是原因和下一步。429 表示过于频繁，按 <code>Retry-After</code> 的秒数再试。</li></ol>
<pre>curl -H "Authorization: Bearer $TOKEN" "http://127.0.0.1:8080/api/submissions?year=2024"</pre>
<p>供程序读取的完整说明（OpenAPI 3.1）：<a href="/api/openapi.json">/api/openapi.json</a></p>`

const whoTitles: Readonly<Record<string, string>> = { anyone: '任何人', 'signed-in': '已登录的人' }

function article(entry: Entry): string {
  const [type, content] = Object.entries(entry.requestBody?.content ?? {})[0] ?? []
  const [status, answer] = Object.entries(entry.responses)[0] ?? ['', undefined]
  const [answerType, answerContent] = Object.entries(answer?.content ?? {})[0] ?? []
  return `<article id="${entry.operationId}"><h3><span class="method">${entry.method}</span> <code>${asText(entry.path)}</code></h3>
<p>${asText(entry.summary)}　<small>权限：${asText(whoTitles[entry['x-permission']] ?? entry['x-permission'])}</small></p>
${
  entry.parameters.length > 0
    ? fieldTable(
        '参数',
        entry.parameters.map((each) => ({ name: each.name, required: each.required, shape: each.schema })),
      )
    : ''
}
${content === undefined ? '' : shapeBlock(`内容（${type}）`, content.schema)}
${content?.example === undefined ? '' : `<p>例：</p><pre>${asText(JSON.stringify(content.example, null, 2))}</pre>`}
${answerContent?.schema ? shapeBlock(`返回 ${status}（${answerType}）`, answerContent.schema) : `<p>返回 ${status}：${asText(answer?.description ?? '')}</p>`}</article>`
}

interface Field {
  readonly name: string
  readonly required: boolean
  readonly shape: Shape
}

function shapeBlock(title: string, shape: Shape | undefined): string {
  const fields = fieldsOf(shape, '', 0)
  return fields.length === 0 ? `<p>${asText(title)}：${asText(typeOf(shape))}</p>` : fieldTable(title, fields)
}

const fieldTable = (title: string, fields: readonly Field[]) =>
  `<table><caption>${asText(title)}</caption><thead><tr><th scope="col">名称<th scope="col">类型<th scope="col">要求</tr></thead><tbody>${fields
    .map(
      ({ name, required, shape }) =>
        `<tr><td><code>${asText(name)}</code><td>${asText(typeOf(shape))}<td>${asText(demands(required, shape))}</tr>`,
    )
    .join('')}</tbody></table>`

/** Deep enough to write a client by; whole submissions stand in the machine-readable description. */
const DEEPEST = 2

function fieldsOf(shape: Shape | undefined, prefix: string, depth: number): readonly Field[] {
  const inner = shape?.items ?? shape
  const properties = inner?.properties ?? {}
  return Object.entries(properties).flatMap(([key, field]) => {
    const name = `${prefix}${key}${field.items ? '[]' : ''}`
    const own = { name, required: inner?.required?.includes(key) === true, shape: field }
    return depth < DEEPEST ? [own, ...fieldsOf(field, `${name}.`, depth + 1)] : [own]
  })
}

const typeTitles: Readonly<Record<string, string>> = {
  string: '文本',
  integer: '整数',
  number: '数',
  boolean: '是否',
  object: '对象',
  array: '列表',
  null: '空',
}

function typeOf(shape: Shape | undefined): string {
  if (shape === undefined) return ''
  if (shape.$ref)
    return shape.$ref.endsWith('/Submission') ? '填报内容（Submission，见机器可读的说明）' : (shape.$ref.split('/').at(-1) ?? '')
  if (shape.const !== undefined) return JSON.stringify(shape.const)
  if (shape.enum) return shape.enum.map((each) => JSON.stringify(each)).join(' | ')
  const choices = shape.anyOf ?? shape.oneOf
  if (choices) return [...new Set(choices.map(typeOf))].join(' 或 ')
  if (shape.items) return `${typeOf(shape.items)} 的列表`
  const types = shape.type === undefined ? ['任意'] : [shape.type].flat().map((type) => typeTitles[type] ?? type)
  return `${types.join(' 或 ')}${shape.format ? `（${formats[shape.format] ?? shape.format}）` : ''}`
}

const formats: Readonly<Record<string, string>> = { uuid: '编号 UUID', 'date-time': '时刻，ISO', date: '日期', uri: '网址' }

const demands = (required: boolean, { minLength, maxLength, minimum, maximum, default: usual }: Shape) =>
  [
    required ? '必填' : '可省',
    ...(minLength !== undefined && minLength > 1 ? [`至少 ${minLength} 字`] : []),
    ...(maxLength === undefined ? [] : [`至多 ${maxLength} 字`]),
    ...(minimum === undefined || minimum <= Number.MIN_SAFE_INTEGER ? [] : [`≥ ${minimum}`]),
    ...(maximum === undefined || maximum >= Number.MAX_SAFE_INTEGER ? [] : [`≤ ${maximum}`]),
    ...(usual === undefined ? [] : [`缺省 ${JSON.stringify(usual)}`]),
  ].join('，')

const style = `body{font:16px/1.7 "Noto Sans CJK SC","Microsoft YaHei",sans-serif;margin:0;display:flex;color:#1f1f1f}
nav{position:sticky;top:0;height:100vh;overflow:auto;flex:0 0 17rem;padding:1rem;box-sizing:border-box;background:#f5f5f5;font-size:14px}
nav ul{padding-left:1.1rem;margin:.2rem 0}main{max-width:60rem;padding:1rem 2rem;min-width:0}a{color:#0958d9}
article{border-top:1px solid #d9d9d9;padding:.5rem 0}h3{margin:.4rem 0;font-weight:400}.method{font-weight:700}small{color:#595959}
table{border-collapse:collapse;width:100%;margin:.5rem 0;font-size:14px}caption{text-align:left;font-weight:700}
td,th{border:1px solid #bfbfbf;padding:.2rem .5rem;text-align:left;vertical-align:top;overflow-wrap:anywhere}
td:nth-child(1){width:32%}td:nth-child(2){width:44%}pre{background:#f5f5f5;padding:.6rem;overflow:auto;white-space:pre-wrap}
@media(max-width:48rem){body{display:block}nav{position:static;height:auto}}@media print{nav{display:none}}`
