import { Amplify } from 'aws-amplify'
import * as amplify from 'aws-amplify/auth'
import { cognitoUserPoolsTokenProvider } from 'aws-amplify/auth/cognito'
import type { AppError } from '../../../preload/contract/errors.ts'
import type { Language } from '../../../preload/contract/machine.ts'
import type { Attributes, Factor } from '../../../preload/contract/session.ts'
import { describeError, type Log } from '../../diagnostics/log.ts'
import { findCommonFailure } from '../../common-failure.ts'
import type { ServerClock } from '../../network/server-clock.ts'
import { done } from '../../outcome.ts'
import { poolEndpoint, type Config } from '../../stage/config.ts'
import { partitionOf } from '../../stage/partition.ts'
import { profileOf } from './attributes.ts'
import { alreadyProvided, amplifyNames, stepOf, stepOfError } from './challenges.ts'
import { judge, type Circumstances, type CodeOf } from './errors/judge.ts'
import type { Operation } from './errors/operations.ts'
import { accountAfter, isConfirmed } from './errors/sign-up-refusals.ts'
import { createOwnCalls } from './own-calls.ts'
import type { TokenStore } from './token-store.ts'
import type { Answered, Freshness, SignInStep, SignUpStep, UserPool } from './user-pool.ts'

interface AmplifyOptions {
  config: Config
  /** Where Amplify keeps its tokens. */
  tokens: TokenStore
  /** How far this machine's clock is from the server's. */
  clock: ServerClock
  /** The language of the screens. */
  language: () => Language
  log: Log
}

/**
 * The stage's pool through Amplify; no other file imports Amplify. Call it once per process, because it configures
 * Amplify globally.
 */
export function createUserPool({ config, tokens, clock, language, log }: AmplifyOptions): UserPool {
  Amplify.configure({
    Auth: {
      Cognito: {
        userPoolId: config.userPoolId,
        userPoolClientId: config.userPoolClientId,
        // Amplify warns of each address that it is given. In `aws` it finds the right one by itself, and in GovCloud and the
        // European Sovereign Cloud another one (decision 0071).
        ...((config.endpoint !== undefined || partitionOf(config.region) !== 'aws') && {
          userPoolEndpoint: poolEndpoint(config),
        }),
      },
    },
  })
  const circumstances = { clock, attributes: config.attributes }
  // Amplify takes the store only after `configure`, which resets it, and needs it before the first call.
  cognitoUserPoolsTokenProvider.setKeyValueStorage(tokens)
  keepReasonsOfRefreshes(circumstances)

  const own = createOwnCalls(config, async () => {
    const { tokens: current } = await amplify.fetchAuthSession()
    return signedIn(current).accessToken.toString()
  })

  /** What triggers of the pool are told with each call that may send a message or refuse somebody (decision 0070). */
  const told = (): { clientMetadata: Record<string, string> } => ({ clientMetadata: { language: language() } })

  async function attempt<Op extends Operation, Value>(operation: Op, ask: () => Promise<Value>): Answered<Op, Value> {
    try {
      return done(await ask())
    } catch (thrown) {
      // Any call of a signed-in user may refresh first, and then fails with the reason of that refresh.
      if (thrown instanceof RefreshRefused) return { ok: false, error: thrown.error as AppError<CodeOf<Op>> }
      const error: AppError<CodeOf<Op>> = judge(operation, thrown, circumstances)
      const known = error as AppError
      if (known.code === 'Unexpected')
        log.error('the pool refused unexpectedly', { operation, ...describeError(thrown) })
      if (known.code === 'AttributesNotAsked')
        log.error('the pool wants attributes that the app does not know', { attributes: known.names.join(' ') })
      return { ok: false, error }
    }
  }

  return {
    signUp: ({ phoneNumber, password, attributes }) =>
      attempt('signUp', async () => {
        const userAttributes = { ...attributes, phone_number: phoneNumber }
        try {
          const options = { userAttributes, ...told() }
          const answer = await amplify.signUp({ username: phoneNumber, password, options })
          const { isSignUpComplete, nextStep } = answer
          if (isSignUpComplete) return { account: 'confirmed' }
          const details = 'codeDeliveryDetails' in nextStep ? nextStep.codeDeliveryDetails : undefined
          return { account: 'unconfirmed', destination: details?.destination ?? null }
        } catch (error) {
          return stepOfRefusal(error)
        }
      }),

    confirmSignUp: (phoneNumber, code) =>
      attempt('confirmSignUp', async () => {
        try {
          await amplify.confirmSignUp({ username: phoneNumber, confirmationCode: code, options: told() })
          return 'confirmed'
        } catch (error) {
          if (isConfirmed('confirmSignUp', error)) return 'alreadyConfirmed'
          throw error
        }
      }),

    resendSignUpCode: (phoneNumber) =>
      attempt('resendSignUpCode', async () => {
        try {
          const { destination } = await amplify.resendSignUpCode({ username: phoneNumber, options: told() })
          return { destination: destination ?? null }
        } catch (error) {
          if (isConfirmed('resendSignUpCode', error)) return 'alreadyConfirmed'
          throw error
        }
      }),

    signIn: (phoneNumber, password) =>
      attempt('signIn', async () => {
        // Amplify refuses a sign-in while it still holds tokens, even unusable ones.
        await tokens.clear()
        return nextStep(() =>
          amplify.signIn({ username: phoneNumber, password, options: { authFlowType: 'USER_SRP_AUTH', ...told() } }),
        )
      }),

    confirmSmsCode: (code) => attempt('confirmSmsCode', () => answer(code, told())),
    confirmTotpCode: (code) => attempt('confirmTotpCode', () => answer(code, told())),
    chooseFactor: (factor) => attempt('chooseFactor', () => answer(amplifyNames[factor], told())),
    chooseFirstPassword: (newPassword, attributes) =>
      attempt('chooseFirstPassword', () => answerWith(newPassword, attributes, told())),
    setUpTotp: (code) => attempt('setUpTotp', () => answer(code, told())),

    currentSession: () =>
      attempt('refresh', async () => {
        const { tokens: current } = await amplify.fetchAuthSession()
        const { accessToken, idToken } = signedIn(current)
        return { profile: profileOf(config.attributes, idToken?.payload ?? {}), ...freshnessOf(accessToken.payload) }
      }),

    refresh: () =>
      attempt('refresh', async () => {
        const { tokens: current } = await amplify.fetchAuthSession({ forceRefresh: true })
        return freshnessOf(signedIn(current).accessToken.payload)
      }),

    fetchProfile: () =>
      attempt('fetchAttributes', async () => profileOf(config.attributes, await amplify.fetchUserAttributes())),

    updateProfile: (userAttributes) =>
      attempt('updateAttributes', async () => {
        await amplify.updateUserAttributes({ userAttributes, options: told() })
        return null
      }),

    changePassword: (oldPassword, newPassword) =>
      attempt('changePassword', async () => {
        await amplify.updatePassword({ oldPassword, newPassword })
        return null
      }),

    requestPasswordReset: (phoneNumber) =>
      attempt('requestPasswordReset', async () => {
        const { nextStep } = await amplify.resetPassword({ username: phoneNumber, options: told() })
        return { destination: nextStep.codeDeliveryDetails.destination ?? null }
      }),

    resetPassword: (phoneNumber, code, newPassword) =>
      attempt('resetPassword', async () => {
        const reset = { username: phoneNumber, confirmationCode: code, newPassword, options: told() }
        await amplify.confirmResetPassword(reset)
        return null
      }),

    requestPhoneCode: () =>
      attempt('requestPhoneCode', async () => {
        const asked = { userAttributeKey: 'phone_number', options: told() } as const
        const { destination } = await amplify.sendUserAttributeVerificationCode(asked)
        return { destination: destination ?? null }
      }),

    verifyPhone: (confirmationCode) =>
      attempt('verifyPhone', async () => {
        await amplify.confirmUserAttribute({ userAttributeKey: 'phone_number', confirmationCode })
        return null
      }),

    changeNumber: (phone_number) =>
      attempt('changeNumber', async () => {
        const answer = await amplify.updateUserAttributes({ userAttributes: { phone_number }, options: told() })
        const { nextStep } = answer.phone_number
        if (nextStep.updateAttributeStep !== 'CONFIRM_ATTRIBUTE_WITH_CODE') return null
        return { destination: nextStep.codeDeliveryDetails?.destination ?? null }
      }),

    fetchFactors: () =>
      attempt('fetchAttributes', async () => {
        const { enabled = [], preferred } = await amplify.fetchMFAPreference()
        const known = Object.keys(amplifyNames) as Factor[]
        const on = known.filter((factor) => enabled.includes(amplifyNames[factor]))
        return { on, preferred: on.find((factor) => amplifyNames[factor] === preferred) ?? null }
      }),

    newTotpKey: () => attempt('newTotpKey', async () => (await amplify.setUpTOTP()).sharedSecret),

    proveTotpKey: (code) =>
      attempt('proveTotpKey', async () => {
        await amplify.verifyTOTPSetup({ code })
        return null
      }),

    turnOnFactor: (factor, prefer) =>
      attempt('turnOnFactor', async () => {
        await amplify.updateMFAPreference({ [factor]: prefer ? 'PREFERRED' : 'ENABLED' })
        return null
      }),

    turnOffFactor: (factor) =>
      attempt('turnOffFactor', async () => {
        await amplify.updateMFAPreference({ [factor]: 'DISABLED' })
        return null
      }),

    listSessions: () => attempt('listSessions', () => own.listSessions()),
    endSession: (id) => attempt('endSession', () => own.endSession(id)),
    endAllSessions: () => attempt('endAllSessions', () => own.endAllSessions()),
    deleteAccount: () => attempt('deleteAccount', () => own.deleteAccount()),
  }
}

/** Answers the step that the sign-in waits at. Amplify holds what the pool wants back beside the answer. */
function answer(challengeResponse: string, options: amplify.ConfirmSignInInput['options']): Promise<SignInStep> {
  return nextStep(() => amplify.confirmSignIn({ challengeResponse, ...(options && { options }) }))
}

/** Answers with a first password and attributes. What the administrator filled in stays as it is. */
async function answerWith(
  newPassword: string,
  attributes: Attributes,
  told: { clientMetadata: Record<string, string> },
): Promise<SignInStep> {
  try {
    return await answer(newPassword, { userAttributes: attributes, ...told })
  } catch (error) {
    const name = alreadyProvided(error)
    if (name === null || !Object.hasOwn(attributes, name)) throw error
    const others = Object.entries(attributes).filter(([other]) => other !== name)
    return answerWith(newPassword, Object.fromEntries(others), told)
  }
}

async function nextStep(ask: () => Promise<amplify.SignInOutput>): Promise<SignInStep> {
  try {
    return stepOf((await ask()).nextStep)
  } catch (error) {
    const step = stepOfError(error)
    if (step === null) throw error
    return step
  }
}

/**
 * How far the account came in a sign-up that the pool refused.
 * @throws the error when there is no account, or when nobody knows whether there is one
 */
function stepOfRefusal(error: unknown): SignUpStep {
  // The network throws a limit as a `CommonFailure`, with the pool's exception as its cause.
  const known = findCommonFailure(error)
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

/** Carries the reason of a failed refresh through Amplify. */
class RefreshRefused extends Error {
  override readonly name = 'RefreshRefused'
  readonly error: AppError<CodeOf<'refresh'>>

  constructor(error: AppError<CodeOf<'refresh'>>, cause: unknown) {
    super(error.code, { cause })
    this.error = error
  }
}

/**
 * After a refused refresh Amplify forgets the tokens and answers that there are none, whatever the reason. So a wrongly
 * set up app client would sign the user out, and nobody could say that an account is disabled. Amplify passes errors on
 * whose name it does not know, so this gives the reason such a name (decision 0007).
 */
function keepReasonsOfRefreshes(circumstances: Circumstances): void {
  const { tokenOrchestrator } = cognitoUserPoolsTokenProvider
  const refresh = tokenOrchestrator.getTokenRefresher()
  tokenOrchestrator.setTokenRefresher(async (options) => {
    try {
      return await refresh(options)
    } catch (thrown) {
      // Specs open several pools in one process, and each adds itself around the refresher of the last.
      if (thrown instanceof RefreshRefused) throw thrown
      throw new RefreshRefused(judge('refresh', thrown, circumstances), thrown)
    }
  })
}

/** Age, beginning and lifetime from an access token's times, which are in seconds. */
function freshnessOf({ exp = 0, iat = 0, auth_time: signedInAt }: TokenTimes): Freshness {
  const known = typeof signedInAt === 'number' && Number.isSafeInteger(signedInAt * 1_000) ? signedInAt : null
  const age = known === null ? 0 : iat - known
  return {
    lifetime: Math.max(exp - iat, 0) * 1_000,
    age: Math.max(age, 0) * 1_000,
    since: known === null ? null : known * 1_000,
  }
}

interface TokenTimes {
  exp?: number
  iat?: number
  auth_time?: unknown
}

/** Turns Amplify's "no tokens" into `NotSignedIn`. */
function signedIn<Tokens>(tokens: Tokens | undefined): Tokens {
  if (tokens === undefined) throw new RefreshRefused({ code: 'NotSignedIn' }, undefined)
  return tokens
}
