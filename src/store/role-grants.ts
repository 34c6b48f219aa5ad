import { type Grant, type Role, roles } from '#domain/workflow-roles.ts'
import type { Db, RoleGrantTable, Tx } from './database.ts'
import { newId } from './ids.ts'

export interface NewGrant extends Grant {
  /** Where the person is registered; the grant may reach further (`regions`). */
  readonly regionId: number
  readonly personId: string
  readonly grantedBy?: string | undefined
  readonly at: string
  readonly reason?: string | undefined
}

/** Gives a role 授权, also as a stand-in 代理 (`standsInFor`) for a time. */
export async function grantRole(tx: Tx, grant: NewGrant): Promise<RoleGrantTable> {
  const row: RoleGrantTable = {
    region_id: grant.regionId,
    id: newId(),
    person_id: grant.personId,
    role: grant.role,
    region_from: grant.regions.from,
    region_to: grant.regions.to,
    unit_id: grant.unitId ?? null,
    valid_from: grant.from ?? null,
    valid_until: grant.until ?? null,
    stands_in_for: grant.standsInFor ?? null,
    granted_by: grant.grantedBy ?? null,
    granted_at: grant.at,
    reason: grant.reason ?? null,
  }
  await tx.insertInto('role_grant').values(row).execute()
  return row
}

/** Ends a role at the moment given; the row stays as history. */
export const endGrant = (tx: Tx, regionId: number, id: string, until: string): Promise<RoleGrantTable | undefined> =>
  tx
    .updateTable('role_grant')
    .set({ valid_until: until })
    .where('region_id', '=', regionId)
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirst()

export const grantRowsOf = (db: Db, regionId: number, personId: string): Promise<RoleGrantTable[]> =>
  db
    .selectFrom('role_grant')
    .selectAll()
    .where('region_id', '=', regionId)
    .where('person_id', '=', personId)
    .orderBy('granted_at')
    .orderBy('id')
    .execute()

export const listGrants = (db: Db, regionId: number): Promise<RoleGrantTable[]> =>
  db.selectFrom('role_grant').selectAll().where('region_id', '=', regionId).orderBy('granted_at').orderBy('id').execute()

/** A person's grants as the workflow knows them, ended ones too: `covers` asks for the moment. */
export const grantsOf = async (db: Db, regionId: number, personId: string): Promise<readonly Grant[]> =>
  (await grantRowsOf(db, regionId, personId)).flatMap((row) => toGrant(row) ?? [])

/** Undefined for a role this program does not know: it grants nothing. */
export function toGrant(row: RoleGrantTable): Grant | undefined {
  const role = roles.find((known: Role) => known === row.role)
  if (role === undefined) return undefined
  return {
    role,
    regions: { from: row.region_from, to: row.region_to },
    ...(row.unit_id === null ? {} : { unitId: row.unit_id }),
    ...(row.valid_from === null ? {} : { from: row.valid_from }),
    ...(row.valid_until === null ? {} : { until: row.valid_until }),
    ...(row.stands_in_for === null ? {} : { standsInFor: row.stands_in_for }),
  }
}
