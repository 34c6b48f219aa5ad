import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query'
import { RefusedCall } from '#http/contract/client.ts'
import { askToSignIn } from './shell/signed-out.ts'

/** The session has ended meanwhile: the page stays, a dialog asks to sign in again. */
const watch = (error: Error) => {
  if (error instanceof RefusedCall && error.problem.code === 'SIGN_IN_FIRST') askToSignIn()
}

/** What the pages know of the server. */
export const queries = new QueryClient({
  queryCache: new QueryCache({ onError: watch }),
  mutationCache: new MutationCache({ onError: watch }),
  defaultOptions: { queries: { retry: (count, error) => !(error instanceof RefusedCall) && count < 2, refetchOnWindowFocus: false } },
})
