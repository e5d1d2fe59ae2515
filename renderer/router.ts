import { watch, type Component } from 'vue'
import { createRouter, type Router, type RouteRecordRaw, type RouterHistory } from 'vue-router'
import type { SessionStatus } from '../preload/contract/session.ts'
import type { SessionStore } from './stores/session.ts'
import RestoringView from './views/RestoringView.vue'
import SignInView from './views/SignInView.vue'
import WelcomeFrame from './views/WelcomeFrame.vue'

declare module 'vue-router' {
  interface RouteMeta {
    /** The screen is for a user whose session has this status, and for no other. */
    status?: SessionStatus
  }
}

/** Where a user goes when the session comes to this status, or when they ask for a screen that is not for them. */
export const homes = {
  restoring: 'restoring',
  signedOut: 'sign-in',
  confirmingSignUp: 'confirm-sign-up',
  resettingPassword: 'reset-password',
  signedIn: 'profile',
} as const satisfies Record<SessionStatus, string>

/** One screen; its code is fetched when it is first shown, unless it comes with the app as the first screen does. */
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

/** The router. Its guard lets nobody onto a screen that is not for their session, and follows the session's changes. */
export function createLatchkeyRouter(session: SessionStore, history: RouterHistory): Router {
  const router = createRouter({ history, routes })

  router.beforeEach((to) => {
    const { status } = session.current
    return to.meta.status === status || { name: homes[status], replace: true }
  })

  // Sync, so that a view which changes the session and then goes elsewhere has the last word.
  watch(
    () => session.current.status,
    (status) => {
      if (router.currentRoute.value.meta.status !== status) void router.replace({ name: homes[status] })
    },
    { flush: 'sync' },
  )

  return router
}
