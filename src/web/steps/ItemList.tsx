import { useMemo } from 'react'
import { Button } from '../shell/Button.tsx'
import { useOpenYear } from '../year/year-context.ts'
import { placeFor, placeOptions } from './place-options.ts'

export interface Item {
  readonly path: string
  readonly text: string
}

interface Props {
  readonly items: readonly Item[]
  readonly onChange: (items: readonly Item[]) => void
}

/** What is to be changed, each with its place 修改清单; the open findings can be put in with one press. */
export function ItemList({ items, onChange }: Props) {
  const { state, findings } = useOpenYear()
  const options = useMemo(() => placeOptions(state.content), [state.content])
  const open = (findings?.findings ?? []).filter(({ waiver, severity }) => !waiver && severity !== 'notice')
  const change = (at: number, part: Partial<Item>) => onChange(items.map((item, index) => (index === at ? { ...item, ...part } : item)))
  const fromFindings = open
    .map(({ path, message, remedy }) => ({ path: placeFor(path, options), text: `${message}。${remedy}` }))
    .filter(({ text }) => !items.some((item) => item.text === text))
  return (
    <fieldset className="items">
      <legend>要修改的地方（会出现在相应栏目旁边）</legend>
      {items.map(({ path, text }, at) => (
        // Items have no identity of their own but their place.
        <div key={at} className="item">
          <select
            value={path}
            onChange={({ target }) => change(at, { path: target.value })}
            aria-label={`第 ${at + 1} 条的位置`}
            className="line item-place"
          >
            {options.map(({ value, label }) => (
              <option key={value} value={value}>
                {label}
              </option>
            ))}
          </select>
          <textarea
            className="line growing"
            rows={2}
            value={text}
            onChange={({ target }) => change(at, { text: target.value })}
            aria-label={`第 ${at + 1} 条怎样修改`}
            placeholder="要改什么，例如：执行数与决算不一致，请核对"
          />
          <Button onClick={() => onChange(items.toSpliced(at, 1))} aria-label={`删去第 ${at + 1} 条`}>
            删去
          </Button>
        </div>
      ))}
      <p className="choices">
        <Button onClick={() => onChange([...items, { path: '', text: '' }])}>加一条</Button>
        {fromFindings.length > 0 && (
          <Button onClick={() => onChange([...items, ...fromFindings])}>加入体检的 {fromFindings.length} 条意见</Button>
        )}
      </p>
    </fieldset>
  )
}
