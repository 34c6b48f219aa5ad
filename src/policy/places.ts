import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { type County, countyOf, type Gazetteer, parseGazetteer, shortName, writeStreet } from '#domain/gazetteer.ts'
import { kept } from './kept.ts'
import type { Changes } from './place-changes.ts'

/** All streets and townships of China 地名录 with the local corrections of `<policyDir>/places/changes.yaml`. */
export async function loadGazetteer(policyDir: string): Promise<Gazetteer> {
  const changes = await kept(policyDir, ['places'], 'place-changes', async () =>
    (await import('./place-changes.ts')).loadChanges(policyDir),
  )
  const text = gunzipSync(await readFile(join(policyDir, 'places', 'china.txt.gz'))).toString('utf8')
  return withChanges(parseGazetteer(text), changes)
}

/** The gazetteer after additions, new names and removals; untouched counties are shared. */
export function withChanges(gazetteer: Gazetteer, changes: Changes): Gazetteer {
  const touched = new Set([...changes.add, ...changes.rename, ...changes.remove].map((change) => change.code.slice(0, 6)))
  if (touched.size === 0) return gazetteer
  return { ...gazetteer, counties: gazetteer.counties.map((county) => (touched.has(county.code) ? changed(county, changes) : county)) }
}

function changed(county: County, { add, rename, remove }: Changes): County {
  const removed = new Set(remove.map((change) => change.code))
  const names = new Map(rename.map((change) => [change.code, change.name]))
  const kept = county.streets
    .filter((street) => !removed.has(street.code))
    .map((street) => {
      const name = names.get(street.code)
      return name === undefined ? street : { ...street, name, short: shortName(name), ordinary: false }
    })
  const added = add.filter((change) => change.code.startsWith(county.code))
  const streets = [...kept, ...added.map(({ code, name }) => ({ code, name, short: shortName(name), ordinary: false }))]
  return countyOf(county.code, county.name, streets.map(writeStreet).join(' '))
}
