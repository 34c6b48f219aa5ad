import type { SaveStatus } from './edit-state.ts'

const words: Readonly<Record<SaveStatus, string>> = {
  saved: '✓ 已保存',
  unsaved: '● 即将保存',
  saving: '… 保存中',
  offline: '⚠ 离线：已存在本机，联网后自动保存',
  conflict: '⚠ 有冲突，请选择',
  refused: '⚠ 服务器没有接受，请看提示',
}

/** Always visible, also to a screen reader, in words and not by colour alone. */
export const SaveState = ({ status }: { readonly status: SaveStatus }) => (
  <span role="status" className={`save-state ${status}`}>
    {words[status]}
  </span>
)
