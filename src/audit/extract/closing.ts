import type { Passage } from './claims.ts'

/** Signature and date stand in so many lines before the annexes, or at the end. */
const LINES = 8
const ANNEX = /^附(?:件|表|图|录)[\d一二三四五六七八九十]{0,3}(?:[:：]|$)/

/** Where a report closes 落款处: the last lines, and those around the beginning of annexes that follow the body. */
export function closingLines(passages: readonly Passage[]): readonly number[] {
  const annexes = passages.flatMap(({ text }, index) => (index * 2 > passages.length && ANNEX.test(text) ? [index] : []))
  const lines = new Set<number>()
  for (const end of [...annexes, passages.length]) for (let at = Math.max(0, end - LINES); at < end; at++) lines.add(at)
  return [...lines].sort((a, b) => a - b)
}
