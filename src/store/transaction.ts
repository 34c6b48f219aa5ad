import type { Tx } from './database.ts'
import { SessionQueries } from './engine/dialect.ts'
import type { Answer, Session } from './engine/engine.ts'

/**
 * One transaction on one session of the engine. A statement goes out the moment it is asked for and the answers come in the same order, so
 * statements that do not wait for each other share a trip; one that fails voids all behind it, the commit too.
 */
export class Transaction {
  readonly tx: Tx
  readonly #session: Session
  readonly #last: Promise<unknown>[] = []
  #unheard: unknown
  #over = false
  #broken = false

  constructor(session: Session) {
    this.#session = session
    this.tx = new TransactionQueries(this)
  }

  /** Sends a statement. After the end there is none: the session may be somebody else's by then. */
  async send(text: string, parameters: readonly unknown[] = []): Promise<Answer> {
    if (this.#over) throw new Error('a statement after the end of its transaction')
    return this.#session.query(text, parameters)
  }

  /** Sends a statement whose answer nobody needs before the commit; should it fail, the commit fails with its error. */
  sendLast(text: string, parameters: readonly unknown[] = []): void {
    this.#last.push(
      this.send(text, parameters).catch((error: unknown) => {
        this.#unheard ??= error
      }),
    )
  }

  /** @throws Error when anything before failed, whoever swallowed it: nothing was saved then */
  async commit(): Promise<void> {
    const { command } = await this.#end('commit')
    await this.#hearLast()
    if (command !== 'COMMIT') throw new Error('the transaction had failed before its commit: nothing was saved')
  }

  /** Ends a transaction that only read; nothing hangs on the answer, and whoever has the session next queues behind it. */
  async close(): Promise<void> {
    this.#end('commit').catch(() => undefined)
    await this.#hearLast()
  }

  /** @returns the error to tell: that of a statement nobody waited for came first */
  async rollback(error: unknown): Promise<unknown> {
    // A rollback that fails too means a lost session: it is not given to anyone again.
    await this.#end('rollback').catch(() => {
      this.#broken = true
    })
    await Promise.all(this.#last)
    return this.#unheard ?? error
  }

  release(): Promise<void> {
    return this.#session.release(this.#broken)
  }

  async #hearLast(): Promise<void> {
    await Promise.all(this.#last)
    if (this.#unheard !== undefined) throw this.#unheard
  }

  #end(word: 'commit' | 'rollback'): Promise<Answer> {
    this.#over = true
    return this.#session.query(word, [])
  }
}

class TransactionQueries extends SessionQueries {
  readonly behind: Transaction

  constructor(behind: Transaction) {
    super((text, parameters) => behind.send(text, parameters))
    this.behind = behind
  }
}

/** The transaction behind the query builder of a use case. */
export function transactionOf(tx: Tx): Transaction {
  if (!(tx instanceof TransactionQueries)) throw new Error('not a transaction of the store')
  return tx.behind
}
