import { Amplify } from 'aws-amplify'
import * as auth from 'aws-amplify/auth'
import { cognitoUserPoolsTokenProvider } from 'aws-amplify/auth/cognito'
import type { Profile } from '../../../preload/contract/session.ts'
import type { Config } from '../../stage/config.ts'
import { findFailure } from '../../failure.ts'
import { toFailure, type Operation } from './errors/exceptions.ts'
import { profileOf } from './attributes.ts'
import { accountAfter, isConfirmed } from './errors/refusals.ts'
import type { TokenMemory } from './token-store.ts'

/** The editable attributes of a user. */
export type ProfileFields = Pick<Profile, 'name' | 'company' | 'role'>

/**
 * What a sign-up came to. `unsent`: the account waits for its code, which the pool could not send, with the time in
 * milliseconds since the epoch after which it takes the next request for one; null when it named no limit.
 */
type SignUpStep =
  | { account: 'unconfirmed'; destination: string | null }
  | { account: 'unsent'; until: number | null }
  | { account: 'confirmed' }

/** What a sign-in came to. */
type SignInStep =
  { step: 'done' } | { step: 'confirmSignUp' } | { step: 'resetPassword' } | { step: 'challenge'; challenge: string }

/** How old a session is and how long its tokens are good for, in milliseconds, by the server's clock alone. */
export interface Freshness {
  lifetime: number
  /** Since the user last signed in; a refresh does not change that. */
  age: number
}

type CurrentSession = Freshness & { profile: Profile }

/**
 * The user pool, in the app's words. Every method fails with a `Failure` where the table of errors knows the
 * exception. Destinations are masked by the pool (`+*******9934`), null when the pool named none.
 */
export interface Cognito {
  signUp(input: ProfileFields & { phoneNumber: string; password: string }): Promise<SignUpStep>
  /** @returns 'alreadyConfirmed' when there was nothing left to confirm */
  confirmSignUp(phoneNumber: string, code: string): Promise<'confirmed' | 'alreadyConfirmed'>
  resendSignUpCode(phoneNumber: string): Promise<{ destination: string | null } | 'alreadyConfirmed'>
  signIn(phoneNumber: string, password: string): Promise<SignInStep>
  /** The signed-in user as the id token describes it; refreshes expired tokens first. */
  currentSession(): Promise<CurrentSession>
  /**
   * Refreshes even tokens that are still good: fails with `NotSignedIn` when the pool ended the session, with
   * `UserDisabled` when that is why.
   */
  refresh(): Promise<Freshness>
  fetchProfile(): Promise<Profile>
  updateProfile(fields: ProfileFields): Promise<void>
  changePassword(currentPassword: string, newPassword: string): Promise<void>
  requestPasswordReset(phoneNumber: string): Promise<{ destination: string | null }>
  resetPassword(phoneNumber: string, code: string, newPassword: string): Promise<void>
  requestPhoneCode(): Promise<{ destination: string | null }>
  verifyPhone(code: string): Promise<void>
}

/** Configures Amplify for the stage's pool, with its tokens in `memory`. The only file that knows Amplify. */
export function createCognito(config: Config, memory: TokenMemory): Cognito {
  Amplify.configure({
    Auth: {
      Cognito: {
        userPoolId: config.userPoolId,
        userPoolClientId: config.userPoolClientId,
        ...(config.endpoint !== undefined && { userPoolEndpoint: config.endpoint }),
      },
    },
  })
  // After `configure`, which resets the storage, and before the first call.
  cognitoUserPoolsTokenProvider.setKeyValueStorage(memory)
  keepReasonsOfRefreshes()

  return {
    async signUp({ phoneNumber, password, name, company, role }) {
      const userAttributes = { phone_number: phoneNumber, name, 'custom:company': company, 'custom:role_name': role }
      return attempt('signUp', async () => {
        try {
          const answer = await auth.signUp({ username: phoneNumber, password, options: { userAttributes } })
          const { isSignUpComplete, nextStep } = answer
          if (isSignUpComplete) return { account: 'confirmed' }
          const details = 'codeDeliveryDetails' in nextStep ? nextStep.codeDeliveryDetails : undefined
          return { account: 'unconfirmed', destination: details?.destination ?? null }
        } catch (error) {
          return stepOfRefusal(error)
        }
      })
    },

    async confirmSignUp(phoneNumber, code) {
      return attempt('confirmSignUp', async () => {
        try {
          await auth.confirmSignUp({ username: phoneNumber, confirmationCode: code })
          return 'confirmed'
        } catch (error) {
          if (isConfirmed('confirmSignUp', error)) return 'alreadyConfirmed'
          throw error
        }
      })
    },

    async resendSignUpCode(phoneNumber) {
      return attempt('resendSignUpCode', async () => {
        try {
          const { destination } = await auth.resendSignUpCode({ username: phoneNumber })
          return { destination: destination ?? null }
        } catch (error) {
          if (isConfirmed('resendSignUpCode', error)) return 'alreadyConfirmed'
          throw error
        }
      })
    },

    async signIn(phoneNumber, password) {
      // Amplify refuses a sign-in while it still holds tokens, even unusable ones.
      await memory.clear()
      const { nextStep } = await attempt('signIn', () =>
        auth.signIn({ username: phoneNumber, password, options: { authFlowType: 'USER_SRP_AUTH' } }),
      )
      switch (nextStep.signInStep) {
        case 'DONE':
          return { step: 'done' }
        case 'CONFIRM_SIGN_UP':
          return { step: 'confirmSignUp' }
        case 'RESET_PASSWORD':
          return { step: 'resetPassword' }
        default:
          // Any other step is a challenge that is still open: nobody is signed in.
          return { step: 'challenge', challenge: nextStep.signInStep }
      }
    },

    async currentSession() {
      const { tokens } = await attempt('refresh', () => auth.fetchAuthSession())
      const { accessToken, idToken } = signedIn(tokens)
      return { profile: profileOf(idToken?.payload ?? {}), ...freshnessOf(accessToken.payload) }
    },

    async refresh() {
      const { tokens } = await attempt('refresh', () => auth.fetchAuthSession({ forceRefresh: true }))
      return freshnessOf(signedIn(tokens).accessToken.payload)
    },

    async fetchProfile() {
      return profileOf(await attempt('fetchAttributes', () => auth.fetchUserAttributes()))
    },

    async updateProfile({ name, company, role }) {
      await attempt('updateAttributes', () =>
        auth.updateUserAttributes({ userAttributes: { name, 'custom:company': company, 'custom:role_name': role } }),
      )
    },

    async changePassword(oldPassword, newPassword) {
      await attempt('changePassword', () => auth.updatePassword({ oldPassword, newPassword }))
    },

    async requestPasswordReset(phoneNumber) {
      const { nextStep } = await attempt('requestPasswordReset', () => auth.resetPassword({ username: phoneNumber }))
      return { destination: nextStep.codeDeliveryDetails.destination ?? null }
    },

    async resetPassword(phoneNumber, code, newPassword) {
      await attempt('resetPassword', () =>
        auth.confirmResetPassword({ username: phoneNumber, confirmationCode: code, newPassword }),
      )
    },

    async requestPhoneCode() {
      const { destination } = await attempt('requestPhoneCode', () =>
        auth.sendUserAttributeVerificationCode({ userAttributeKey: 'phone_number' }),
      )
      return { destination: destination ?? null }
    },

    async verifyPhone(confirmationCode) {
      await attempt('verifyPhone', () =>
        auth.confirmUserAttribute({ userAttributeKey: 'phone_number', confirmationCode }),
      )
    },
  }
}

async function attempt<Value>(operation: Operation, work: () => Promise<Value>): Promise<Value> {
  try {
    return await work()
  } catch (error) {
    throw toFailure(operation, error)
  }
}

/**
 * The step that a refused sign-up leaves the account at.
 * @throws the error when it left none, or when nobody knows
 */
function stepOfRefusal(error: unknown): SignUpStep {
  // A limit comes as a `Failure` of the network, which keeps the exception as its cause.
  const known = findFailure(error)
  const refusal = known ? known.cause : error
  if (refusal instanceof Error) {
    const account = accountAfter(refusal)
    if (account === 'confirmed') return { account }
    if (account === 'made') {
      return { account: 'unsent', until: known !== null && 'until' in known.error ? known.error.until : null }
    }
  }
  throw error
}

/**
 * Amplify answers a refused refresh with no tokens, and forgets the old ones, whatever the reason: a refusal of the app
 * client would sign the user out, and nobody could tell of a disabled account. A `Failure` it passes on unchanged.
 */
function keepReasonsOfRefreshes(): void {
  const { tokenOrchestrator } = cognitoUserPoolsTokenProvider
  const refresh = tokenOrchestrator.getTokenRefresher()
  tokenOrchestrator.setTokenRefresher((options) => attempt('refresh', () => refresh(options)))
}

/** From an access token's times, which are in seconds. */
function freshnessOf({ exp = 0, iat = 0, auth_time: signedInAt }: TokenTimes): Freshness {
  const age = typeof signedInAt === 'number' ? iat - signedInAt : 0
  return { lifetime: Math.max(exp - iat, 0) * 1_000, age: Math.max(age, 0) * 1_000 }
}

interface TokenTimes {
  exp?: number
  iat?: number
  auth_time?: unknown
}

/** Amplify answers with no tokens when it holds none. */
function signedIn<Tokens>(tokens: Tokens | undefined): Tokens {
  if (tokens === undefined) throw toFailure('refresh', Object.assign(new Error(), { name: 'NotAuthorizedException' }))
  return tokens
}
