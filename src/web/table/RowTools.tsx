import type { GridState } from './grid-state.ts'
import { blockOf } from './selection.ts'
import type { Grid } from './use-grid.ts'

/** Buttons for the selected rows, each with its key. */
export function RowTools({ grid, state, rows }: { readonly grid: Grid; readonly state: GridState; readonly rows: number }) {
  const { top, bottom } = blockOf(state.selection)
  const marked = top === bottom ? `第 ${top + 1} 行` : `第 ${top + 1}～${bottom + 1} 行`
  const { actions } = grid
  const tools = [
    { title: '插入行', keys: 'Alt+Insert', run: actions.insert, off: false },
    { title: '复制行', keys: 'Ctrl+Shift+D', run: actions.duplicate, off: rows === 0 },
    { title: '上移', keys: 'Alt+Shift+↑', run: () => actions.move(-1), off: top === 0 || rows === 0 },
    { title: '下移', keys: 'Alt+Shift+↓', run: () => actions.move(1), off: bottom + 1 >= rows },
    { title: '向下填充', keys: 'Ctrl+D', run: actions.fillDown, off: rows === 0 || (top === 0 && bottom === 0) },
    { title: '删除行', keys: 'Alt+Delete', run: actions.remove, off: rows === 0 },
  ]
  return (
    // The selection stays when a button is pressed.
    <div className="row-tools no-print" role="toolbar" aria-label="行操作" onMouseDown={(event) => event.preventDefault()}>
      {tools.map(({ title, keys, run, off }) => (
        <button key={title} type="button" onClick={run} disabled={off} title={`${title}（${keys}）`}>
          {title}
        </button>
      ))}
      {rows > 0 && <span className="note">{marked}</span>}
      <span className="said" role="status">
        {state.said}
      </span>
    </div>
  )
}
