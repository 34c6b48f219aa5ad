import { join } from 'node:path'

/** The policy folder of this repository: what an installation starts with. */
export const shippedPolicy = join(import.meta.dirname, '..', 'policy')
