import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { errorSchema, longestSaying } from '../../../../preload/contract/errors.ts'
import { exceptionsOf } from '../../testing/api-model.ts'
import { auth, code, errorOf, freshNumber, installRig, password, person, pool } from '../../testing/rig.ts'
import { logged, signedIn, signedInUnverified, signedUp } from '../../testing/rig.ts'
import { circumstances } from '../../testing/circumstances.ts'
import { judge } from './judge.ts'
import { operations, type Operation } from './operations.ts'
import { organisationSays } from './organisation-says.ts'

installRig()

const name = 'UserLambdaValidationException'
const refusal = (message: string): Error => Object.assign(new Error(message), { name })
const triggers = ['PreSignUp', 'PreAuthentication', 'PostAuthentication', 'PostConfirmation', 'CustomMessage']

describe('what a trigger says', () => {
  it.each([
    [
      'PreSignUp failed with error Registration from this domain is not allowed..',
      'Registration from this domain is not allowed.',
    ],
    ['PreAuthentication failed with error Ask Ada on 4711.', 'Ask Ada on 4711'],
    ['Only employees may sign up.', 'Only employees may sign up.'],
    ['PreSignUp failed with error <b>no</b> {{ 1 }}.', '<b>no</b> {{ 1 }}'],
    ['PreSignUp failed with error line\nat other\r\nlines.', 'line at other lines'],
    ['PreSignUp failed with error \u202Egnp.exe\u202C \u200Bx\u0007.', 'gnp.exe x'],
    ['PreSignUp failed with error 👩‍👩‍👧 مرحبا می‌خواهم.', '👩‍👩‍👧 مرحبا می‌خواهم'],
    ['PreSignUp failed with error .', null],
    ['PreSignUp failed with error \u202E\u200B.', null],
    ['PreSignUp invocation failed due to configuration.', null],
    ['', null],
  ])('is its own words, made harmless: %j', (message, expected) => {
    expect(organisationSays(refusal(message))).toBe(expected)
  })

  it('crosses the bridge and fits the screen, whatever it is', () => {
    const unit = fc.oneof(
      fc.constantFrom(
        '\u202E',
        '\u2066',
        '\u200F',
        '\u061C',
        '\u0000',
        '\u001B',
        '\u0085',
        '\u2028',
        '\uFEFF',
        '\uD800',
      ),
      fc.constantFrom('\u0301', '\u200D', '\u{E0041}', '\uE000', '\uFFFF', '😀', 'a', ' '),
      fc.string({ unit: 'binary', minLength: 1, maxLength: 1 }),
    )
    fc.assert(
      fc.property(fc.constantFrom(...triggers), fc.string({ unit, maxLength: 900 }), (trigger, words) => {
        const says = organisationSays(refusal(`${trigger} failed with error ${words}.`))
        if (says === null) return
        expect(Array.from(says).length).toBeLessThanOrEqual(longestSaying)
        expect(says).not.toMatch(/[\p{Cc}\p{Bidi_Control}\p{Cs}\p{Zl}\p{Zp}]/u)
        expect(says).not.toMatch(/\p{M}{5}/u)
        expect(errorSchema('OrganisationRefused').safeParse({ code: 'OrganisationRefused', says }).success).toBe(true)
      }),
    )
  })

  const may = (Object.keys(operations) as Operation[]).filter(
    (operation) => operation !== 'refresh' && operations[operation].some((one) => exceptionsOf(one).includes(name)),
  )
  it.each(may)('is told wherever the API model lets a trigger refuse: %s', (operation) => {
    const error = judge(operation, refusal('PreSignUp failed with error No.'), circumstances)
    expect(error).toEqual({ code: 'OrganisationRefused', says: 'No' })
  })
})

describe('through Amplify', () => {
  const says = 'Call 4711, colleague'
  const refused = { code: 'OrganisationRefused', says }
  function trigger(operation: string, by: string): void {
    const error = { name, message: `${by} failed with error ${says}.` }
    pool.control.addFault({ operation, kind: 'error', times: 1, error })
  }

  const ways: [string, string, () => Promise<() => Promise<unknown>>][] = [
    [
      'SignUp',
      'PreSignUp',
      () => Promise.resolve(() => auth.signUp({ ...person, phoneNumber: freshNumber(), password })),
    ],
    ['ConfirmSignUp', 'PreSignUp', () => signedUp().then((number) => () => auth.confirmSignUp(code(number)))],
    ['ResendConfirmationCode', 'CustomMessage', () => signedUp().then(() => () => auth.resendSignUpCode())],
    ['InitiateAuth', 'PreAuthentication', () => Promise.resolve(() => auth.signIn(freshNumber(), password))],
    ['RespondToAuthChallenge', 'PostAuthentication', () => Promise.resolve(() => auth.signIn(freshNumber(), password))],
    ['ForgotPassword', 'CustomMessage', () => Promise.resolve(() => auth.requestPasswordReset(freshNumber()))],
    ['UpdateUserAttributes', 'CustomMessage', () => signedIn().then(() => () => auth.updateProfile(person.attributes))],
    [
      'GetUserAttributeVerificationCode',
      'CustomMessage',
      () => signedInUnverified().then(() => () => auth.requestPhoneCode()),
    ],
  ]

  it.each(ways)('the words of a trigger reach the user: %s, %s', async (operation, by, prepare) => {
    const ask = await prepare()
    const before = auth.session()
    trigger(operation, by)
    expect(await errorOf(ask())).toEqual(refused)
    expect(auth.session()).toEqual(before)
    expect(logged.join()).toContain('request')
    expect(logged.join()).not.toContain('4711')
  })
})
