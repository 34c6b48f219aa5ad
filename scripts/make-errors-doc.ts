import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { errorCodes, ProductError } from '#errors'
import { transport } from '../src/http/problem.ts'

/** Makes docs/errors.md from the catalogue: every refusal, its status, what it says. Run: node scripts/make-errors-doc.ts */

/** Stands for details that are not known here: in a sentence it shows its own name, as a number nothing. */
const unknown = (name: string): unknown =>
  new Proxy(
    Object.assign(() => unknown(name), { [Symbol.toPrimitive]: (hint: string) => (hint === 'number' ? Number.NaN : `〔${name}〕`) }),
    {
      get: (target, key) => (typeof key === 'symbol' ? Reflect.get(target, key) : unknown(name)),
    },
  )
const details = new Proxy({}, { get: (_, name) => unknown(String(name)) })

interface Refusal {
  readonly code: string
  readonly status: number
  readonly text: string
}

const refusals: readonly Refusal[] = [
  ...errorCodes.map((code) => {
    const { status, message } = new ProductError(code, details as never)
    return { code, status, text: message.replaceAll('NaN', '〔数〕') }
  }),
  ...Object.entries(transport).map(([code, { status, detail }]) => ({ code, status, text: detail })),
  { code: 'REQUEST_INVALID', status: 400, text: '提交的内容不符合约定：〔字段〕〔原因〕。' },
  { code: 'NO_SUCH_ROUTE', status: 404, text: '没有〔方法〕〔地址〕这个接口。' },
  { code: 'UNEXPECTED', status: 500, text: '程序出了意外，您的数据没有改变。请稍后重试；仍然出现时，请把编号〔编号〕告诉管理员。' },
]

const meanings: Readonly<Record<number, string>> = {
  400: '请求本身不对',
  401: '没有登录，或没有认出是谁',
  403: '不允许',
  404: '没有，或不在您的范围内',
  409: '与现在的状态不符',
  413: '太大',
  415: '类型不对',
  422: '内容不能用',
  423: '正被别的程序使用',
  429: '过于频繁',
  500: '安装或数据有问题',
  503: '暂时不能',
  507: '没有空间',
}

export function errorsPage(): string {
  const statuses = [...new Set(refusals.map(({ status }) => status))].toSorted((a, b) => a - b)
  const parts = [
    '# 出错编号',
    '',
    '<!-- 由 scripts/make-errors-doc.ts 生成，请不要手工修改。 -->',
    '',
    '接口出错时返回 `application/problem+json`：`code` 是这里的编号，`detail` 是给人看的话。〔 〕中是随情况而变的内容，多数也在 `details` 里。',
    '命令行遇到同样的情况时显示同样的话。',
  ]
  for (const status of statuses) {
    const own = refusals.filter((each) => each.status === status).toSorted((a, b) => a.code.localeCompare(b.code))
    parts.push('', `## ${status}　${meanings[status] ?? ''}`, '', '| 编号 | 说明 |', '| --- | --- |')
    parts.push(...own.map(({ code, text }) => `| \`${code}\` | ${text.replaceAll('|', '\\|')} |`))
  }
  return `${parts.join('\n')}\n`
}

if (import.meta.main) writeFileSync(join(import.meta.dirname, '..', 'docs', 'errors.md'), errorsPage())
