import assert from 'node:assert/strict'
import { test } from 'node:test'
import { aSubmission } from '../../../tests/builders.ts'
import { type EditEvent, type EditState, next, opened } from './edit-state.ts'

const content = (year: number) => ({ ...aSubmission(), year })
const start = opened(1, content(2024))
const play = (state: EditState, ...events: readonly EditEvent[]) => events.reduce(next, state)

test('an edit is unsaved until the server took it', () => {
  const edited = content(2025)
  const typed = play(start, { kind: 'edited', content: edited })
  assert.equal(typed.status, 'unsaved')
  const saved = play(typed, { kind: 'saving' }, { kind: 'saved', version: 2, content: edited })
  assert.deepEqual([saved.status, saved.version], ['saved', 2])
})

test('what was typed while saving stays unsaved', () => {
  const first = content(2025)
  const state = play(
    start,
    { kind: 'edited', content: first },
    { kind: 'saving' },
    { kind: 'edited', content: content(2026) },
    { kind: 'saved', version: 2, content: first },
  )
  assert.deepEqual([state.status, state.version, state.content.year], ['unsaved', 2, 2026])
})

test('undo and redo walk through the edits, a new edit ends the way forward', () => {
  const state = play(start, { kind: 'edited', content: content(2025) }, { kind: 'edited', content: content(2026) }, { kind: 'undo' })
  assert.equal(state.content.year, 2025)
  assert.equal(play(state, { kind: 'redo' }).content.year, 2026)
  assert.equal(play(state, { kind: 'edited', content: content(2027) }, { kind: 'redo' }).content.year, 2027)
  assert.equal(play(start, { kind: 'undo' }), start)
})

test('a lost network keeps the edit, the next save sends it', () => {
  const edited = content(2025)
  const state = play(start, { kind: 'edited', content: edited }, { kind: 'saving' }, { kind: 'network-lost' })
  assert.deepEqual([state.status, state.content], ['offline', edited])
})

test('a conflict overwrites nobody: mine waits, theirs is shown, either may be chosen', () => {
  const mine = content(2025)
  const theirs = { version: 7, content: content(2030) }
  const state = play(start, { kind: 'edited', content: mine }, { kind: 'saving' }, { kind: 'conflict', theirs })
  assert.deepEqual([state.status, state.content], ['conflict', mine])
  assert.equal(play(state, { kind: 'edited', content: content(2026) }).status, 'conflict')
  const kept = play(state, { kind: 'keep-mine' })
  assert.deepEqual([kept.status, kept.version, kept.content], ['unsaved', 7, mine])
  const taken = play(state, { kind: 'take-theirs' })
  assert.deepEqual([taken.status, taken.content.year], ['saved', 2030])
  assert.equal(play(taken, { kind: 'undo' }).content, mine)
})

test('what was kept on this computer comes back as unsaved', () => assert.equal(opened(3, content(2024), content(2025)).status, 'unsaved'))

test('one save at a time: what is typed meanwhile waits for its end', () => {
  const state = play(start, { kind: 'edited', content: content(2025) }, { kind: 'saving' }, { kind: 'edited', content: content(2026) })
  assert.equal(state.status, 'saving')
})

test('undone back to what the server has, nothing is left to save', () => {
  assert.equal(play(start, { kind: 'edited', content: content(2025) }, { kind: 'undo' }).status, 'saved')
})

test('keys of one step are undone together, the next step by itself', () => {
  const typed = play(
    start,
    { kind: 'edited', content: content(2025), step: 'a' },
    { kind: 'edited', content: content(2026), step: 'a' },
    { kind: 'edited', content: content(2027), step: 'b' },
  )
  assert.equal(play(typed, { kind: 'undo' }).content.year, 2026)
  const back = play(typed, { kind: 'undo' }, { kind: 'undo' })
  assert.equal(back.content, start.content)
  assert.equal(play(back, { kind: 'edited', content: content(2030), step: 'a' }).past.length, 1)
})

test('an edit that changes nothing is no step', () => assert.equal(play(start, { kind: 'edited', content: start.content }), start))

test('both sides put together go on from their version, mine one undo away', () => {
  const mine = content(2025)
  const theirs = { version: 7, content: content(2030) }
  const both = content(2031)
  const state = play(
    start,
    { kind: 'edited', content: mine },
    { kind: 'saving' },
    { kind: 'conflict', theirs },
    { kind: 'merged', content: both },
  )
  assert.deepEqual([state.status, state.version, state.content, state.theirs], ['unsaved', 7, both, undefined])
  assert.equal(play(state, { kind: 'undo' }).content, mine)
})
