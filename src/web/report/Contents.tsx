import { findingsUnder } from '../year/FindingsUnder.tsx'
import { useOpenYear } from '../year/year-context.ts'
import type { Entry } from './paper-sections.ts'

/** 目录: every part with its state and its findings; a click goes there. */
export function Contents({ entries }: { readonly entries: readonly Entry[] }) {
  const { findings } = useOpenYear()
  const written = entries.filter(({ gaps }) => gaps === 0).length
  return (
    <nav className="contents no-print" aria-label="报告目录">
      <p className="contents-head">
        目录　
        <span className="note">
          {written === entries.length ? '各部分都已写好' : `${entries.length} 部分，${entries.length - written} 部分有待填`}
        </span>
      </p>
      <ol>
        {entries.map(({ id, level, title, gaps, paths }) => {
          const open = findingsUnder(findings?.findings ?? [], paths).length
          return (
            <li key={id} className={`level-${level}`}>
              <a href={`#${id}`}>{title}</a>
              <span className="contents-state">
                {gaps > 0 ? <span className="tag in-progress">缺 {gaps}</span> : <span className="written">已写</span>}
                {open > 0 && <span className="tag warning">{open} 条意见</span>}
              </span>
            </li>
          )
        })}
      </ol>
    </nav>
  )
}
