import { availableParallelism } from 'node:os'
import type { Gazetteer } from '#domain/gazetteer.ts'
import { loadGazetteer } from '#policy/places.ts'
import { listDivisions, loadDivisions, type NewDivision } from '#store/divisions.ts'
import { openStore, type StoreOptions } from '#store/open.ts'
import { everything } from '#store/scope.ts'
import { keepSchemes } from '../policy/kept-schemes.ts'
import { policyData } from '../policy/policy-data.ts'
import type { Services } from '../services.ts'
import { remembering } from '../workshop/remember.ts'
import { openWorkshop } from '../workshop/workshop.ts'

/** A few megabytes each. */
const REPORTS_KEPT = 12

export interface Installation extends StoreOptions {
  readonly policyDir: string
  readonly version: string
}

/**
 * Opens the store and what the use cases stand on 打开系统. A new one gets the divisions of China; every start keeps the schemes as they are,
 * so that each score can be proved later.
 * @throws ProductError STORE_IN_USE and the other refusals of opening
 */
export async function openServices({ policyDir, version, ...options }: Installation): Promise<Services> {
  const store = await openStore(options)
  const workshop = openWorkshop({ policyDir, version, threads: Math.max(1, availableParallelism() - 1) })
  const services: Services = {
    store,
    policy: policyData(policyDir),
    workshop,
    reports: remembering(REPORTS_KEPT),
    wakeJobs: () => {},
    now: () => new Date().toISOString(),
  }
  try {
    await fillDivisions(services)
    await keepSchemes(services)
    return services
  } catch (error) {
    await store.close()
    throw error
  }
}

async function fillDivisions({ store, policy }: Services): Promise<void> {
  const known = await store.read(everything, (db) => listDivisions(db, { from: 0, to: 0 }))
  if (known.length > 0) return
  const divisions = divisionsOf(await loadGazetteer(policy.dir))
  await store.write(everything, (tx) => loadDivisions(tx, divisions))
}

/** 全国, provinces, cities and counties with their full names. */
export function divisionsOf({ above, counties }: Gazetteer): readonly NewDivision[] {
  const names = new Map([...Object.entries(above), ...counties.map(({ code, name }) => [code, name] as const)])
  // A county's line of names: 河北省石家庄市桥西区. Cities that are only a label (市辖区, 直辖县级) add nothing for people.
  const fullName = (code: string) =>
    [code.slice(0, 2), code.slice(0, 4), code]
      .filter((part, i, all) => all.indexOf(part) === i)
      .map((part) => names.get(part) ?? '')
      .join('')
  return [
    { code: '000000', name: '全国', fullName: '全国', level: 0 },
    ...[...names].map(
      ([code, name]): NewDivision => ({ code: code.padEnd(6, '0'), name, fullName: fullName(code), level: levels[code.length] ?? 3 }),
    ),
  ]
}

const levels: Readonly<Record<number, NewDivision['level']>> = { 2: 1, 4: 2, 6: 3 }
