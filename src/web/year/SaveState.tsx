import { useSignedOut } from '../shell/signed-out.ts'
import type { SaveStatus } from './edit-state.ts'

const words: Readonly<Record<SaveStatus, string>> = {
  saved: '✓ 已保存',
  unsaved: '● 即将保存',
  saving: '… 正在保存',
  offline: '⚠ 离线，已存在本机，联网后自动保存',
  conflict: '⚠ 两边都改了，请选择',
  refused: '⚠ 服务器没有接受，请看提示',
}

/** Always visible, also to a screen reader, in words and not by colour alone. */
export function SaveState({ status }: { readonly status: SaveStatus }) {
  const signedOut = useSignedOut()
  return (
    <span role="status" className={`save-state ${status}`}>
      {signedOut && status === 'offline' ? '⚠ 登录已过期，已存在本机' : words[status]}
    </span>
  )
}
