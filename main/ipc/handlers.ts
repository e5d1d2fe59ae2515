import type { AppInfo, DiagnosticsPreview, MenuLabels, UpdateState } from '../../preload/contract/machine.ts'
import type { Handlers } from '../../preload/contract/derive.ts'
import type { Auth } from '../account/account.ts'
import type { Preferences } from '../settings/preferences.ts'

interface Services {
  auth: Auth
  appInfo: () => AppInfo
  preferences: Preferences
  setMenuLabels: (labels: MenuLabels) => void
  updates: { check: () => UpdateState; restart: () => UpdateState }
  diagnostics: { preview: () => Promise<DiagnosticsPreview>; save: () => Promise<boolean>; dismissCrash: () => void }
}

/** What each declared call does. One complete object: a call that is missing here does not compile. */
export function createHandlers(services: Services): Handlers {
  const { auth, appInfo, preferences, setMenuLabels, updates, diagnostics } = services
  return {
    app: {
      getInfo: () => Promise.resolve(appInfo()),
      setMenuLabels: (labels) => {
        setMenuLabels(labels)
        return Promise.resolve(null)
      },
    },
    settings: {
      update: (change) => Promise.resolve(preferences.update(change)),
    },
    updates: {
      check: () => Promise.resolve(updates.check()),
      restart: () => Promise.resolve(updates.restart()),
    },
    diagnostics: {
      preview: () => diagnostics.preview(),
      save: () => diagnostics.save(),
      dismissCrash: () => {
        diagnostics.dismissCrash()
        return Promise.resolve(null)
      },
    },
    session: {
      get: () => Promise.resolve(auth.session()),
      retry: () => auth.restore(),
      startOver: () => auth.startOver(),
    },
    auth: {
      signUp: (input) => auth.signUp(input),
      resumeSignUp: ({ phoneNumber }) => auth.resumeSignUp(phoneNumber),
      confirmSignUp: ({ code }) => auth.confirmSignUp(code),
      resendSignUpCode: () => auth.resendSignUpCode(),
      signIn: ({ phoneNumber, password }) => auth.signIn(phoneNumber, password),
      signOut: () => auth.signOut(),
      requestPasswordReset: ({ phoneNumber }) => auth.requestPasswordReset(phoneNumber),
      resendResetCode: () => auth.resendResetCode(),
      resetPassword: ({ code, newPassword }) => auth.resetPassword(code, newPassword),
      changePassword: ({ currentPassword, newPassword }) => auth.changePassword(currentPassword, newPassword),
    },
    profile: {
      refresh: () => auth.refreshProfile(),
      update: (fields) => auth.updateProfile(fields),
      requestPhoneCode: () => auth.requestPhoneCode(),
      verifyPhone: ({ code }) => auth.verifyPhone(code),
    },
  }
}
