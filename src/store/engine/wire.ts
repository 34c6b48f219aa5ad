/**
 * PostgreSQL's wire protocol, the few messages the embedded engine needs. PGlite's own `query()` crosses into WASM five times and plans every
 * statement anew; here a statement is prepared by name once and runs in one crossing.
 */
import type { messages, PGlite } from '@electric-sql/pglite'
import { type Answer, parsers, toAnswer } from './engine.ts'

/** So many different statements stay prepared; beyond, they are parsed each time. */
const PREPARED = 300

export type Ask = (text: string, parameters: readonly unknown[]) => Promise<Answer>

/** One statement with parameters (extended protocol), or any number without (simple protocol; the last answer counts). */
export function askOver(database: PGlite): Ask {
  const names = new Map<string, string>()
  return async (text, parameters) => {
    if (parameters.length === 0) return read((await database.execProtocol(frame('Q', cstring(text)), { syncToFs: false })).messages)
    const known = names.get(text)
    const name = known ?? (names.size < PREPARED ? `s${names.size}` : '')
    const parse = known === undefined ? [frame('P', cstring(name), cstring(text), int16(0))] : []
    const send = (bytes: Buffer) => database.execProtocol(bytes, { syncToFs: false })
    const { messages } = await send(Buffer.concat([...parse, bind(name, parameters), DESCRIBE, EXECUTE, SYNC])).catch(
      async (error: unknown) => {
        // It may have failed after it was prepared: the name is to be free for whichever statement comes next.
        if (known === undefined) await send(Buffer.concat([frame('C', Buffer.from('S'), cstring(name)), SYNC])).catch(() => undefined)
        throw error
      },
    )
    if (name !== '') names.set(text, name)
    return read(messages)
  }
}

const cstring = (text: string): Buffer => Buffer.from(`${text}\0`)

function int16(value: number): Buffer {
  const bytes = Buffer.alloc(2)
  bytes.writeInt16BE(value)
  return bytes
}

function int32(value: number): Buffer {
  const bytes = Buffer.alloc(4)
  bytes.writeInt32BE(value)
  return bytes
}

function frame(kind: string, ...parts: readonly Buffer[]): Buffer {
  const length = parts.reduce((sum, part) => sum + part.length, 4)
  return Buffer.concat([Buffer.from(kind), int32(length), ...parts])
}

const DESCRIBE = frame('D', cstring('P'))
const EXECUTE = frame('E', cstring(''), int32(0))
const SYNC = frame('S')

/** Everything travels as text; null as length −1. */
function bind(name: string, parameters: readonly unknown[]): Buffer {
  const values = parameters.flatMap((parameter) => {
    if (parameter === null || parameter === undefined) return [int32(-1)]
    const bytes = Buffer.from(textOf(parameter))
    return [int32(bytes.length), bytes]
  })
  return frame('B', cstring(''), cstring(name), int16(0), int16(parameters.length), ...values, int16(0))
}

function textOf(parameter: unknown): string {
  if (typeof parameter === 'string') return parameter
  if (typeof parameter === 'number' || typeof parameter === 'bigint' || typeof parameter === 'boolean') return String(parameter)
  throw new TypeError(`not a value of a query: ${typeof parameter}`)
}

/** Rows and command tag of the last statement among the messages. */
function read(received: readonly messages.BackendMessage[]): Answer {
  let columns: readonly (readonly [string, (text: string) => unknown])[] = []
  let rows: Record<string, unknown>[] = []
  let answer: Answer = { rows }
  for (const message of received) {
    // The message classes are told apart by their name; the library does not export them as one union.
    if (message.name === 'rowDescription') {
      columns = (message as messages.RowDescriptionMessage).fields.map(({ name, dataTypeID }) => [name, parserOf(dataTypeID)])
      rows = []
    } else if (message.name === 'dataRow') {
      const { fields } = message as messages.DataRowMessage
      rows.push(Object.fromEntries(columns.map(([name, parse], i) => [name, parsed(fields[i], parse)])))
    } else if (message.name === 'commandComplete') {
      const [command = '', ...counts] = (message as messages.CommandCompleteMessage).text.split(' ')
      answer = toAnswer(rows, command, Number(counts.at(-1)))
      rows = []
    }
  }
  return answer
}

const parsed = (text: string | null | undefined, parse: (text: string) => unknown): unknown =>
  text === null || text === undefined ? null : parse(text)

const asNumber = (text: string): number => Number(text)
/** Besides the shared ones: boolean, int2, int4, oid, float4, float8. */
const own: Readonly<Record<number, (text: string) => unknown>> = {
  16: (text) => text === 't',
  21: asNumber,
  23: asNumber,
  26: asNumber,
  700: asNumber,
  701: asNumber,
}
const parserOf = (oid: number): ((text: string) => unknown) => parsers[oid] ?? own[oid] ?? ((text) => text)
