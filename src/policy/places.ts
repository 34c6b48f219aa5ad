import { readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import { parse } from 'yaml'
import { z } from 'zod'
import { parseGazetteer, shortName, type County, type Gazetteer } from '#domain/gazetteer.ts'

const folder = new URL('../../policy/places/', import.meta.url)

const code = z.string().regex(/^\d{9}$/)
const Changes = z.strictObject({
  add: z.array(z.strictObject({ code, name: z.string().min(2), source: z.string().min(1) })),
  rename: z.array(z.strictObject({ code, name: z.string().min(2), source: z.string().min(1) })),
  remove: z.array(z.strictObject({ code, source: z.string().min(1) })),
})
type Changes = z.infer<typeof Changes>

let loaded: Gazetteer | undefined

/** All streets and townships of China 地名录 with the local corrections of `policy/places/changes.yaml`. Read once a process. */
export function loadGazetteer(): Gazetteer {
  loaded ??= withChanges(
    parseGazetteer(gunzipSync(readFileSync(new URL('china.txt.gz', folder))).toString('utf8')),
    Changes.parse(parse(readFileSync(new URL('changes.yaml', folder), 'utf8'))),
  )
  return loaded
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
  const kept = county.streets.filter((street) => !removed.has(street.code)).map((street) => {
    const name = names.get(street.code)
    return name === undefined ? street : { ...street, name, short: shortName(name), ordinary: false }
  })
  const added = add.filter((change) => change.code.startsWith(county.code))
  return { ...county, streets: [...kept, ...added.map(({ code: id, name }) => ({ code: id, name, short: shortName(name), ordinary: false }))] }
}
