import { Link, useParams } from '@tanstack/react-router'
import { useEffect } from 'react'
import { Frame } from '../shell/Frame.tsx'
import { Blocks } from './Blocks.tsx'
import './manual.css'
import { readMarkdown } from './markdown.ts'

/** The files of docs/manual, as they were when the pages were built: nothing is fetched from elsewhere. */
const files = import.meta.glob<string>('../../../docs/manual/*.md', { query: '?raw', import: 'default', eager: true })
const parts = new Map(Object.entries(files).map(([path, text]) => [path.replace(/^.*\/|\.md$/g, ''), readMarkdown(text)]))
const INDEX = 'README'
/** In the order of the day's work; others follow. */
const order = [INDEX, 'clerk', 'head', 'reviewer']
const names = [...parts.keys()].sort((a, b) => place(a) - place(b))
function place(name: string): number {
  const at = order.indexOf(name)
  return at === -1 ? order.length : at
}

/** 使用手册: the pages of docs/manual, without a network and without signing in. */
export function ManualPage() {
  const { part = INDEX } = useParams({ from: '/manual/{-$part}' })
  const blocks = parts.get(part)
  const title = titleOf(part) ?? '使用手册'
  useEffect(() => {
    document.title = `${title} · 明绩`
    scrollTo(0, 0)
  }, [title])
  return (
    <Frame title={null}>
      <div className="manual">
        <nav aria-label="手册目录" className="no-print">
          <ul>
            {names.map((name) => (
              <li key={name}>
                <Link to="/manual/{-$part}" params={{ part: name === INDEX ? undefined : name }} activeOptions={{ exact: true }}>
                  {titleOf(name)}
                </Link>
              </li>
            ))}
          </ul>
        </nav>
        <article>{blocks ? <Blocks blocks={blocks} /> : <p>手册里没有这一篇。请从左边的目录里选。</p>}</article>
      </div>
    </Frame>
  )
}

function titleOf(name: string): string | undefined {
  const first = parts.get(name)?.find(({ kind }) => kind === 'heading')
  return first && 'text' in first ? first.text : undefined
}
