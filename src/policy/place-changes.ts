import { z } from 'zod'
import { readChecked } from './yaml-file.ts'

const code = z.string().regex(/^\d{9}$/)
const ChangesFile = z.strictObject({
  add: z.array(z.strictObject({ code, name: z.string().min(2), source: z.string().min(1) })),
  rename: z.array(z.strictObject({ code, name: z.string().min(2), source: z.string().min(1) })),
  remove: z.array(z.strictObject({ code, source: z.string().min(1) })),
})

/** What is new in the places of China since the list was made 地名变更. */
export type Changes = z.infer<typeof ChangesFile>

/** `<policyDir>/places/changes.yaml`. @throws ProductError POLICY_INVALID */
export const loadChanges = async (policyDir: string): Promise<Changes> =>
  (await readChecked(policyDir, 'places/changes.yaml', ChangesFile)).data
