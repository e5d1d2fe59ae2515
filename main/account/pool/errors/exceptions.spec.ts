import { describe, expect, it } from 'vitest'
import { exceptionsOf } from '../../testing/api-model.ts'
import { anywhere, exceptions } from './exceptions.ts'
import { circumstances } from '../../testing/circumstances.ts'
import { judge } from './judge.ts'
import { operations, type Operation } from './operations.ts'

const otherStep = 'answers another step of a sign-in than this one'
const noSignInCode = 'is about a code or a password that this step does not send'
const noNewNumber = 'answers a new number or e-mail address, which this does not send'
const noParameter = 'it has no parameter but the token'
const noCode = 'is about a code that this does not send'
const leavesAnAccount = 'the account was made, and its code screen follows (`sign-up-refusals.ts`)'
const valueRefused = 'a value that our own schema let pass; it has no field to be told at yet'
const notRevoked = '`revoke.ts` asks for it itself, and judges the exceptions'

const ofPassword = { InvalidPasswordException: noSignInCode, PasswordHistoryPolicyViolationException: noSignInCode }

/** Exceptions of the API model that have no code, and why. They reach the page as `Unexpected`. */
const unexplained: Partial<Record<Operation, Record<string, string>>> = {
  signUp: {
    CodeDeliveryFailureException: leavesAnAccount,
    InvalidSmsRoleAccessPolicyException: leavesAnAccount,
    InvalidSmsRoleTrustRelationshipException: leavesAnAccount,
    InvalidEmailRoleAccessPolicyException: leavesAnAccount,
  },
  signIn: {
    AliasExistsException: otherStep,
    CodeMismatchException: otherStep,
    ExpiredCodeException: otherStep,
    InvalidPasswordException: otherStep,
    MFAMethodNotFoundException: otherStep,
    PasswordHistoryPolicyViolationException: otherStep,
    UserNotConfirmedException: 'Amplify makes the step CONFIRM_SIGN_UP of it',
  },
  confirmSmsCode: ofPassword,
  confirmTotpCode: ofPassword,
  chooseFactor: { ...ofPassword, CodeMismatchException: noSignInCode },
  chooseFirstPassword: { CodeMismatchException: noSignInCode },
  setUpTotp: ofPassword,
  refresh: {
    InvalidParameterException: 'a refresh has no parameter of the user; what is about the client is known by text',
  },
  fetchAttributes: { InvalidParameterException: 'GetUser has no parameter but the token' },
  updateAttributes: {
    InvalidParameterException: 'its text names the attribute (`refused-values.ts`)',
    AliasExistsException: noNewNumber,
    CodeDeliveryFailureException: noNewNumber,
    CodeMismatchException: noNewNumber,
    ExpiredCodeException: noNewNumber,
    InvalidEmailRoleAccessPolicyException: noNewNumber,
    InvalidSmsRoleAccessPolicyException: noNewNumber,
    InvalidSmsRoleTrustRelationshipException: noNewNumber,
  },
  changePassword: { InvalidParameterException: valueRefused },
  resetPassword: { InvalidParameterException: valueRefused },
  changeNumber: { CodeMismatchException: noCode, ExpiredCodeException: noCode },
  endAllSessions: { InvalidParameterException: noParameter },
  deleteAccount: { InvalidParameterException: noParameter },
  requestPhoneCode: { InvalidParameterException: 'a user without a number is not offered this' },
  verifyPhone: { InvalidParameterException: valueRefused },
  revoke: {
    InvalidParameterException: notRevoked,
    UnauthorizedException: notRevoked,
    UnsupportedTokenTypeException: notRevoked,
  },
}

/** Exceptions that clients meet although the API model does not name them for the operation. */
const beyondTheModel = [
  'WAFForbiddenException',
  'UserUnAuthenticatedException',
  'TokenRevokedException',
  // The API model names it for ConfirmSignUp alone. The pool answers it wherever it counts wrong codes.
  'TooManyFailedAttemptsException',
  // The API model names it for other operations, such as the second step of a sign-in. Amplify passes it on.
  'PasswordResetRequiredException',
  'UserNotConfirmedException',
  // It names this one for each operation with an access token but AssociateSoftwareToken and GlobalSignOut.
  'UserNotFoundException',
  'PasswordHistoryPolicyViolationException',
  // Amplify throws it when it holds no sign-in.
  'SignInException',
]

const names = Object.keys(operations) as Operation[]
const declared = (operation: Operation): string[] => [...new Set(operations[operation].flatMap(exceptionsOf))]

describe.each(names)('%s', (operation) => {
  it('has a code, or a reason to have none, for every exception of the API model', () => {
    const known = { ...anywhere, ...exceptions[operation], ...unexplained[operation] }
    const without = declared(operation).filter((name) => !(name in known))
    expect(without, 'add them to the row of exceptions.ts, or to `unexplained` here').toEqual([])
  })

  it('has none that the API model does not know', () => {
    const own = [...Object.keys(exceptions[operation]), ...Object.keys(unexplained[operation] ?? {})]
    const model = declared(operation)
    expect(own.filter((name) => !model.includes(name) && !beyondTheModel.includes(name))).toEqual([])
  })

  it('has no reason to have none where it has one', () => {
    const known = { ...anywhere, ...exceptions[operation] }
    expect(Object.keys(unexplained[operation] ?? {}).filter((name) => name in known)).toEqual([])
  })

  it('is judged by its row', () => {
    for (const name of [...declared(operation), 'toString', 'NewException']) {
      const known: Record<string, string> = { ...anywhere, ...exceptions[operation] }
      const expected = Object.hasOwn(known, name) ? known[name] : 'Unexpected'
      // A trigger's own words count before its exception's name (`organisation-says.ts`), so it says none here.
      const thrown = Object.assign(new Error(name === 'UserLambdaValidationException' ? '' : 'whatever'), { name })
      expect(judge(operation, thrown, circumstances).code, name).toBe(expected)
    }
  })
})
