import type { Session } from '../../preload/contract/session.ts'
import { en } from '../locales/en.ts'
import type { Opening } from './open-app.ts'
import { appInfo, phoneNumber, profile, sessions } from './samples.ts'
import { button, fill, typeCode } from './screen.ts'

/** One state of one screen: how to open it, and what the user does there. */
export interface Scene extends Opening {
  act?: () => Promise<void>
}

const offline: Pick<Scene, 'script'> = {
  script: (double) => {
    double.fail('auth.signIn', { code: 'Offline' })
    double.fail('auth.confirmSignUp', { code: 'CodeWrong' })
    double.fail('profile.refresh', { code: 'Offline' })
    double.answer('auth.resendResetCode', { ok: true, value: sessions.resettingPassword })
  },
}

const remembered: Session = { ...sessions.signedOut, phoneNumber, notice: 'sessionEnded' }

/** Every screen, empty and with all that it can show. */
export const scenes: Record<string, Scene> = {
  restoring: { session: sessions.restoring },
  'restoring, with a problem': { session: { ...sessions.restoring, problem: 'Offline' } },
  'restoring, with the last known profile': { session: { ...sessions.restoring, profile } },
  'sign-in': {},
  'sign-in, with notices': { session: remembered, info: { ...appInfo, keychain: 'locked' } },
  'sign-in, refused': {
    ...offline,
    act: async () => {
      await fill({ 'Phone number': phoneNumber, Password: 'x' })
      await button(en.signIn.submit).click()
    },
  },
  'sign-up': { at: '/sign-up' },
  'sign-up, all wrong': { at: '/sign-up', act: () => button(en.signUp.submit).click() },
  'sign-up, password half right': { at: '/sign-up', act: () => fill({ Password: 'Brass' }) },
  'confirming the number': { session: sessions.confirmingSignUp },
  'confirming the number, no code sent': { session: { ...sessions.confirmingSignUp, destination: null } },
  'confirming the number, wrong code': {
    session: sessions.confirmingSignUp,
    ...offline,
    act: async () => {
      await typeCode('123456')
      await button(en.confirm.submit).click()
    },
  },
  'asking for a reset': { at: '/forgot-password' },
  'choosing a new password': { session: sessions.resettingPassword },
  'choosing a new password, another code sent': {
    session: sessions.resettingPassword,
    ...offline,
    act: () => button(en.code.resend).click(),
  },
  profile: { session: sessions.signedIn },
  'profile, with all warnings': {
    session: { status: 'signedIn', keptIn: 'memory', profile: { ...profile, phoneNumberVerified: false } },
    ...offline,
  },
  'profile, offline': { session: sessions.signedIn, info: { connection: 'offline' } },
  'editing the profile': { session: sessions.signedIn, at: '/profile/edit' },
  'changing the password': { session: sessions.signedIn, at: '/change-password' },
}
