import type { Services } from '#app/services.ts'
import type { Elsewhere } from './identity/elsewhere.ts'
import { fileRoutes } from './routes/files.ts'
import { officeRoutes } from './routes/office.ts'
import { policyRoutes } from './routes/policy.ts'
import { sessionRoutes } from './routes/session.ts'
import { submissionRoutes } from './routes/submissions.ts'
import { workRoutes } from './routes/work.ts'
import type { Route } from './serve.ts'

/** Every route of the program. */
export const allRoutes = (services: Services, version: string, elsewhere: Elsewhere): readonly Route[] => [
  ...sessionRoutes(services, elsewhere),
  ...submissionRoutes(services),
  ...fileRoutes(services),
  ...policyRoutes(services),
  ...officeRoutes(services),
  ...workRoutes(services, version),
]
