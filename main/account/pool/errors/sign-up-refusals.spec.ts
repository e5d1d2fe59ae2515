import { describe, expect, it } from 'vitest'
import { errors } from '../../../../infra/local-pool/errors.ts'
import { accountAfter, isConfirmed, knownRefusals } from './sign-up-refusals.ts'
import { exceptionsOf } from '../../testing/api-model.ts'

const refusal = (name: string, message: string): Error => Object.assign(new Error(message), { name })
const lambda = ['UserLambdaValidationException', 'UnexpectedLambdaException', 'InvalidLambdaResponseException']

describe('what a refused sign-up leaves behind', () => {
  it('is known for every exception that the API model declares', () => {
    expect([...knownRefusals].sort()).toEqual(exceptionsOf('SignUp').sort())
  })

  it('is an account where the message with the code failed', () => {
    const afterwards = exceptionsOf('SignUp').filter((name) => /Delivery|Role|LimitExceeded/.test(name))
    expect(afterwards).toHaveLength(5)
    for (const name of afterwards) expect(accountAfter(refusal(name, 'any')), name).toBe('made')
  })

  it.each([
    ['PreSignUp failed with error Your e-mail is not on the list.', 'none'],
    ['PreSignUp invocation failed due to configuration.', 'none'],
    ['CustomMessage failed with error PreSignUp failed with error.', 'made'],
    ['CustomSMSSender invocation failed due to error AccessDeniedException.', 'made'],
    ['PostConfirmation failed with error callback is not a function.', 'confirmed'],
    ['Unrecognizable lambda output', 'made'],
    ['', 'made'],
  ])('depends on the trigger: %s', (message, expected) => {
    for (const name of lambda) expect(accountAfter(refusal(name, message)), name).toBe(expected)
  })

  it.each([
    ["1 validation error detected: Value at 'smsMessage' failed to satisfy constraint: …", 'made'],
    ['The message is empty.', 'made'],
    ['Invalid phone number format.', 'none'],
    ['Attributes did not conform to the schema: name: The attribute is required', 'none'],
    ["1 validation error detected: Value at 'username' failed to satisfy constraint: …", 'none'],
  ])('tells a wrong parameter from a wrong message: %s', (message, expected) => {
    expect(accountAfter(refusal('InvalidParameterException', message))).toBe(expected)
  })

  it('is open after an exception that nobody knows', () => {
    for (const name of ['NewException', 'toString', 'TypeError', '']) {
      expect(accountAfter(refusal(name, 'PreSignUp failed with error x'))).toBe('maybe')
    }
  })
})

/** Each error that the local pool can answer, in AWS's words. */
const said = Object.entries(errors).map(([key, make]) => {
  const { name, message } = (make as (...values: unknown[]) => Error)(['CONFIRMED'], '0', '1')
  return { key, name, message }
})
const isSaid = (key: string): boolean => key === 'alreadyConfirmed'

describe('a refusal that says the account is confirmed', () => {
  it.each([
    'User cannot be confirmed. Current status is CONFIRMED',
    'User cannot be confirm. Current status is CONFIRMED',
    'User cannot be confirmed. Current status is RESET_REQUIRED',
    'User cannot be confirmed. Current status is FORCE_CHANGE_PASSWORD',
    'User cannot confirm because user status is not UNCONFIRMED.',
  ])('is read from its text: %s', (message) => {
    expect(isConfirmed('confirmSignUp', refusal('NotAuthorizedException', message))).toBe(true)
    for (const name of exceptionsOf('ConfirmSignUp').filter((other) => other !== 'NotAuthorizedException')) {
      expect(isConfirmed('confirmSignUp', refusal(name, message)), name).toBe(false)
    }
    expect(isConfirmed('resendSignUpCode', refusal('InvalidParameterException', message))).toBe(false)
  })

  it.each([
    'User cannot be confirmed. Current status is ARCHIVED',
    'User cannot be confirmed. Current status is UNCONFIRMED',
    'User cannot be confirmed. Current status is UNKNOWN',
    'User is disabled.',
    'SignUp is not permitted for this user pool',
    'Unable to verify secret hash for client 1h57kf5cpq17m0eml12example',
    'CONFIRMED',
    '',
  ])('is not any other: %s', (message) => {
    for (const name of [...exceptionsOf('ConfirmSignUp'), ...exceptionsOf('ResendConfirmationCode')]) {
      expect(isConfirmed('confirmSignUp', refusal(name, message)), name).toBe(false)
      expect(isConfirmed('resendSignUpCode', refusal(name, message)), name).toBe(false)
    }
  })

  it('is one of all that the local pool can say, for each operation', () => {
    const read = (operation: 'confirmSignUp' | 'resendSignUpCode'): string[] =>
      said.filter((one) => isConfirmed(operation, refusal(one.name, one.message))).map(({ key }) => key)
    expect(said.length).toBeGreaterThan(60)
    expect(read('confirmSignUp')).toEqual(said.map(({ key }) => key).filter(isSaid))
    expect(read('resendSignUpCode')).toEqual(['resendWhenConfirmed'])
  })

  it('is also a trigger that runs behind the confirmation, and no other trigger', () => {
    for (const name of lambda) {
      expect(isConfirmed('confirmSignUp', refusal(name, 'PostConfirmation failed with error x.'))).toBe(true)
      expect(isConfirmed('confirmSignUp', refusal(name, 'PreSignUp failed with error x.'))).toBe(false)
      expect(isConfirmed('resendSignUpCode', refusal(name, 'PostConfirmation failed with error x.'))).toBe(false)
    }
    expect(isConfirmed('confirmSignUp', null)).toBe(false)
  })
})
