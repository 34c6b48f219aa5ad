import { createRootRoute, createRoute, createRouter, lazyRouteComponent, Outlet, redirect } from '@tanstack/react-router'
import { reportOf, schemeOf, yearOf } from './api.ts'
import { type Group, groupNames } from './home/board-rows.ts'
import { queries } from './queries.ts'
import { Broken } from './shell/Broken.tsx'
import { Loading } from './shell/Loading.tsx'
import { NoSuchPage } from './shell/NoSuchPage.tsx'
import { type Asked, oneOf, placeInside, type Search, shortText, wholeNumber } from './shell/search.ts'
import { whoIsHere } from './shell/use-me.ts'

const findingKinds = ['all', 'error', 'warning', 'notice', 'waived'] as const
type FindingKind = (typeof findingKinds)[number]

const root = createRootRoute({ component: Outlet, notFoundComponent: NoSuchPage })

const signIn = createRoute({
  getParentRoute: () => root,
  path: '/sign-in',
  validateSearch: ({ to }: Search): Asked<{ to: string }> => ({ to: placeInside(to) }),
  component: lazyRouteComponent(() => import('./pages/SignIn.tsx'), 'SignIn'),
})

/** Pages for those who have signed in. Without a network the person stays where they are: what was typed is kept on this computer. */
const inside = createRoute({
  getParentRoute: () => root,
  id: 'inside',
  component: Outlet,
  beforeLoad: async ({ location }) => {
    const person = await queries.ensureQueryData(whoIsHere).catch(() => undefined)
    if (person === null) throw redirect({ to: '/sign-in', search: location.href === '/' ? {} : { to: location.href } })
    if (person?.unfinished && location.pathname !== '/account') throw redirect({ href: '/account' })
  },
})
const home = createRoute({
  getParentRoute: () => inside,
  path: '/',
  // What a reviewer looks at: kept in the address.
  validateSearch: ({ year, state, unit }: Search): Asked<{ year: number; state: Group; unit: string }> => ({
    year: wholeNumber(year),
    state: oneOf(groupNames, state),
    unit: shortText(unit, 40),
  }),
  component: lazyRouteComponent(() => import('./pages/Home.tsx'), 'Home'),
})
const account = createRoute({
  getParentRoute: () => inside,
  path: '/account',
  component: lazyRouteComponent(() => import('./account/Account.tsx'), 'Account'),
})

const help = createRoute({
  getParentRoute: () => inside,
  path: '/help',
  component: lazyRouteComponent(() => import('./help/HelpPage.tsx'), 'HelpPage'),
})
const manual = createRoute({
  getParentRoute: () => root,
  path: '/manual/{-$part}',
  component: lazyRouteComponent(() => import('./manual/ManualPage.tsx'), 'ManualPage'),
})

const year = createRoute({
  getParentRoute: () => inside,
  path: '/year/$id',
  // Asked for while the files of the page come; the page itself waits for the answer, and says so when there is none.
  loader: ({ params: { id } }) => {
    const wanted = queries.fetchQuery(yearOf(id)).then(({ schemeId }) => queries.prefetchQuery(schemeOf(schemeId)))
    wanted.catch(() => undefined)
  },
  component: lazyRouteComponent(() => import('./year/YearLayout.tsx'), 'YearLayout'),
})
const tasks = createRoute({
  getParentRoute: () => year,
  path: '/',
  component: lazyRouteComponent(() => import('./pages/Tasks.tsx'), 'Tasks'),
})
const profile = createRoute({
  getParentRoute: () => year,
  path: '/profile',
  component: lazyRouteComponent(() => import('./pages/Profile.tsx'), 'Profile'),
})
const accounts = createRoute({
  getParentRoute: () => year,
  path: '/accounts',
  component: lazyRouteComponent(() => import('./pages/Accounts.tsx'), 'Accounts'),
})
const projects = createRoute({
  getParentRoute: () => year,
  path: '/projects',
  component: lazyRouteComponent(() => import('./pages/Projects.tsx'), 'Projects'),
})
const project = createRoute({
  getParentRoute: () => year,
  path: '/projects/$index',
  component: lazyRouteComponent(() => import('./pages/ProjectPage.tsx'), 'ProjectPage'),
})
const printAll = createRoute({
  getParentRoute: () => year,
  path: '/print',
  component: lazyRouteComponent(() => import('./print/PrintAll.tsx'), 'PrintAll'),
})
const whole = createRoute({
  getParentRoute: () => year,
  path: '/whole',
  component: lazyRouteComponent(() => import('./pages/WholePage.tsx'), 'WholePage'),
})
const evidence = createRoute({
  getParentRoute: () => year,
  path: '/evidence',
  component: lazyRouteComponent(() => import('./evidence/EvidencePage.tsx'), 'EvidencePage'),
})
const scores = createRoute({
  getParentRoute: () => year,
  path: '/scores',
  component: lazyRouteComponent(() => import('./pages/Scores.tsx'), 'Scores'),
})
const problems = createRoute({
  getParentRoute: () => year,
  path: '/problems',
  component: lazyRouteComponent(() => import('./pages/Problems.tsx'), 'Problems'),
})
const findings = createRoute({
  getParentRoute: () => year,
  path: '/findings',
  validateSearch: ({ kind }: Search): Asked<{ kind: FindingKind }> => ({ kind: oneOf(findingKinds, kind) }),
  component: lazyRouteComponent(() => import('./pages/Findings.tsx'), 'Findings'),
})
const report = createRoute({
  getParentRoute: () => year,
  path: '/report',
  loader: ({ params: { id } }) => void queries.prefetchQuery(reportOf(id)),
  component: lazyRouteComponent(() => import('./pages/Report.tsx'), 'Report'),
})
const overview = createRoute({
  getParentRoute: () => year,
  path: '/overview',
  // Nothing but charts: what draws them comes with the page.
  loader: () => void import('./charts/draw-chart.ts'),
  component: lazyRouteComponent(() => import('./pages/Overview.tsx'), 'Overview'),
})
const confirm = createRoute({
  getParentRoute: () => year,
  path: '/confirm',
  component: lazyRouteComponent(() => import('./pages/Confirm.tsx'), 'Confirm'),
})
const history = createRoute({
  getParentRoute: () => year,
  path: '/history',
  component: lazyRouteComponent(() => import('./pages/History.tsx'), 'History'),
})
const importing = createRoute({
  getParentRoute: () => year,
  path: '/import',
  // What the last import made, so that it can be undone after the year has been opened anew.
  validateSearch: ({ version, before, count }: Search): Asked<{ version: number; before: number; count: number }> => ({
    version: wholeNumber(version),
    before: wholeNumber(before),
    count: wholeNumber(count),
  }),
  component: lazyRouteComponent(() => import('./import/ImportPage.tsx'), 'ImportPage'),
})

const pagesOfYear = [
  tasks,
  profile,
  accounts,
  projects,
  project,
  printAll,
  whole,
  evidence,
  scores,
  problems,
  findings,
  report,
  overview,
  confirm,
  history,
  importing,
] as const

/** Every page, each its own file that is loaded when it is first shown. */
export const router = createRouter({
  routeTree: root.addChildren([signIn, manual, inside.addChildren([home, account, help, year.addChildren(pagesOfYear)])]),
  defaultPendingComponent: Loading,
  defaultErrorComponent: Broken,
  defaultPreload: 'intent',
})

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router
  }
}
