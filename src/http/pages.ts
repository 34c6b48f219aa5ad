import { existsSync } from 'node:fs'
import { join } from 'node:path'
import fastifyStatic from '@fastify/static'
import type { FastifyInstance } from 'fastify'
import { answerNotFound } from './problem.ts'

const YEAR_MS = 365 * 24 * 60 * 60 * 1000
/** Names that change with their content. */
const HASHED = /[\\/]assets[\\/]/

/** The pages 页面: built files, packed ones where the browser takes them; every other address that is no file is a page of the application. */
export async function addPages(server: FastifyInstance, folder: string): Promise<void> {
  if (!existsSync(join(folder, 'index.html'))) {
    server.setNotFoundHandler(answerNotFound)
    server.get('/', (_request, reply) => reply.type('text/html; charset=utf-8').send(notBuilt))
    return
  }
  await server.register(fastifyStatic, {
    root: folder,
    preCompressed: true,
    index: false,
    wildcard: true,
    setHeaders: (reply, path) =>
      void reply.header('cache-control', HASHED.test(path) ? `public, max-age=${YEAR_MS / 1000}, immutable` : 'no-cache'),
  })
  server.get('/', (_request, reply) => reply.sendFile('index.html'))
  server.setNotFoundHandler((request, reply) =>
    isPage(request.url, request.method) ? reply.sendFile('index.html') : answerNotFound(request, reply),
  )
}

/** An address a person may type or reload: no interface, no file. */
const isPage = (url: string, method: string) => method === 'GET' && !/^\/(api|assets)(\/|$)/.test(url) && !/\.\w+(\?|$)/.test(url)

const notBuilt = `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><title>明绩</title>
<style>body{font:18px/1.8 sans-serif;max-width:40rem;margin:4rem auto;padding:0 1rem}</style>
<h1>明绩正在运行</h1><p>页面文件还没有生成。请在安装目录运行 <code>npm start</code>，它会先生成页面再启动；或运行 <code>npx vite build</code> 后重新启动。</p>
<p>接口可以使用：<a href="/api/docs">接口说明</a>。</p></html>`
