/**
 * Whose rows a transaction may see 数据范围: a contiguous range of divisions, and all units of them or a list. It becomes `SET LOCAL`
 * settings that the row-level policies read; a transaction without one sees nothing.
 */
export interface Scope {
  readonly from: number
  readonly to: number
  /** Undefined: every unit of the regions. An empty list: no unit's rows at all. */
  readonly units?: readonly string[]
}

/** The program itself: sign-in, jobs, backup. Never derived from a request. */
export const everything: Scope = { from: 0, to: 2_147_483_647 }

/** One division, all units. */
export const region = (regionId: number): Scope => ({ from: regionId, to: regionId })

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/

/**
 * The opening of a scoped transaction as one statement list (one round trip). Values are checked integers and UUIDs: Citus does not
 * propagate `set_config()`, so they have to be literals.
 */
export function openScope(scope: Scope, access: 'read' | 'write', citus: boolean): string {
  const begin = access === 'read' ? 'begin isolation level repeatable read read only' : 'begin'
  const propagate = citus ? `set local citus.propagate_set_commands = 'local'; ` : ''
  return `${begin}; ${propagate}set local role mingji_app; ${enterScope(scope)}`
}

/** The scope of what follows in an open transaction. */
export function enterScope({ from, to, units }: Scope): string {
  for (const id of [from, to]) if (!Number.isSafeInteger(id) || id < 0) throw new RangeError(`not a region id: ${id}`)
  for (const id of units ?? []) if (!UUID.test(id)) throw new RangeError(`not a unit id: ${id}`)
  const seen = units === undefined ? '*' : `-${units.join(',')}`
  return `set local app.lo = '${from}'; set local app.hi = '${to}'; set local app.units = '${seen}'`
}
