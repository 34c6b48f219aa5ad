/**
 * The log nobody can bend 操作日志, its pure half: what an entry says, the text that is hashed, and how a chain is proved. The digest (SM3)
 * is passed in. One chain per division and installation; each hash covers the one before, so an entry that is edited, removed, moved
 * or added is found, and a shortened chain is found by its head and by anchors kept elsewhere.
 */
import { canonicalText } from './canonical-text.ts'
import type { Json } from './json.ts'

export interface LogEntry {
  readonly regionId: number
  /** The installation whose chain this is. */
  readonly origin: string
  /** 1, 2, 3 … without a gap. */
  readonly seq: number
  /** ISO moment of the server's clock; the order is `seq`, because clocks jump. */
  readonly at: string
  /** Who 何人: undefined for the program itself. */
  readonly person?: string
  readonly onBehalfOf?: string
  readonly role?: string
  /** What 何事: "submission.confirm", "person.add". */
  readonly action: string
  readonly subject: { readonly kind: string; readonly id: string }
  readonly unitId?: string
  readonly before?: Json
  readonly after?: Json
  /** Why 理由 */
  readonly why?: string
}

/** An entry as kept: the text that was hashed, its hash, and the columns beside it that are searched. */
export interface LogRow {
  readonly regionId: number
  readonly origin: string
  readonly seq: number
  readonly at: string
  readonly person?: string | undefined
  readonly role?: string | undefined
  readonly action: string
  readonly subjectKind: string
  readonly subjectId: string
  readonly unitId?: string | undefined
  readonly text: string
  readonly hash: string
}

/** How far a chain goes: its last number and hash. Also the shape of heads and anchors. */
export interface ChainEnd {
  readonly seq: number
  readonly hash: string
}
export interface Anchor extends ChainEnd {
  readonly regionId: number
  readonly origin: string
}

/** What does not hold, and at which entry. */
export interface ChainProblem {
  readonly regionId: number
  readonly origin: string
  readonly seq: number
  readonly kind: 'gap' | 'altered' | 'columns' | 'head' | 'anchor'
  readonly say: string
}

export type Digest = (text: string) => string

/** Before the first entry. */
export const chainStart: ChainEnd = { seq: 0, hash: '0'.repeat(64) }

/** The text of an entry: what the hash covers and what an outsider reads. */
export function entryText({ subject, ...entry }: LogEntry): string {
  const fields = Object.entries({ ...entry, subject: { ...subject } }).filter(([, value]) => value !== undefined)
  return canonicalText(Object.fromEntries(fields) as Json) // every field of LogEntry is Json or undefined, and those are gone
}

export const linkHash = (previous: string, text: string, digest: Digest): string => digest(`${previous}\n${text}`)

/** One step along a chain: where it stands afterwards and what is wrong with this row. */
export function checkLink(
  end: ChainEnd,
  row: LogRow,
  digest: Digest,
): { readonly end: ChainEnd; readonly problems: readonly ChainProblem[] } {
  const problem = (kind: ChainProblem['kind'], say: string): ChainProblem => ({
    regionId: row.regionId,
    origin: row.origin,
    seq: row.seq,
    kind,
    say,
  })
  const problems: ChainProblem[] = []
  const expected = end.seq + 1
  if (row.seq !== expected)
    problems.push(problem('gap', row.seq > expected ? `缺少第 ${expected} 至 ${row.seq - 1} 条` : `第 ${row.seq} 条重复或次序颠倒`))
  if (row.hash !== linkHash(end.hash, row.text, digest)) problems.push(problem('altered', `第 ${row.seq} 条的内容或它之前的记录被改动`))
  const differing = differingColumn(row)
  if (differing !== undefined) problems.push(problem('columns', `第 ${row.seq} 条的“${differing}”与记录原文不符`))
  return { end: { seq: row.seq, hash: row.hash }, problems }
}

/** The chain must end exactly where its head says: a shorter one was truncated. */
export function checkHead(end: ChainEnd, head: Anchor): readonly ChainProblem[] {
  if (end.seq === head.seq && end.hash === head.hash) return []
  const say =
    end.seq < head.seq ? `末尾缺少第 ${end.seq + 1} 至 ${head.seq} 条` : `链头登记为第 ${head.seq} 条，实际到第 ${end.seq} 条，二者不符`
  return [{ regionId: head.regionId, origin: head.origin, seq: Math.min(end.seq, head.seq) + 1, kind: 'head', say }]
}

/** An anchor kept elsewhere (the data folder, a backup, a printed page): the entry must still have that very hash. */
export function checkAnchor(anchor: Anchor, hash: string): readonly ChainProblem[] {
  if (hash === anchor.hash) return []
  return [{ ...placeOf(anchor, anchor.seq), kind: 'anchor', say: `第 ${anchor.seq} 条与先前留存的校验值不符，日志曾被重写` }]
}

/** A chain must reach at least as far as it once did. */
export function checkReach(end: ChainEnd, farthest: Anchor): readonly ChainProblem[] {
  if (end.seq >= farthest.seq) return []
  return [{ ...placeOf(farthest, end.seq + 1), kind: 'anchor', say: `第 ${end.seq + 1} 至 ${farthest.seq} 条曾经存在，现已缺失` }]
}

const placeOf = ({ regionId, origin }: Anchor, seq: number) => ({ regionId, origin, seq })

/** The searched columns repeat what the text says; the name of the first that does not. */
function differingColumn(row: LogRow): string | undefined {
  const entry = parseEntry(row.text)
  if (entry === undefined) return '原文'
  const pairs: readonly (readonly [name: string, column: unknown, said: unknown])[] = [
    ['区划', row.regionId, entry.regionId],
    ['安装编号', row.origin, entry.origin],
    ['序号', row.seq, entry.seq],
    ['时间', row.at, entry.at],
    ['人员', row.person, entry.person],
    ['角色', row.role, entry.role],
    ['操作', row.action, entry.action],
    ['对象类别', row.subjectKind, entry.subject?.kind],
    ['对象', row.subjectId, entry.subject?.id],
    ['单位', row.unitId, entry.unitId],
  ]
  return pairs.find(([, column, said]) => column !== said)?.[0]
}

/** The entry of a text, unchecked beyond being an object: the hash vouches for it. */
export function parseEntry(text: string): Partial<LogEntry> | undefined {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null ? value : undefined
  } catch {
    return undefined
  }
}
