import { useCallback, useEffect, useMemo, useReducer, useRef } from 'react'
import type { Assessment } from '#domain/assessment.ts'
import { evaluate } from '#domain/evaluate.ts'
import { evaluationMemory } from '#domain/evaluation-memory.ts'
import { fromJson, type Json, toJson } from '#domain/json.ts'
import type { Scheme } from '#domain/scheme.ts'
import type { Submission } from '#domain/submission.ts'
import { call, RefusedCall } from '#http/contract/client.ts'
import { saveSubmission } from '#http/contract/submissions.ts'
import { contentOf, type Year } from '../api.ts'
import { askToSignIn, useSignedOut } from '../shell/signed-out.ts'
import { type EditEvent, type EditState, next, opened } from './edit-state.ts'
import { useKept } from './use-kept.ts'

export interface EditedYear {
  readonly state: EditState
  /** Scores of what is on the page now. */
  readonly assessment: Assessment
  /** Edits of one `step` are undone together; without one, each by itself. */
  readonly edit: (change: (content: Submission) => Submission, step?: string) => void
  readonly dispatch: (event: EditEvent) => void
  /** Sends what is not saved; true when the server has everything. */
  readonly save: () => Promise<boolean>
}

const PAUSE_MS = 1200
const RETRY_MS = 5000
/** What one person has not sent yet; nobody else at the same computer gets it. */
const storeKey = (id: string, person: string) => `mingji.draft.${person}.${id}`

/**
 * A unit's year under the hands of one person 编辑与自动保存: edits are scored at once, kept on this computer at once, and sent after a short
 * pause; without a network they wait and are sent later.
 */
export function useYear(year: Year, scheme: Scheme, person: string): EditedYear {
  const key = storeKey(year.id, person)
  const [state, dispatch] = useReducer(next, year, () => begin(year, key))
  const signedOut = useSignedOut()
  const current = useRef(state)
  current.current = state
  const memory = useMemo(evaluationMemory, [])
  const assessment = useMemo(() => evaluate(state.content, scheme, memory), [state.content, scheme, memory])
  const edit = useCallback<EditedYear['edit']>((change, step) => {
    const event: EditEvent = { kind: 'edited', content: change(current.current.content), ...(step === undefined ? {} : { step }) }
    // Several edits may come before the page is drawn again: each goes on from the one before.
    current.current = next(current.current, event)
    dispatch(event)
  }, [])
  const save = useCallback(() => send(year.id, current, dispatch), [year.id])

  useKept(key, state)

  // biome-ignore lint/correctness/useExhaustiveDependencies: every further edit starts the pause anew.
  useEffect(() => {
    if (signedOut || (state.status !== 'unsaved' && state.status !== 'offline')) return
    const timer = setTimeout(save, state.status === 'offline' ? RETRY_MS : PAUSE_MS)
    return () => clearTimeout(timer)
  }, [state.status, state.content, signedOut, save])

  useEffect(() => {
    const online = () => void save()
    const leaving = (event: BeforeUnloadEvent) => {
      if (current.current.content !== current.current.saved && current.current.status !== 'offline') event.preventDefault()
    }
    window.addEventListener('online', online)
    window.addEventListener('beforeunload', leaving)
    return () => {
      window.removeEventListener('online', online)
      window.removeEventListener('beforeunload', leaving)
    }
  }, [save])

  return { state, assessment, edit, dispatch, save }
}

/** What this computer kept from before goes on top of the version it was made from; with another version it becomes a conflict when sent. */
function begin(year: Year, key: string): EditState {
  const kept = localStorage.getItem(key)
  if (kept === null) return opened(year.version, year.content)
  try {
    const { version, content } = JSON.parse(kept) as { version: number; content: Json }
    return { ...opened(version, year.content, fromJson<Submission>(content)) }
  } catch {
    return opened(year.version, year.content)
  }
}

async function send(id: string, current: { readonly current: EditState }, dispatch: (event: EditEvent) => void): Promise<boolean> {
  const { status, version, content, saved } = current.current
  if (content === saved) return true
  if (status === 'saving' || status === 'conflict') return false
  dispatch({ kind: 'saving' })
  try {
    // toJson writes what the schema of the contract describes.
    const answer = await call(saveSubmission, { params: { id }, body: { version, body: toJson(content) as never } })
    dispatch({ kind: 'saved', version: answer.version, content })
    return true
  } catch (error) {
    if (!(error instanceof RefusedCall)) dispatch({ kind: 'network-lost' })
    else if (error.problem.code === 'SIGN_IN_FIRST') {
      // Kept on this computer as when the network is away, and sent after signing in again.
      dispatch({ kind: 'network-lost' })
      askToSignIn()
    } else if (error.problem.code === 'SUBMISSION_CHANGED') {
      const theirs = error.problem.details as { version: number; body: unknown }
      dispatch({ kind: 'conflict', theirs: { version: theirs.version, content: contentOf(theirs.body) } })
    } else dispatch({ kind: 'refused' })
    return false
  }
}
