import {
  AuthenticationDetails,
  CognitoUser,
  CognitoUserAttribute,
  CognitoUserPool,
  type CognitoUserSession,
  type IAuthenticationCallback,
  type ICognitoStorage,
} from 'amazon-cognito-identity-js'
import type { ConformanceClient, ConnectClient, Step } from './client.ts'

/** amazon-cognito-identity-js 6, which speaks in callbacks. */
export const connectIdentityJs: ConnectClient = ({ endpoint, userPoolId, clientId }): ConformanceClient => {
  const Storage = memoryStorage()
  const pool = new CognitoUserPool({ UserPoolId: userPoolId, ClientId: clientId, endpoint, Storage })
  const userNamed = (Username: string): CognitoUser => new CognitoUser({ Username, Pool: pool, Storage })
  let user = userNamed('nobody')
  let mfaType: 'SMS_MFA' | 'SOFTWARE_TOKEN_MFA' = 'SMS_MFA'

  async function step(run: (callbacks: IAuthenticationCallback) => void): Promise<Step> {
    const reached = await stepOf(user, run)
    if (reached.name === 'SMS_MFA' || reached.name === 'SOFTWARE_TOKEN_MFA') mfaType = reached.name
    return reached
  }

  return {
    signUp: ({ phone, password }, attributes) =>
      byCallback((done) => {
        pool.signUp(phone, password, listOf(attributes), [], done)
      }),
    confirmSignUp: (phone, code) =>
      byCallback((done) => {
        userNamed(phone).confirmRegistration(code, false, done)
      }),
    resendCode: (phone) =>
      byCallback((done) => {
        userNamed(phone).resendConfirmationCode(done)
      }),
    signIn({ phone, password }) {
      user = userNamed(phone)
      return step((callbacks) => {
        user.authenticateUser(new AuthenticationDetails({ Username: phone, Password: password }), callbacks)
      })
    },
    answerMfaCode: (code) =>
      step((callbacks) => {
        user.sendMFACode(code, callbacks, mfaType)
      }),
    answerMfaType: (type) =>
      step((callbacks) => {
        user.sendMFASelectionAnswer(type, callbacks)
      }),
    answerNewPassword: (password, attributes) =>
      step((callbacks) => {
        user.completeNewPasswordChallenge(password, attributes, callbacks)
      }),
    answerMfaSetup: (code) =>
      step((callbacks) => {
        user.verifySoftwareToken(code, 'app', callbacks)
      }),
    refresh: () =>
      byCallback((done) => {
        user.refreshSession(sessionOf(user).getRefreshToken(), done)
      }),
    tokens() {
      const session = sessionOf(user)
      return Promise.resolve({
        access: session.getAccessToken().getJwtToken(),
        id: session.getIdToken().getJwtToken(),
        refresh: session.getRefreshToken().getToken(),
      })
    },
    async attributes() {
      let found: CognitoUserAttribute[] = []
      await byCallback((done) => {
        user.getUserAttributes((error, attributes) => {
          found = attributes ?? []
          done(error)
        })
      })
      return Object.fromEntries(found.map((attribute) => [attribute.getName(), attribute.getValue()]))
    },
    updateAttributes: (attributes) =>
      byCallback((done) => {
        user.updateAttributes(listOf(attributes), done)
      }),
    verifyPhone: (code) =>
      byHandlers((handlers) => {
        user.verifyAttribute('phone_number', code, handlers)
      }),
    forgotPassword: (phone) =>
      byHandlers((handlers) => {
        userNamed(phone).forgotPassword(handlers)
      }),
    confirmForgotPassword: ({ phone, password }, code) =>
      byHandlers((handlers) => {
        userNamed(phone).confirmPassword(code, password, handlers)
      }),
    changePassword: (previous, proposed) =>
      byCallback((done) => {
        user.changePassword(previous, proposed, done)
      }),
    associateTotp: () => associate(user),
    verifyTotp: (code) =>
      byHandlers((handlers) => {
        user.verifySoftwareToken(code, 'app', handlers)
      }),
    enableMfa: (types) =>
      byCallback((done) => {
        const sms = { Enabled: types.includes('SMS_MFA'), PreferredMfa: false }
        const totp = { Enabled: types.includes('SOFTWARE_TOKEN_MFA'), PreferredMfa: false }
        user.setUserMfaPreference(sms, totp, done)
      }),
    signOut: () =>
      byCallback((done) => {
        user.signOut(done)
      }),
    signOutEverywhere: () =>
      byHandlers((handlers) => {
        user.globalSignOut(handlers)
      }),
    deleteUser: () =>
      byCallback((done) => {
        user.deleteUser(done)
      }),
  }
}

type Done = (error?: Error | null) => void

function byCallback(run: (done: Done) => void): Promise<void> {
  return new Promise((resolve, reject) => {
    run((error) => {
      if (error instanceof Error) reject(error)
      else resolve()
    })
  })
}

function byHandlers(
  run: (handlers: { onSuccess: () => void; onFailure: (error: Error) => void }) => void,
): Promise<void> {
  return new Promise((resolve, reject) => {
    run({
      onSuccess: () => {
        resolve()
      },
      onFailure: reject,
    })
  })
}

function stepOf(user: CognitoUser, run: (callbacks: IAuthenticationCallback) => void): Promise<Step> {
  return new Promise((resolve, reject) => {
    const at =
      (name: 'SMS_MFA' | 'SOFTWARE_TOKEN_MFA' | 'SELECT_MFA_TYPE' | 'NEW_PASSWORD_REQUIRED' | 'DONE') => () => {
        resolve({ name })
      }
    run({
      onSuccess: at('DONE'),
      onFailure: reject,
      newPasswordRequired: at('NEW_PASSWORD_REQUIRED'),
      mfaRequired: at('SMS_MFA'),
      totpRequired: at('SOFTWARE_TOKEN_MFA'),
      selectMFAType: at('SELECT_MFA_TYPE'),
      mfaSetup: () => {
        associate(user).then((secret) => {
          resolve({ name: 'MFA_SETUP', secret })
        }, reject)
      },
    })
  })
}

function associate(user: CognitoUser): Promise<string> {
  return new Promise((resolve, reject) => {
    user.associateSoftwareToken({ associateSecretCode: resolve, onFailure: reject })
  })
}

function sessionOf(user: CognitoUser): CognitoUserSession {
  const session = user.getSignInUserSession()
  if (session === null) throw new Error('Nobody is signed in.')
  return session
}

function listOf(attributes: Record<string, string>): CognitoUserAttribute[] {
  return Object.entries(attributes).map(([Name, Value]) => new CognitoUserAttribute({ Name, Value }))
}

function memoryStorage(): ICognitoStorage {
  const stored = new Map<string, string>()
  return {
    setItem: (key, value) => {
      stored.set(key, value)
    },
    getItem: (key) => stored.get(key) ?? null,
    removeItem: (key) => {
      stored.delete(key)
    },
    clear: () => {
      stored.clear()
    },
  }
}
