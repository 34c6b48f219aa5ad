import { useMemo, useState } from 'react'
import { Dialog } from '../shell/Dialog.tsx'
import './conflict.css'
import { Button } from '../shell/Button.tsx'
import type { EditState } from './edit-state.ts'
import { merged, sidesOf } from './merge-sides.ts'
import { useOpenYear } from './year-context.ts'

/** Somebody else saved meanwhile 冲突, or the server did not take what was sent. */
export function Conflict() {
  const { state } = useOpenYear()
  if (state.status === 'refused')
    return (
      <p role="alert" className="refusal">
        服务器没有接受这次保存。您的内容存在本机，没有丢失。请改正刚才填写的内容；仍不行时刷新页面，看这份填报是不是已经确认或锁定。
      </p>
    )
  if (!state.theirs) return null
  return <BothSides key={state.theirs.version} state={state} theirs={state.theirs} />
}

/** Both sides in words, field by field: the person chooses for each, or for all at once. The other side stays in the history either way. */
function BothSides({ state, theirs }: { readonly state: EditState; readonly theirs: NonNullable<EditState['theirs']> }) {
  const { dispatch } = useOpenYear()
  const { content: mine, saved } = state
  const { fields, leftByMerge } = useMemo(() => sidesOf(saved, mine, theirs.content), [saved, mine, theirs.content])
  const [mineAt, choose] = useState<ReadonlySet<string>>(
    () => new Set(fields.filter(({ changedByMe }) => changedByMe).map(({ path }) => path)),
  )
  const set = (path: string, isMine: boolean) =>
    choose((before) => new Set(isMine ? [...before, path] : [...before].filter((each) => each !== path)))
  const keepTheirs = fields.filter(({ path }) => !mineAt.has(path)).map(({ path }) => path)
  return (
    <Dialog
      title="别处刚才也保存了这份填报"
      wide
      foot={
        <>
          <Button onClick={() => dispatch({ kind: 'take-theirs' })}>全部采用对方的</Button>
          <Button onClick={() => dispatch({ kind: 'keep-mine' })}>全部留用我的</Button>
          <Button primary onClick={() => dispatch({ kind: 'merged', content: merged(mine, theirs.content, keepTheirs) })}>
            按上面选的合并
          </Button>
        </>
      }
    >
      <p>
        对方（另一个人，或者您打开的另一个窗口）保存为第 {theirs.version} 版。两边不同的有 {fields.length}{' '}
        处，请看一看；已经替您选好：您改过的用您的，您没动过的用对方的。怎么选都不会丢：对方的在“历史版本”里，您的可以用“撤销”找回。
      </p>
      {leftByMerge.length > 0 && (
        <div className="callout">
          您清空或删去、而对方还留着的 {leftByMerge.length} 处，合并时先按对方的留下：
          <ul>
            {leftByMerge.map((text) => (
              <li key={text}>{text}</li>
            ))}
          </ul>
        </div>
      )}
      <ul className="sides">
        {fields.map(({ path, label, text, current }) => (
          <li key={path}>
            <fieldset>
              <legend>{label}</legend>
              <label className={mineAt.has(path) ? 'chosen' : ''}>
                <input type="radio" name={path} checked={mineAt.has(path)} onChange={() => set(path, true)} />
                <span>
                  <small>我的</small>
                  {text}
                </span>
              </label>
              <label className={mineAt.has(path) ? '' : 'chosen'}>
                <input type="radio" name={path} checked={!mineAt.has(path)} onChange={() => set(path, false)} />
                <span>
                  <small>对方的</small>
                  {current ?? '（空）'}
                </span>
              </label>
            </fieldset>
          </li>
        ))}
      </ul>
    </Dialog>
  )
}
