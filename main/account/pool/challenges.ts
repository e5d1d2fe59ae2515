import type { Factor } from '../../../preload/contract/session.ts'
import type { SignInStep } from './user-pool.ts'

/** What Amplify says of the next step of a sign-in, as far as the app reads it. */
interface AmplifyStep {
  signInStep: string
  codeDeliveryDetails?: { destination?: string }
  missingAttributes?: readonly string[]
  allowedMFATypes?: readonly string[]
  totpSetupDetails?: { sharedSecret: string }
}

/** Cognito's names of the challenges that the app does not answer, by Amplify's. Administrators know Cognito's. */
const unanswered: Record<string, string> = {
  CONFIRM_SIGN_IN_WITH_CUSTOM_CHALLENGE: 'CUSTOM_CHALLENGE',
  CONFIRM_SIGN_IN_WITH_EMAIL_CODE: 'EMAIL_OTP',
  CONFIRM_SIGN_IN_WITH_PASSWORD: 'PASSWORD',
  CONTINUE_SIGN_IN_WITH_EMAIL_SETUP: 'MFA_SETUP',
  CONTINUE_SIGN_IN_WITH_FIRST_FACTOR_SELECTION: 'SELECT_CHALLENGE',
  CONTINUE_SIGN_IN_WITH_MFA_SETUP_SELECTION: 'MFA_SETUP',
}

/** The next step of a sign-in in the app's words. One that the app does not have is named as Cognito names it. */
export function stepOf(next: AmplifyStep): SignInStep {
  switch (next.signInStep) {
    case 'DONE':
      return { step: 'done' }
    case 'CONFIRM_SIGN_UP':
      return { step: 'confirmSignUp' }
    case 'RESET_PASSWORD':
      return { step: 'resetPassword' }
    case 'CONFIRM_SIGN_IN_WITH_SMS_CODE':
      return { step: 'smsCode', destination: next.codeDeliveryDetails?.destination ?? null }
    case 'CONFIRM_SIGN_IN_WITH_TOTP_CODE':
      return { step: 'totpCode' }
    case 'CONTINUE_SIGN_IN_WITH_MFA_SELECTION':
      return selection(next.allowedMFATypes ?? [])
    case 'CONFIRM_SIGN_IN_WITH_NEW_PASSWORD_REQUIRED':
      return { step: 'newPassword', missing: [...(next.missingAttributes ?? [])] }
    case 'CONTINUE_SIGN_IN_WITH_TOTP_SETUP':
      return { step: 'setUpTotp', key: next.totpSetupDetails?.sharedSecret ?? '' }
    default:
      return challenge(Object.hasOwn(unanswered, next.signInStep) ? unanswered[next.signInStep] : next.signInStep)
  }
}

/** Amplify names a factor so in its list and in the answer that chooses it. */
export const amplifyNames = { sms: 'SMS', totp: 'TOTP' } as const satisfies Record<Factor, string>

function selection(offered: readonly string[]): SignInStep {
  const factors = (Object.keys(amplifyNames) as Factor[]).filter((factor) => offered.includes(amplifyNames[factor]))
  return factors.length > 0 ? { step: 'chooseFactor', factors } : challenge('SELECT_MFA_TYPE')
}

/**
 * The challenge that Amplify could not go on with; null for any other error. Amplify throws where the pool offers to set
 * up nothing but text messages, which Cognito does not do inside a sign-in, and for challenges that it does not know.
 */
export function stepOfError(error: unknown): SignInStep | null {
  if (!(error instanceof Error) || error.name !== 'SignInException') return null
  if (error.message.startsWith('Cannot initiate MFA setup')) return challenge('MFA_SETUP')
  const [, name] = /(\w+) challengeName returned/.exec(error.message) ?? []
  return name === undefined ? null : challenge(name)
}

/**
 * The attribute that the pool did not take together with a first password, because the administrator filled it in. Null
 * for any other error. Cognito says so by an exception that means a refused sign-in otherwise (amplify-js #10491), and
 * tells nobody before which attributes a user has.
 */
export function alreadyProvided(error: unknown): string | null {
  if (!(error instanceof Error) || error.name !== 'NotAuthorizedException') return null
  return /^cannot modify an already provided (\S+?)\.?$/i.exec(error.message)?.[1] ?? null
}

function challenge(name = 'unknown'): SignInStep {
  return { step: 'challenge', challenge: name }
}
