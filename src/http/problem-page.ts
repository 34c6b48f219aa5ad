import type { ProblemAnswer } from './contract/client.ts'
import { asText } from './html.ts'

/** A refusal where the browser itself has gone, not a script of ours 出错页: what is wrong and the way back. No script, nothing from elsewhere. */
export const problemPage = ({ detail }: ProblemAnswer): string => `<!doctype html><html lang="zh-CN"><meta charset="utf-8">
<meta name="viewport" content="width=device-width"><title>没有登录成功 - 明绩</title>
<style>body{font:18px/1.8 sans-serif;max-width:36rem;margin:4rem auto;padding:0 1rem}a{color:#0958d9}</style>
<h1>没有登录成功</h1><p>${asText(detail)}</p><p><a href="/sign-in">回到登录页</a></p></html>`
