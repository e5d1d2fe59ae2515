import type { AppInfo } from '../../preload/contract/contract.ts'
import type { Handlers } from '../../preload/contract/derive.ts'
import type { Auth } from '../auth/auth.ts'

interface Services {
  auth: Auth
  appInfo: () => AppInfo
}

/** What each declared call does. One complete object: a call that is missing here does not compile. */
export function createHandlers({ auth, appInfo }: Services): Handlers {
  return {
    app: {
      getInfo: () => Promise.resolve(appInfo()),
    },
    session: {
      get: () => Promise.resolve(auth.session()),
      retry: () => auth.restore(),
      startOver: () => auth.startOver(),
    },
    auth: {
      signUp: (input) => auth.signUp(input),
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
    },
  }
}
