import { watch, type Component } from 'vue'
import {
  createRouter,
  type RouteLocationNormalized,
  type Router,
  type RouteRecordRaw,
  type RouterHistory,
} from 'vue-router'
import type { Session, SessionStatus } from '../preload/contract/session.ts'
import { createLanding } from './landing.ts'
import { offersOf, type Offers } from './offers.ts'
import type { AppStore } from './stores/app.ts'
import { useFlashStore } from './stores/flash.ts'
import { isOfAccount } from './stores/session-of.ts'
import type { SessionStore } from './stores/session.ts'
import RestoringView from './views/RestoringView.vue'
import SignInView from './views/SignInView.vue'
import WelcomeFrame from './views/WelcomeFrame.vue'

declare module 'vue-router' {
  interface RouteMeta {
    /** Only a user whose session has this status may see the screen. */
    status?: SessionStatus
    /** A room of the account, which is also there while the session is being restored. */
    room?: boolean
    /** Only where the stage offers this. */
    offer?: keyof Offers
  }
}

/** The screen that opens when the session gets a status, or when its user asks for a screen that is not for them. */
export const homes = {
  restoring: 'restoring',
  signedOut: 'sign-in',
  confirmingSignUp: 'confirm-sign-up',
  signingIn: 'signing-in',
  resettingPassword: 'reset-password',
  signedIn: 'profile',
} as const satisfies Record<SessionStatus, string>

/** The screen for a session that gets this status, or whose user asks for a screen that is not for them. */
export function homeOf(session: Session): string {
  return isOfAccount(session) ? homes.signedIn : homes[session.status]
}

/** What decides who may see a screen. */
type Screened = Pick<RouteLocationNormalized, 'name' | 'meta'>

type Screen = Component | (() => Promise<{ default: Component }>)

/** One screen. Its code is fetched when it is first shown, but for the screens of a start, which come with the app. */
function screen(path: string, status: SessionStatus, component: Screen, offer?: keyof Offers): RouteRecordRaw {
  return { path, name: path.replace('/', '-'), meta: { status, ...(offer && { offer }) }, component }
}

/** A room of the account. */
function room(path: string, component: Screen): RouteRecordRaw {
  return { path, name: path, meta: { status: 'signedIn', room: true }, component }
}

const routes: RouteRecordRaw[] = [
  {
    path: '/',
    component: WelcomeFrame,
    children: [
      screen('restoring', 'restoring', RestoringView),
      screen('sign-in', 'signedOut', SignInView),
      screen('sign-up', 'signedOut', () => import('./views/SignUpView.vue'), 'signUp'),
      screen('forgot-password', 'signedOut', () => import('./views/ForgotPasswordView.vue')),
      screen('confirm-sign-up', 'confirmingSignUp', () => import('./views/ConfirmSignUpView.vue')),
      screen('signing-in', 'signingIn', () => import('./views/SigningInView.vue')),
      screen('reset-password', 'resettingPassword', () => import('./views/ResetPasswordView.vue')),
      screen('consent', 'signedIn', () => import('./views/ConsentView.vue')),
    ],
  },
  {
    path: '/',
    component: () => import('./views/AccountFrame.vue'),
    children: [
      room('profile', () => import('./views/ProfileView.vue')),
      screen('profile/edit', 'signedIn', () => import('./views/EditProfileView.vue')),
      room('security', () => import('./views/SecurityView.vue')),
      screen('security/number', 'signedIn', () => import('./views/VerifyPhoneView.vue')),
      screen('security/password', 'signedIn', () => import('./views/ChangePasswordView.vue')),
      screen('security/new-number', 'signedIn', () => import('./views/NewNumberView.vue'), 'newNumber'),
      screen('security/authenticator', 'signedIn', () => import('./views/AddTotpView.vue'), 'totp'),
      screen('security/delete', 'signedIn', () => import('./views/DeleteAccountView.vue'), 'deleteAccount'),
      room('this-computer', () => import('./views/ThisComputerView.vue')),
      room('help', () => import('./views/HelpView.vue')),
    ],
  },
]

/** The router, which as yet shows each screen to everybody. */
export const createScreens = (history: RouterHistory): Router => createRouter({ history, routes })

/**
 * Guards the screens: the router then shows nobody a screen that is not for their session, or that the stage does not
 * offer, and changes the screen when the session does. Who must agree to something first sees nothing else until then,
 * and goes on to where they were going (decision 0067).
 */
export function guardScreens(router: Router, session: SessionStore, app: AppStore): void {
  const flash = useFlashStore()
  const land = createLanding(homeOf, session.current)
  /** Where somebody was going who has to agree first: a path. */
  let going: string | null = null
  const isDue = (): boolean => session.current.status === 'signedIn' && session.current.consentDue === true

  const isFor = ({ name, meta: { status, room: always } }: Screened): boolean => {
    if ((name === 'consent') !== isDue()) return false
    if (always === true) return isOfAccount(session.current)
    return status === session.current.status && !(status === 'restoring' && isOfAccount(session.current))
  }

  const isOffered = ({ meta: { offer } }: Screened): boolean =>
    offer === undefined || offersOf(app.info?.signIn ?? null, session.current)[offer]

  router.beforeEach((to) => {
    if (isFor(to) && isOffered(to)) return true
    if (!isDue()) return { name: homeOf(session.current), replace: true }
    if (to.meta.status === 'signedIn') going = to.fullPath
    return { name: 'consent', replace: true }
  })

  // Not before: main tells of a consent, and then answers the call that brought it.
  router.afterEach(() => {
    if (!isDue()) going = null
  })

  // Synchronous, so that a view which changes the session and then opens a screen of its own choice comes last.
  watch(
    () => session.current,
    (current) => {
      const here = router.currentRoute.value
      const inside = here.meta.status === 'signedIn'
      const { screen: next, greeting } = land(current, String(here.name))
      if (current.status !== 'signedIn') going = null
      if (isFor(here)) return
      if (greeting !== null && !inside) flash.leave(greeting)
      if (!isDue()) return void router.replace(going ?? { name: next })
      // Something may be typed there. It is left as always, and only then there is the question.
      if (inside && here.meta.room !== true) return
      going = inside ? here.fullPath : router.resolve({ name: next }).fullPath
      void router.replace({ name: 'consent' })
    },
    { flush: 'sync' },
  )
}
