import { MutationCache, QueryCache, QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { App, ConfigProvider } from 'antd'
import zhCN from 'antd/locale/zh_CN'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { config } from 'zod'
import { RefusedCall } from '#http/contract/client.ts'
import { router } from './router.tsx'
import { useLargeType } from './shell/large-type.ts'
import './styles.css'
import { theme } from './theme.ts'

// The content policy of the server allows no code made at run time.
config({ jitless: true })

const NOT_SIGNED_IN = 401
const toSignIn = (error: Error) => {
  if (error instanceof RefusedCall && error.problem.status === NOT_SIGNED_IN && location.pathname !== '/sign-in') void router.navigate({ to: '/sign-in' })
}
const queries = new QueryClient({
  queryCache: new QueryCache({ onError: toSignIn }),
  mutationCache: new MutationCache({ onError: toSignIn }),
  defaultOptions: { queries: { retry: (count, error) => !(error instanceof RefusedCall) && count < 2, refetchOnWindowFocus: false } },
})

function Pages() {
  const [large] = useLargeType()
  return (
    <ConfigProvider locale={zhCN} theme={theme(large)} button={{ autoInsertSpace: false }}>
      <App>
        <RouterProvider router={router} />
      </App>
    </ConfigProvider>
  )
}

const root = document.getElementById('page')
if (root)
  createRoot(root).render(
    <StrictMode>
      <QueryClientProvider client={queries}>
        <Pages />
      </QueryClientProvider>
    </StrictMode>,
  )
