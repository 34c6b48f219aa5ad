import { useQuery } from '@tanstack/react-query'
import type { z } from 'zod'
import { type Permission, permissions, type Role } from '#domain/workflow-roles.ts'
import { call } from '#http/contract/client.ts'
import { type me, whoAmI } from '#http/contract/session.ts'

export type Me = z.output<typeof me>

/** Who has signed in; null for nobody. Asked once: when the session ends meanwhile, whose page it is must still be known. */
export const whoIsHere = { queryKey: ['me'], queryFn: () => call(whoAmI, {}), staleTime: Number.POSITIVE_INFINITY } as const
export const useMe = (): Me | null | undefined => useQuery(whoIsHere).data

/** Has the person any role that carries the permission? The server asks again, with the place: this only decides what is offered. */
export function useMay(): (permission: Permission) => boolean {
  const person = useMe()
  return (permission) => person?.grants.some(({ role }) => permissions[role].includes(permission)) ?? false
}

/** Roles of the person, each once. */
export const rolesOf = (person: Me): readonly Role[] => [...new Set(person.grants.map(({ role }) => role))]
