import { useMemo, useState } from 'react'
import { contentOf } from '../api.ts'
import { Button } from '../shell/Button.tsx'
import { Chips } from '../shell/Chips.tsx'
import { Refused } from '../shell/Refused.tsx'
import { correct } from './correct.ts'
import { FieldGroup } from './FieldGroup.tsx'
import { FilesRead } from './FilesRead.tsx'
import { type Choices, changing, firstChoices, groupsOf, type Preview, withCorrection, withTaken } from './preview-state.ts'

interface Props {
  readonly preview: Preview
  readonly taking: boolean
  readonly error: Error | null
  readonly onTake: (choices: Choices) => void
  readonly onLeave: () => void
}

type Show = 'changes' | 'doubts' | 'all'

/** 导入预览: what was understood, beside what stands there now; doubtful places first. Nothing is written yet. */
export function ImportPreview({ preview, taking, error, onTake, onLeave }: Props) {
  const { fields, files } = preview
  const [choices, choose] = useState(() => firstChoices(fields))
  const [show, choosePart] = useState<Show>('changes')
  const body = useMemo(() => contentOf(preview.body), [preview.body])
  const changes = changing(fields)
  const doubts = changes.filter(({ doubt }) => doubt !== null)
  const parts: Readonly<Record<Show, typeof changes>> = { changes, doubts, all: fields }
  const rest =
    show === 'changes' ? changes.filter(({ doubt }) => doubt === null) : show === 'all' ? fields.filter(({ doubt }) => doubt === null) : []
  const hands = {
    choices,
    onTake: (paths: readonly string[], take: boolean) => choose((before) => withTaken(before, paths, take)),
    onCorrect: (path: string, text: string) => {
      const answer = correct(body, path, text)
      if ('problem' in answer) return answer.problem
      choose((before) => withCorrection(before, path, text))
      return undefined
    },
  }
  const taken = changes.filter(({ path }) => choices.taken.has(path)).length
  return (
    <div className="import-preview">
      <h2>看一看读懂了什么</h2>
      <FilesRead files={files} fields={fields} problems={preview.problems} />
      {fields.length === 0 && <p className="callout">没有读出可以导入的内容，什么都没有改。请看上面每个文件的说明，换一个文件再试。</p>}
      {fields.length > 0 && (
        <>
          {changes.length === 0 && <p className="callout">文件里的内容和现在的完全一样，没有要导入的。</p>}
          <Chips
            label="只看"
            chosen={show}
            onChoose={choosePart}
            choices={[
              { key: 'changes', title: '有变化', count: parts.changes.length },
              { key: 'doubts', title: '请核对', count: parts.doubts.length },
              { key: 'all', title: '全部', count: parts.all.length },
            ]}
          />
          {doubts.length > 0 && (
            <FieldGroup title="请先核对这些" words="已有的内容默认保留不动；要换成文件里的，请打勾。" fields={doubts} open {...hands} />
          )}
          {[...groupsOf(rest)].map(([title, members]) => (
            <FieldGroup key={`${show} ${title}`} title={title} fields={members} {...hands} />
          ))}
        </>
      )}
      <Refused error={error} />
      <div className="import-foot">
        {changes.length > 0 && (
          <Button primary size="large" disabled={taken === 0} busy={taking} onClick={() => onTake(choices)}>
            采纳选中的 {taken} 处
          </Button>
        )}
        <Button size="large" disabled={taking} onClick={onLeave}>
          {changes.length > 0 ? '都不要，重新选文件' : '重新选文件'}
        </Button>
        {changes.length > 0 && <span className="note">采纳后存为新的一版，可以整个撤销。</span>}
      </div>
    </div>
  )
}
