import { createRootRoute, createRoute, createRouter, lazyRouteComponent, Outlet } from '@tanstack/react-router'
import { Loading } from './shell/Loading.tsx'
import { NoSuchPage } from './shell/NoSuchPage.tsx'

const root = createRootRoute({ component: Outlet, notFoundComponent: NoSuchPage })

const signIn = createRoute({ getParentRoute: () => root, path: '/sign-in', component: lazyRouteComponent(() => import('./pages/SignIn.tsx'), 'SignIn') })
const home = createRoute({ getParentRoute: () => root, path: '/', component: lazyRouteComponent(() => import('./pages/Home.tsx'), 'Home') })

const year = createRoute({ getParentRoute: () => root, path: '/year/$id', component: lazyRouteComponent(() => import('./year/YearLayout.tsx'), 'YearLayout') })
const tasks = createRoute({ getParentRoute: () => year, path: '/', component: lazyRouteComponent(() => import('./pages/Tasks.tsx'), 'Tasks') })
const profile = createRoute({ getParentRoute: () => year, path: '/profile', component: lazyRouteComponent(() => import('./pages/Profile.tsx'), 'Profile') })
const accounts = createRoute({ getParentRoute: () => year, path: '/accounts', component: lazyRouteComponent(() => import('./pages/Accounts.tsx'), 'Accounts') })
const problems = createRoute({ getParentRoute: () => year, path: '/problems', component: lazyRouteComponent(() => import('./pages/Problems.tsx'), 'Problems') })
const projects = createRoute({ getParentRoute: () => year, path: '/projects', component: lazyRouteComponent(() => import('./pages/Projects.tsx'), 'Projects') })
const project = createRoute({ getParentRoute: () => year, path: '/projects/$index', component: lazyRouteComponent(() => import('./pages/ProjectPage.tsx'), 'ProjectPage') })
const whole = createRoute({ getParentRoute: () => year, path: '/whole', component: lazyRouteComponent(() => import('./pages/WholePage.tsx'), 'WholePage') })
const findings = createRoute({ getParentRoute: () => year, path: '/findings', component: lazyRouteComponent(() => import('./pages/Findings.tsx'), 'Findings') })
const report = createRoute({ getParentRoute: () => year, path: '/report', component: lazyRouteComponent(() => import('./pages/Report.tsx'), 'Report') })
const confirm = createRoute({ getParentRoute: () => year, path: '/confirm', component: lazyRouteComponent(() => import('./pages/Confirm.tsx'), 'Confirm') })
const history = createRoute({ getParentRoute: () => year, path: '/history', component: lazyRouteComponent(() => import('./pages/History.tsx'), 'History') })

/** Every page, each its own file that is loaded when it is first shown. */
export const router = createRouter({
  routeTree: root.addChildren([signIn, home, year.addChildren([tasks, profile, accounts, projects, project, whole, problems, findings, report, confirm, history])]),
  defaultPendingComponent: Loading,
  defaultPreload: 'intent',
})

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router
  }
}
