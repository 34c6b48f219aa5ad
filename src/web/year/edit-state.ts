import type { Submission } from '#domain/submission.ts'

/** What the page holds of a unit's year while a person edits it 编辑状态. A pure machine: the hook beside it talks to the server. */
export interface EditState {
  /** Version the content was made from. */
  readonly version: number
  readonly content: Submission
  /** What the server has. */
  readonly saved: Submission
  readonly past: readonly Submission[]
  readonly future: readonly Submission[]
  readonly status: SaveStatus
  /** The step the last edit belongs to: further edits of the same step are undone together with it. */
  readonly step?: string
  /** The other side of a conflict. */
  readonly theirs?: { readonly version: number; readonly content: Submission }
}

/** 已保存、未保存、保存中、离线（已存在本机）、冲突、被拒 */
export type SaveStatus = 'saved' | 'unsaved' | 'saving' | 'offline' | 'conflict' | 'refused'

export type EditEvent =
  /** `step` names what belongs together: the keys typed into one cell are undone at once. */
  | { readonly kind: 'edited'; readonly content: Submission; readonly step?: string }
  | { readonly kind: 'undo' | 'redo' | 'saving' | 'network-lost' | 'refused' }
  /** The server took `content`, which may be older than what is on the page by now. */
  | { readonly kind: 'saved'; readonly version: number; readonly content: Submission }
  | { readonly kind: 'conflict'; readonly theirs: { readonly version: number; readonly content: Submission } }
  /** Keep mine: goes on from their version, to be saved over it knowingly. Take theirs: mine stays one undo away. */
  | { readonly kind: 'keep-mine' | 'take-theirs' }
  /** Both sides put together by the person; what I had stays one undo away. */
  | { readonly kind: 'merged'; readonly content: Submission }

const REMEMBERED = 200

export const opened = (version: number, saved: Submission, local?: Submission): EditState => ({
  version,
  content: local ?? saved,
  saved,
  past: [],
  future: [],
  status: local === undefined ? 'saved' : 'unsaved',
})

export function next(state: EditState, event: EditEvent): EditState {
  switch (event.kind) {
    case 'edited':
      return edited(state, event)
    case 'undo': {
      const before = state.past.at(-1)
      if (before === undefined) return state
      return {
        ...withoutStep(state),
        content: before,
        past: state.past.slice(0, -1),
        future: [state.content, ...state.future],
        status: afterEdit(state, before),
      }
    }
    case 'redo': {
      const [after, ...rest] = state.future
      if (after === undefined) return state
      return { ...withoutStep(state), content: after, past: [...state.past, state.content], future: rest, status: afterEdit(state, after) }
    }
    case 'saving':
      return { ...state, status: 'saving' }
    case 'network-lost':
      return { ...state, status: 'offline' }
    case 'refused':
      return { ...state, status: 'refused' }
    case 'saved':
      return { ...state, version: event.version, saved: event.content, status: state.content === event.content ? 'saved' : 'unsaved' }
    case 'conflict':
      return { ...state, status: 'conflict', theirs: event.theirs }
    case 'merged':
      return mergedInto(state, event.content)
    case 'keep-mine':
    case 'take-theirs':
      return resolved(state, event.kind)
  }
}

function edited(state: EditState, { content, step }: Extract<EditEvent, { kind: 'edited' }>): EditState {
  if (content === state.content) return state
  const goesOn = step !== undefined && step === state.step
  const past = goesOn ? state.past : [...state.past.slice(-REMEMBERED), state.content]
  return { ...withoutStep(state), content, past, future: [], status: afterEdit(state, content), ...(step === undefined ? {} : { step }) }
}

function withoutStep({ step: _, ...state }: EditState): EditState {
  return state
}

/**
 * While the two sides wait for a decision nothing is sent, whatever is typed; while one save is under way a second one would collide with it.
 * Undone back to what the server has, there is nothing to save.
 */
const afterEdit = ({ status, saved }: EditState, content: Submission): SaveStatus =>
  status === 'conflict' || status === 'saving' ? status : content === saved ? 'saved' : 'unsaved'

function resolved(state: EditState, choice: 'keep-mine' | 'take-theirs'): EditState {
  if (!state.theirs) return state
  const { theirs, ...rest } = state
  const base = { ...rest, version: theirs.version, saved: theirs.content }
  return choice === 'keep-mine'
    ? { ...base, status: 'unsaved' }
    : { ...base, content: theirs.content, past: [...state.past, state.content], future: [], status: 'saved' }
}

function mergedInto(state: EditState, content: Submission): EditState {
  if (!state.theirs) return state
  const { theirs, ...rest } = state
  return {
    ...rest,
    version: theirs.version,
    saved: theirs.content,
    content,
    past: [...state.past, state.content],
    future: [],
    status: 'unsaved',
  }
}
