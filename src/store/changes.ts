import { SqlError } from './engine/engine.ts'
import { appendAfter, type LogDraft, lockHead, makeHead } from './log.ts'
import type { Store } from './open.ts'
import { enterScope, type Scope } from './scope.ts'
import { transactionOf } from './transaction.ts'

export interface Statement {
  readonly text: string
  readonly parameters: readonly unknown[]
}

/** One statement that returns a row when it changed something and none when it did not, and what the log then says of it. */
export interface Change {
  readonly statement: Statement
  readonly log: LogDraft
}

interface Waiting {
  readonly scope: Scope
  readonly change: Change
  readonly resolve: (applied: boolean) => void
  readonly reject: (error: unknown) => void
}

/** So many changes at most share a transaction: whoever comes first does not wait for too many others. */
const TOGETHER = 16
/**
 * So many have to be waiting for a first transaction of the division to set off, and for a second one beside it: on a server that one does all
 * its work but the chain's while the first commits. The embedded engine has one session.
 */
const SETS_OFF = { embedded: [1], server: [1, 8], citus: [1, 8] } as const

interface Queue {
  readonly waiting: Waiting[]
  running: number
}

/**
 * Group commit 成组提交. The log of a division is one chain, so its changes go one after the other; those that arrive while others are being
 * written share the next transaction, each under its own scope: one lock of the chain, one fsync, two trips for all of them. Each is told only
 * after the commit. One that the database refuses is refused alone.
 */
export function changesInGroups({
  engine,
  write,
  origin,
}: Pick<Store, 'engine' | 'write' | 'origin'>): (scope: Scope, change: Change) => Promise<boolean> {
  const queues = new Map<number, Queue>()

  const work = async (regionId: number, queue: Queue) => {
    queue.running++
    while (queue.waiting.length > 0) await settle(queue.waiting.splice(0, TOGETHER))
    queue.running--
    if (queue.running === 0) queues.delete(regionId)
  }
  const settle = async (group: readonly Waiting[]): Promise<void> => {
    try {
      const applied = await apply(group)
      for (const [i, { resolve }] of group.entries()) resolve(applied[i] === true)
    } catch (error) {
      // Refused by the database, so nothing was saved: the others are not to suffer for one.
      if (group.length > 1 && error instanceof SqlError) for (const one of group) await settle([one])
      else for (const { reject } of group) reject(error)
    }
  }
  const apply = (group: readonly Waiting[]): Promise<readonly boolean[]> =>
    write(group[0]!.scope, async (tx) => {
      const transaction = transactionOf(tx)
      const answers = group.map(({ scope, change: { statement } }, i) => {
        if (i > 0) transaction.sendLast(enterScope(scope))
        return transaction.send(statement.text, statement.parameters)
      })
      const { regionId } = group[0]!.change.log
      // The chain belongs to the division, whoever of them changes what in it; the scope of a single one holds it already.
      if (group.length > 1) transaction.sendLast(enterScope({ from: regionId, to: regionId, units: [] }))
      const [head, ...applied] = await Promise.all([
        lockHead(tx, origin, regionId),
        ...answers.map(async (answer) => (await answer).rows.length > 0),
      ])
      const drafts = group.filter((_, i) => applied[i]).map(({ change }) => change.log)
      if (drafts.length > 0) appendAfter(tx, origin, head ?? (await makeHead(tx, origin, regionId)), drafts)
      return applied
    })

  return (scope, change) =>
    new Promise((resolve, reject) => {
      const { regionId } = change.log
      const queue = queues.get(regionId) ?? { waiting: [], running: 0 }
      queues.set(regionId, queue)
      queue.waiting.push({ scope, change, resolve, reject })
      if (queue.waiting.length >= (SETS_OFF[engine][queue.running] ?? Number.POSITIVE_INFINITY)) void work(regionId, queue)
    })
}
