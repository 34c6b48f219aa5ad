import { useCallback, useMemo, useState } from 'react'
import { OpenedEvidence } from '../evidence/OpenedEvidence.tsx'
import { type Said, saidOf } from '../evidence/said.ts'
import { useUploads } from '../evidence/uploads.ts'
import { useEvidence } from '../evidence/use-evidence.ts'
import { useEvidenceDrop } from '../evidence/use-evidence-drop.ts'
import { useSettled } from '../year/use-settled.ts'
import { useOpenYear } from '../year/year-context.ts'

/** Evidence of all rows of one table, worked out together when the keys rest: no row has to listen to the whole year. */
export function useRowEvidence(path: string, rows: number) {
  const { state, year } = useOpenYear()
  const content = useSettled(state.content)
  const attached = useEvidence().data?.evidence ?? none
  const uploads = useUploads()
  const [opened, setOpened] = useState<string>()
  const drop = useEvidenceDrop()
  const said = useMemo(() => {
    const own = uploads.filter(({ submission }) => submission === year.id)
    return Array.from({ length: rows }, (_, row) => same(saidOf(content, attached, own, `${path}[${row}]`)))
  }, [content, attached, uploads, year.id, path, rows])
  const open = useCallback((at: string) => setOpened(at), [])
  const dialog = opened === undefined ? null : <OpenedEvidence path={opened} onClose={() => setOpened(undefined)} />
  return { said, open, drop, dialog }
}

const none: readonly [] = []
const known = new Map<string, Said>()

/** One object for equal words, so that rows that say the same as before are not drawn again. */
function same(said: Said): Said {
  const key = JSON.stringify(said)
  const before = known.get(key)
  if (before) return before
  known.set(key, said)
  return said
}
