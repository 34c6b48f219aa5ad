import { type Anchor, type ChainEnd, type ChainProblem, chainStart, checkAnchor, checkHead, checkLink, checkReach } from '#domain/log.ts'
import { readAnchors } from './anchors.ts'
import type { Db, LogHeadTable, LogTable } from './database.ts'
import { sm3, toLogRow } from './log.ts'
import type { Store } from './open.ts'
import { everything } from './scope.ts'
import { checkSignatures, type SignedAnchor } from './signed-anchors.ts'

/** What a proof of the log found 日志校验. */
export interface LogProof {
  readonly chains: number
  readonly entries: number
  readonly problems: readonly ChainProblem[]
}

/** Rows of all chains in the order of their keys, from a database or from an export. */
export type LogRows = AsyncIterable<LogTable> | Iterable<LogTable>

/**
 * Proves every chain: numbers without a gap, each hash over its text and the hash before, the columns beside the text, the end against the
 * head, and the anchors that were kept elsewhere. `rows` come ordered by division, installation and number.
 */
export async function verifyRows(rows: LogRows, heads: readonly LogHeadTable[], anchors: readonly Anchor[]): Promise<LogProof> {
  const problems: ChainProblem[] = []
  const ends = new Map<string, Anchor>()
  const anchored = Map.groupBy(anchors, (anchor) => `${chainOf(anchor)}:${anchor.seq}`)
  let entries = 0
  for await (const raw of rows) {
    const row = toLogRow(raw)
    const chain = chainOf(row)
    const step = checkLink(ends.get(chain) ?? chainStart, row, sm3)
    problems.push(...step.problems)
    ends.set(chain, { regionId: row.regionId, origin: row.origin, ...step.end })
    entries++
    for (const anchor of anchored.get(`${chain}:${row.seq}`) ?? []) problems.push(...checkAnchor(anchor, row.hash))
  }
  const reached = farthest(anchors).flatMap((anchor) => checkReach(endOf(ends.get(chainOf(anchor))), anchor))
  return { chains: ends.size, entries, problems: [...problems, ...reached, ...checkHeads(ends, heads)] }
}

function checkHeads(ends: ReadonlyMap<string, Anchor>, heads: readonly LogHeadTable[]): readonly ChainProblem[] {
  const known = new Map(heads.map((head) => [chainOf(toAnchor(head)), toAnchor(head)]))
  const withHead = [...known].flatMap(([chain, head]) => checkHead(endOf(ends.get(chain)), head))
  const without = [...ends].filter(([chain]) => !known.has(chain)).flatMap(([, end]) => checkHead(end, { ...end, ...chainStart }))
  return [...withHead, ...without]
}

/** The farthest anchor of each chain. */
const farthest = (anchors: readonly Anchor[]): readonly Anchor[] =>
  [...Map.groupBy(anchors, chainOf).values()].map((chain) => chain.reduce((a, b) => (b.seq > a.seq ? b : a)))

const endOf = (end: ChainEnd | undefined): ChainEnd => end ?? chainStart
const chainOf = ({ regionId, origin }: { readonly regionId: number; readonly origin: string }): string => `${regionId}:${origin}`

export const toAnchor = ({ region_id, origin, seq, hash }: LogHeadTable): Anchor => ({
  regionId: region_id,
  origin,
  seq: Number(seq),
  hash,
})

/** Proves the log of an open store, with the anchors of its data folder; with a public key also that each chain is signed by it. */
export async function verifyLog(store: Store, publicKey?: string): Promise<LogProof> {
  const anchors = await readAnchors(store.folder)
  return store.read(everything, async (db) => {
    const heads = await logHeads(db)
    const proof = await verifyRows(logRows(db), heads, anchors)
    return withSignatures(proof, heads, anchors, publicKey)
  })
}

/** The proof with what the signatures say, where somebody asks for them. */
export function withSignatures(
  proof: LogProof,
  heads: readonly LogHeadTable[],
  anchors: readonly SignedAnchor[],
  publicKey: string | undefined,
): LogProof {
  if (publicKey === undefined) return proof
  return { ...proof, problems: [...proof.problems, ...checkSignatures(anchors, heads.map(toAnchor), publicKey)] }
}

export const logHeads = (db: Db): Promise<LogHeadTable[]> =>
  db.selectFrom('log_head').selectAll().orderBy('region_id').orderBy('origin').execute()

const PAGE = 2_000

/** All rows in the order of the chains, a page at a time. */
async function* logRows(db: Db): AsyncIterable<LogTable> {
  for (let last: LogTable | undefined; ; ) {
    const after = last
    const page = await db
      .selectFrom('log')
      .selectAll()
      .$if(after !== undefined, (q) =>
        q.where(({ eb, refTuple, tuple }) =>
          eb(refTuple('region_id', 'origin', 'seq'), '>', tuple(after!.region_id, after!.origin, after!.seq)),
        ),
      )
      .orderBy('region_id')
      .orderBy('origin')
      .orderBy('seq')
      .limit(PAGE)
      .execute()
    yield* page
    last = page.at(-1)
    if (page.length < PAGE) return
  }
}
