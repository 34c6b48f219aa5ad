import type { Services } from '#app/services.ts'
import { fileRoutes } from './routes/files.ts'
import { policyRoutes } from './routes/policy.ts'
import { sessionRoutes } from './routes/session.ts'
import { submissionRoutes } from './routes/submissions.ts'
import type { Route } from './serve.ts'

/** Every route of the program. */
export const allRoutes = (services: Services): readonly Route[] => [
  ...sessionRoutes(services),
  ...submissionRoutes(services),
  ...fileRoutes(services),
]
