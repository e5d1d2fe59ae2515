import { watch, type Component } from 'vue'
import { createRouter, type Router, type RouteRecordRaw, type RouterHistory } from 'vue-router'
import type { SessionStatus } from '../preload/contract/session.ts'
import type { AppStore } from './stores/app.ts'
import type { SessionStore } from './stores/session.ts'
import RestoringView from './views/RestoringView.vue'
import SignInView from './views/SignInView.vue'
import WelcomeFrame from './views/WelcomeFrame.vue'

declare module 'vue-router' {
  interface RouteMeta {
    /** Only a user whose session has this status may see the screen. */
    status?: SessionStatus
  }
}

/** The screen that opens when the session gets a status, or when its user asks for a screen that is not for them. */
export const homes = {
  restoring: 'restoring',
  signedOut: 'sign-in',
  confirmingSignUp: 'confirm-sign-up',
  resettingPassword: 'reset-password',
  signedIn: 'profile',
} as const satisfies Record<SessionStatus, string>

/** One screen. Its code is fetched when it is first shown, but for the screens of a start, which come with the app. */
function screen(
  path: string,
  status: SessionStatus,
  component: Component | (() => Promise<{ default: Component }>),
): RouteRecordRaw {
  return { path, name: path.replace('/', '-'), meta: { status }, component }
}

const routes: RouteRecordRaw[] = [
  {
    path: '/',
    component: WelcomeFrame,
    children: [
      screen('restoring', 'restoring', RestoringView),
      screen('sign-in', 'signedOut', SignInView),
      screen('sign-up', 'signedOut', () => import('./views/SignUpView.vue')),
      screen('forgot-password', 'signedOut', () => import('./views/ForgotPasswordView.vue')),
      screen('confirm-sign-up', 'confirmingSignUp', () => import('./views/ConfirmSignUpView.vue')),
      screen('reset-password', 'resettingPassword', () => import('./views/ResetPasswordView.vue')),
    ],
  },
  {
    path: '/',
    component: () => import('./views/AccountFrame.vue'),
    children: [
      screen('profile', 'signedIn', () => import('./views/ProfileView.vue')),
      screen('profile/edit', 'signedIn', () => import('./views/EditProfileView.vue')),
      screen('profile/verify', 'signedIn', () => import('./views/VerifyPhoneView.vue')),
      screen('change-password', 'signedIn', () => import('./views/ChangePasswordView.vue')),
    ],
  },
]

/**
 * The router. It shows nobody a screen that is not for their session, or that the stage does not offer, and changes the
 * screen when the session does.
 */
export function createLatchkeyRouter(session: SessionStore, app: AppStore, history: RouterHistory): Router {
  const router = createRouter({ history, routes })

  router.beforeEach((to) => {
    const { status } = session.current
    const offered = to.name !== 'sign-up' || app.offersSignUp
    return (to.meta.status === status && offered) || { name: homes[status], replace: true }
  })

  // Synchronous, so that a view which changes the session and then opens a screen of its own choice comes last.
  watch(
    () => session.current.status,
    (status) => {
      if (router.currentRoute.value.meta.status !== status) void router.replace({ name: homes[status] })
    },
    { flush: 'sync' },
  )

  return router
}
