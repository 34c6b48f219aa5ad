import { ProductError } from '#errors'
import { type Diagnosis, type Examination, ill } from './diagnosis.ts'
import { dataChecks } from './examine-data.ts'
import { machineChecks } from './examine-machine.ts'

/** Looks at everything an installation needs 诊断; nothing is changed beyond opening the database. A check that fails is itself a finding. */
export async function examine(examination: Examination): Promise<readonly Diagnosis[]> {
  const found: Diagnosis[] = []
  for (const [what, check] of Object.entries({ ...machineChecks, ...dataChecks })) {
    const diagnosis = await check(examination).catch((error: unknown) =>
      ill(error instanceof ProductError ? error.message : `检查时出错：${String(error)}`),
    )
    found.push({ what, ...diagnosis })
  }
  return found
}
