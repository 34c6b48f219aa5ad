import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { Button } from '../shell/Button.tsx'
import { Dialog } from '../shell/Dialog.tsx'
import { Refused } from '../shell/Refused.tsx'
import { tell } from '../shell/tell.ts'
import { useMay } from '../shell/use-me.ts'
import { useComments } from '../year/use-comments.ts'
import { useOpenYear } from '../year/year-context.ts'
import { type Item, ItemList } from './ItemList.tsx'

/**
 * The unit head asks the clerk to change something before the first key 请经办人修改: nothing has been signed yet, so no step is taken; what is
 * wanted stands at its places, and the clerk is told.
 */
export function ReturnToClerk() {
  const { year } = useOpenYear()
  const may = useMay()
  const { write } = useComments(year.id)
  const [open, setOpen] = useState(false)
  const [items, setItems] = useState<readonly Item[]>([{ path: '', text: '' }])
  const list = items.filter(({ text }) => text.trim() !== '')
  const send = useMutation({
    mutationFn: async () => {
      for (const { path, text } of list) await write.mutateAsync({ path, text: text.trim() })
    },
    onSuccess: () => {
      setOpen(false)
      setItems([{ path: '', text: '' }])
      tell('已转给经办人。意见在相应栏目旁边，经办人也会收到通知。')
    },
  })
  if (!may('submission.confirm') || (year.state !== 'draft' && year.state !== 'returned')) return null
  return (
    <>
      <Button size="large" onClick={() => setOpen(true)}>
        请经办人修改
      </Button>
      {open && (
        <Dialog
          wide
          title="请经办人修改"
          onClose={() => setOpen(false)}
          foot={
            <>
              <Button onClick={() => setOpen(false)}>先不转</Button>
              <Button primary disabled={list.length === 0} busy={send.isPending} onClick={() => send.mutate()}>
                转给经办人
              </Button>
            </>
          }
        >
          <p>写明要改什么，选好位置。经办人会在那一栏旁边看到，改好以后标为“已处理”，您再来确认。</p>
          <ItemList items={items} onChange={setItems} />
          <Refused error={send.error} />
        </Dialog>
      )}
    </>
  )
}
