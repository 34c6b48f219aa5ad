import './old-browsers.ts'
import { QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { queries } from './queries.ts'
import { router } from './router.tsx'
import './shell/button.css'
import { showType } from './shell/large-type.ts'
import { ToldLine } from './shell/ToldLine.tsx'
import './styles.css'

// The files of the page that was asked for come while the server is asked who is here.
for (const { routeId } of router.matchRoutes(router.latestLocation))
  void router.loadRouteChunk(router.routesById[routeId as keyof typeof router.routesById]) // the router's own
// A file dropped beside the place meant for it must not take the page away 拖错地方.
for (const kind of ['dragover', 'drop'] as const)
  addEventListener(kind, (event) => {
    if (event.defaultPrevented || !event.dataTransfer?.types.includes('Files')) return
    event.preventDefault()
    event.dataTransfer.dropEffect = 'none'
  })
showType()
const root = document.getElementById('page')
if (root)
  createRoot(root).render(
    <StrictMode>
      <QueryClientProvider client={queries}>
        <RouterProvider router={router} />
        <ToldLine />
      </QueryClientProvider>
    </StrictMode>,
  )
