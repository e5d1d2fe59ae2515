import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { signInStep } from '../../../preload/contract/session.ts'
import { alreadyProvided, stepOf, stepOfError } from './challenges.ts'

// Amplify's declaration of what a sign-in answers (`AuthNextSignInStep`), and the step that follows here. The types of
// Amplify hold the list together: `stepOf` gets Amplify's own answers in `amplify.ts`.

const known = [
  [{ signInStep: 'DONE' }, { step: 'done' }],
  [{ signInStep: 'CONFIRM_SIGN_UP' }, { step: 'confirmSignUp' }],
  [{ signInStep: 'RESET_PASSWORD' }, { step: 'resetPassword' }],
  [{ signInStep: 'CONFIRM_SIGN_IN_WITH_SMS_CODE' }, { step: 'smsCode', destination: null }],
  [
    { signInStep: 'CONFIRM_SIGN_IN_WITH_SMS_CODE', codeDeliveryDetails: { destination: '+*******9934' } },
    { step: 'smsCode', destination: '+*******9934' },
  ],
  [{ signInStep: 'CONFIRM_SIGN_IN_WITH_TOTP_CODE' }, { step: 'totpCode' }],
  [{ signInStep: 'CONFIRM_SIGN_IN_WITH_NEW_PASSWORD_REQUIRED' }, { step: 'newPassword', missing: [] }],
  [
    { signInStep: 'CONFIRM_SIGN_IN_WITH_NEW_PASSWORD_REQUIRED', missingAttributes: ['name', 'custom:company'] },
    { step: 'newPassword', missing: ['name', 'custom:company'] },
  ],
  [
    { signInStep: 'CONTINUE_SIGN_IN_WITH_TOTP_SETUP', totpSetupDetails: { sharedSecret: 'ABCDEFGHIJKLMNOP' } },
    { step: 'setUpTotp', key: 'ABCDEFGHIJKLMNOP' },
  ],
] as const

const named = [
  ['CONFIRM_SIGN_IN_WITH_CUSTOM_CHALLENGE', 'CUSTOM_CHALLENGE'],
  ['CONFIRM_SIGN_IN_WITH_EMAIL_CODE', 'EMAIL_OTP'],
  ['CONFIRM_SIGN_IN_WITH_PASSWORD', 'PASSWORD'],
  ['CONTINUE_SIGN_IN_WITH_EMAIL_SETUP', 'MFA_SETUP'],
  ['CONTINUE_SIGN_IN_WITH_FIRST_FACTOR_SELECTION', 'SELECT_CHALLENGE'],
  ['CONTINUE_SIGN_IN_WITH_MFA_SETUP_SELECTION', 'MFA_SETUP'],
  ['A_STEP_OF_TOMORROW', 'A_STEP_OF_TOMORROW'],
  ['toString', 'toString'],
] as const

describe('a step of a sign-in', () => {
  it.each(known)('is one of ours: %o', (next, step) => {
    expect(stepOf(next)).toEqual(step)
  })

  it.each(named)('that the app does not have is named as Cognito names it: %s', (next, challenge) => {
    expect(stepOf({ signInStep: next })).toEqual({ step: 'challenge', challenge })
  })

  it('offers the factors that the app has, whatever else the pool offers', () => {
    const offers = fc.uniqueArray(fc.constantFrom<string[]>('SMS', 'TOTP', 'EMAIL', 'OTHER'))
    fc.assert(
      fc.property(offers, (allowedMFATypes) => {
        const step = stepOf({ signInStep: 'CONTINUE_SIGN_IN_WITH_MFA_SELECTION', allowedMFATypes })
        const factors = (['sms', 'totp'] as const).filter((factor) => allowedMFATypes.includes(factor.toUpperCase()))
        if (factors.length === 0) expect(step).toEqual({ step: 'challenge', challenge: 'SELECT_MFA_TYPE' })
        else {
          expect(step).toEqual({ step: 'chooseFactor', factors })
          expect(signInStep.safeParse({ kind: 'chooseFactor', factors }).success).toBe(true)
        }
      }),
    )
  })
})

const error = (name: string, message: string): Error => Object.assign(new Error(message), { name })

describe('an error of Amplify', () => {
  it('names the challenge that Amplify cannot go on with', () => {
    const setUp = error('SignInException', 'Cannot initiate MFA setup from available types: SMS')
    expect(stepOfError(setUp)).toEqual({ step: 'challenge', challenge: 'MFA_SETUP' })
    const other = 'An error occurred during the sign in process. DEVICE_SRP_AUTH challengeName returned by the'
    expect(stepOfError(error('SignInException', other))).toEqual({ step: 'challenge', challenge: 'DEVICE_SRP_AUTH' })
  })

  it('is no challenge otherwise', () => {
    for (const thrown of [
      error('SignInException', 'An error occurred during the sign in process.\n signIn was not called'),
      error('NotAuthorizedException', 'Cannot initiate MFA setup from available types: SMS'),
      'Cannot initiate MFA setup',
      null,
    ]) {
      expect(stepOfError(thrown)).toBeNull()
    }
  })

  it('names the attribute that an administrator filled in', () => {
    const names = fc.stringMatching(/^(custom:)?[a-z][a-z_]{0,15}$/)
    fc.assert(
      fc.property(names, fc.constantFrom('', '.'), (name, end) => {
        const message = `Cannot modify an already provided ${name}${end}`
        expect(alreadyProvided(error('NotAuthorizedException', message))).toBe(name)
        expect(alreadyProvided(error('InternalErrorException', message))).toBeNull()
      }),
    )
    expect(alreadyProvided(error('NotAuthorizedException', 'Invalid session for the user.'))).toBeNull()
  })
})
