import { Pairs } from '../shell/Pairs.tsx'

/** Keys of the indicator table, and what they do. */
export const keys: readonly (readonly [string, string])[] = [
  ['方向键、回车、Tab', '换格；加 Shift 选一片，加 Ctrl 到头'],
  ['直接打字', '替换原来的内容；F2 或双击修改，Esc 放弃'],
  ['Ctrl+C、Ctrl+V', '与 Excel、WPS 互相整块复制粘贴'],
  ['Ctrl+D', '向下填充'],
  ['Alt+↓', '打开可选项或指标库；打字即检索，可打拼音首字母'],
  ['空格', '在“性质”“完成档次”里换下一个'],
  ['F1', '这一格怎么填'],
  ['F9', '采纳格子下面的建议'],
  ['Alt+Insert、Alt+Delete', '插入、删除行'],
  ['Alt+Shift+↑、↓', '上移、下移行；Ctrl+Shift+D 复制行'],
  ['Alt+回车', '格内换行'],
  ['Ctrl+Z、Ctrl+Y', '撤销、重做'],
  ['Esc，再按 Tab', '离开表格'],
]

/** The keys of the table, for those who want them. */
export const Keys = () => (
  <details className="keys no-print">
    <summary>键盘操作（与 Excel 相同）</summary>
    <Pairs of={keys} />
  </details>
)
