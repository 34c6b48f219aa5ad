import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify'
import { hasZodFastifySchemaValidationErrors } from 'fastify-type-provider-zod'
import { ProductError } from '#errors'
import type { ProblemAnswer } from './contract/client.ts'
import { problemPage } from './problem-page.ts'

declare module 'fastify' {
  interface FastifyContextConfig {
    /** The browser itself goes there, not a script: a refusal is a page. */
    readonly forBrowser?: boolean
  }
}

/** Turns whatever went wrong into RFC 9457 problem+json 错误答复. Only the catalogue speaks to the user; a bug gives a number to quote. */
export function answerProblem(error: FastifyError, request: FastifyRequest, reply: FastifyReply): void {
  const problem = problemOf(error, request.id)
  if (problem.status >= 500) request.log.error(error)
  else if (error.cause !== undefined) request.log.warn(error)
  if (request.routeOptions.config.forBrowser) reply.code(problem.status).type('text/html; charset=utf-8').send(problemPage(problem))
  else send(reply, problem)
}

export const answerNotFound = (request: FastifyRequest, reply: FastifyReply): void =>
  send(reply, {
    type: 'about:blank',
    status: 404,
    code: 'NO_SUCH_ROUTE',
    title: '没有这个地址',
    detail: `没有 ${request.method} ${request.url.split('?')[0]} 这个接口。`,
  })

const send = (reply: FastifyReply, problem: ProblemAnswer) =>
  void reply.code(problem.status).type('application/problem+json').serializer(JSON.stringify).send(problem)

function problemOf(error: FastifyError, id: string): ProblemAnswer {
  if (error instanceof ProductError) return problem(error.code, error.status, error.message, error.details)
  if (hasZodFastifySchemaValidationErrors(error)) {
    const faults = error.validation.map(({ instancePath, message }) => ({ at: instancePath, message: message ?? '' }))
    return problem(
      'REQUEST_INVALID',
      400,
      `提交的内容不符合约定：${faults.map(({ at, message }) => `${at} ${message}`).join('；')}。`,
      faults,
    )
  }
  const known = transport[error.code]
  if (known) return problem(error.code, known.status, known.detail)
  if (error.statusCode !== undefined && error.statusCode < 500)
    return problem(error.code ?? 'REQUEST_REFUSED', error.statusCode, '请求不符合约定，已拒绝。')
  return problem('UNEXPECTED', 500, `程序出了意外，您的数据没有改变。请稍后重试；仍然出现时，请把编号 ${id} 告诉管理员。`)
}

const problem = (code: string, status: number, detail: string, details?: unknown): ProblemAnswer => ({
  type: `urn:mingji:${code.toLowerCase().replaceAll('_', '-')}`,
  status,
  code,
  title: detail.slice(0, detail.indexOf('。') + 1) || detail,
  detail,
  ...(details === undefined ? {} : { details }),
})

/** What the server itself refuses before a use case sees it. */
export const transport: Readonly<Record<string, { readonly status: number; readonly detail: string }>> = {
  FST_ERR_CTP_BODY_TOO_LARGE: { status: 413, detail: '提交的内容太大。请分批提交，或把文件拆小。' },
  FST_ERR_CTP_INVALID_MEDIA_TYPE: { status: 415, detail: '提交的内容类型不对。请以 application/json 提交。' },
  FST_ERR_CTP_INVALID_JSON_BODY: { status: 400, detail: '提交的内容不是合法的 JSON。' },
  FST_ERR_CTP_EMPTY_JSON_BODY: { status: 400, detail: '提交的内容是空的。' },
  FST_REQ_FILE_TOO_LARGE: { status: 413, detail: '文件太大。请压缩图片或拆分后再上传。' },
  FST_FILES_LIMIT: { status: 413, detail: '一次上传的文件太多。请分批上传。' },
}
