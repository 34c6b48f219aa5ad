import { asText } from './html.ts'
import type { Route } from './serve.ts'

/** The list of routes for people 接口说明页; programs read /api/openapi.json. No script, nothing from elsewhere. */
export function documentPage(routes: readonly Route[], version: string): string {
  const rows = routes
    .toSorted((a, b) => a.contract.path.localeCompare(b.contract.path))
    .map(
      ({ contract: { method, path, summary, may } }) =>
        `<tr><td>${method}</td><td><code>${asText(path)}</code></td><td>${asText(summary)}</td><td>${asText(may)}</td></tr>`,
    )
  return `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><title>明绩接口</title>
<style>body{font:16px/1.6 sans-serif;max-width:70rem;margin:2rem auto;padding:0 1rem}table{border-collapse:collapse;width:100%}td,th{border:1px solid #999;padding:.3rem .6rem;text-align:left}</style>
<h1>明绩接口 ${asText(version)}</h1><p>机器可读的完整说明（OpenAPI 3.1）：<a href="/api/openapi.json">/api/openapi.json</a>。出错时一律返回 application/problem+json，内含编号、原因和下一步。</p>
<table><thead><tr><th scope="col">方法<th scope="col">地址<th scope="col">用途<th scope="col">权限</tr></thead><tbody>${rows.join('')}</tbody></table></html>`
}
