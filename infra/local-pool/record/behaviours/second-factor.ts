import type { Behaviour, Change } from '../behaviour.ts'
import type { Bench } from '../bench.ts'
import {
  enter,
  nextStep,
  otherPassword,
  outcome,
  person,
  invited,
  rightPassword,
  said,
  totp,
  unconfirmed,
  wrongPassword,
  type Person,
} from '../steps.ts'
import { both } from './tokens.ts'

/** A pool that offers an authenticator app and no text message, so a sign-in cannot send any. */
const withApp: Change = ({ UserPool, UserPoolMfaConfig }) => {
  UserPool.MfaConfiguration = 'OPTIONAL'
  UserPoolMfaConfig.SoftwareTokenMfaConfiguration.Enabled = true
}

const user = (bench: Bench): Promise<Person> => person(bench, { name: 'Ada' })

/** Makes an authenticator app a must. */
async function require({ sdk, UserPoolId }: Bench): Promise<void> {
  const SoftwareTokenMfaConfiguration = { Enabled: true }
  await sdk.setUserPoolMfaConfig({ UserPoolId, MfaConfiguration: 'ON', SoftwareTokenMfaConfiguration })
}

/** A sign-in that waits for the app's code. */
async function waiting(who: Person): ReturnType<Person['enter']> {
  const asked = await who.enter()
  if (asked.ChallengeName !== 'SOFTWARE_TOKEN_MFA') throw new Error(`The app is not asked for, but ${outcome(asked)}.`)
  return asked
}

/** What a code answers a challenge with. */
const withCode = (SOFTWARE_TOKEN_MFA_CODE: string): Record<string, string> => ({ SOFTWARE_TOKEN_MFA_CODE })
const wrong = (right: string): string => (right === '000000' ? '111111' : '000000')

export const secondFactorBehaviours: readonly Behaviour[] = [
  {
    lines: ['Wrong codes and wrong passwords are one count; a code of an app that was used already is none'],
    ownPool: withApp,
    async replay(bench) {
      const [mixed, used] = [await user(bench), await user(bench)]
      await nextStep(bench)
      const [secret, usedSecret] = [await mixed.enrolAtOnce(), await used.enrolAtOnce()]
      for (let tries = 1; tries <= 3; tries += 1) await said(enter(bench, mixed.phone, wrongPassword))
      const asked = await waiting(mixed)
      for (let tries = 1; tries <= 2; tries += 1) await said(mixed.answer(asked, withCode(wrong(totp(bench, secret)))))
      const locked = await said(mixed.enter(wrongPassword))
      const again = await waiting(used)
      const usedUp = await said(used.answer(again, withCode(totp(bench, usedSecret))))
      for (let tries = 1; tries <= 4; tries += 1) await said(enter(bench, used.phone, wrongPassword))
      return {
        'three wrong passwords, two wrong codes, another password': locked,
        'a used code': usedUp,
        'a used code, four wrong passwords, the right one': await said(used.enter(), outcome),
      }
    },
  },
  {
    lines: [
      'A user who is disabled, deleted or reset in the middle: "User is disabled.", "Invalid session for the user.", `PasswordResetRequiredException`',
    ],
    leaves: 'The reset needs a text message.',
    ownPool: withApp,
    async replay(bench) {
      const [disabled, deleted] = [await user(bench), await user(bench)]
      await nextStep(bench)
      const secrets = [await disabled.enrolAtOnce(), await deleted.enrolAtOnce()] as const
      const asked = [await waiting(disabled), await waiting(deleted)] as const
      await bench.sdk.adminDisableUser(disabled.admin)
      await bench.sdk.adminDeleteUser(deleted.admin)
      await nextStep(bench)
      return {
        disabled: await said(disabled.answer(asked[0], withCode(totp(bench, secrets[0]))), outcome),
        deleted: await said(deleted.answer(asked[1], withCode(totp(bench, secrets[1]))), outcome),
      }
    },
  },
  {
    lines: ['TOTP: one step of 30 seconds early or late'],
    leaves: 'It is asked of VerifySoftwareToken, where a refusal locks nobody.',
    ownPool: withApp,
    async replay(bench) {
      const prove = async (steps: number): Promise<string> => {
        const { AccessToken } = await (await user(bench)).signIn()
        const { SecretCode = '' } = await bench.sdk.associateSoftwareToken({ AccessToken })
        await nextStep(bench)
        return said(bench.sdk.verifySoftwareToken({ AccessToken, UserCode: totp(bench, SecretCode, steps) }))
      }
      return {
        'two steps late': await prove(-2),
        'one step late': await prove(-1),
        'one step early': await prove(1),
        'two steps early': await prove(2),
      }
    },
  },
  {
    lines: [
      'TOTP: of two keys that wait the later one alone can be proved. Somebody met a code of the old app that was taken: not copied',
    ],
    ownPool: withApp,
    async replay(bench) {
      const { AccessToken } = await (await user(bench)).signIn()
      const associate = async (): Promise<string> =>
        (await bench.sdk.associateSoftwareToken({ AccessToken })).SecretCode ?? ''
      const [first, second] = [await associate(), await associate()]
      const prove = (secret: string): Promise<string> =>
        said(bench.sdk.verifySoftwareToken({ AccessToken, UserCode: totp(bench, secret) }))
      return { 'the first key': await prove(first), 'the second key': await prove(second) }
    },
  },
  {
    lines: ['SetUserMFAPreference leaves a factor that it does not name as it is'],
    leaves: 'An administrator sets them.',
    needsBothFactors: true,
    async replay(bench) {
      const { admin } = await person(bench)
      const set = (settings: object): Promise<unknown> => bench.sdk.adminSetUserMFAPreference({ ...admin, ...settings })
      await set({ SMSMfaSettings: { Enabled: true } })
      await set({ SoftwareTokenMfaSettings: { Enabled: true } })
      const { UserMFASettingList = [] } = await bench.sdk.adminGetUser(admin)
      return { 'text messages on, then the app': UserMFASettingList.toSorted().join(', ') }
    },
  },
  {
    lines: [
      'SELECT_MFA_TYPE: another answer than those offered is an `InvalidParameterException`, and the session goes on',
    ],
    needsBothFactors: true,
    async replay(bench) {
      const who = await person(bench)
      await nextStep(bench)
      await who.enrolAtOnce()
      await bench.sdk.adminSetUserMFAPreference({ ...who.admin, SMSMfaSettings: { Enabled: true } })
      const asked = await who.enter()
      if (asked.ChallengeName !== 'SELECT_MFA_TYPE') throw new Error(`No choice is offered, but ${outcome(asked)}.`)
      return {
        'another answer': await said(who.answer(asked, { ANSWER: 'NEITHER' }), outcome),
        'the app, in the same session': await said(who.answer(asked, { ANSWER: 'SOFTWARE_TOKEN_MFA' }), outcome),
      }
    },
  },
  {
    lines: ['That lasts until the first tokens, and does not hold for invited users or after AdminConfirmSignUp'],
    leaves: 'A confirmation by SMS, and how long it lasts then, needs a text message.',
    ownPool: withApp,
    async replay(bench) {
      await require(bench)
      const [waits, invitee] = [await unconfirmed(bench), await invited(bench, { name: 'Ada' })]
      await bench.sdk.adminConfirmSignUp(waits.admin)
      return {
        'after AdminConfirmSignUp': await said(waits.enter(), outcome),
        'an invited user, after a password of their own': await said(
          invitee.answer(await invitee.enter(), { NEW_PASSWORD: otherPassword }),
          outcome,
        ),
      }
    },
  },
  {
    lines: ['The exception and the text of that refusal'],
    ownPool: withApp,
    async replay(bench) {
      const { AccessToken } = await enrolled(bench)
      await require(bench)
      const off = { AccessToken, SoftwareTokenMfaSettings: { Enabled: false } }
      return { 'the app, turned off where it is a must': await said(bench.sdk.setUserMFAPreference(off)) }
    },
  },
  {
    lines: ['A mode that becomes ON: sessions go on and refresh, the next sign-in asks'],
    ownPool: () => undefined,
    async replay(bench) {
      const who = await user(bench)
      const tokens = await who.signIn()
      await require(bench)
      return { ...(await both(who, tokens)), 'the next sign-in': await said(who.enter(), outcome) }
    },
  },
  {
    lines: ['It does not end a challenge that waits'],
    ownPool: withApp,
    async replay(bench) {
      const { who, secret, AccessToken } = await enrolled(bench)
      await nextStep(bench)
      const asked = await waiting(who)
      await bench.sdk.globalSignOut({ AccessToken })
      // A sign-in right after a sign-out is said to be ended by it as well, which is another line's question.
      return {
        'the code, after a sign-out everywhere': await said(who.answer(asked, withCode(totp(bench, secret))), outcome),
      }
    },
  },
  {
    lines: ['What follows then: the app is not asked for'],
    ownPool: withApp,
    async replay(bench) {
      const who = await user(bench)
      await bench.sdk.adminSetUserMFAPreference({ ...who.admin, SoftwareTokenMfaSettings: { Enabled: true } })
      return { 'an app that is on and not set up': await said(who.enter(rightPassword), outcome) }
    },
  },
  {
    lines: ['SetUserPoolMfaConfig turns off what it leaves out'],
    leaves: 'Text messages as a factor are not turned off: the pool has none.',
    ownPool: withApp,
    async replay({ sdk, UserPoolId }) {
      await sdk.setUserPoolMfaConfig({ UserPoolId, MfaConfiguration: 'OFF' })
      const { MfaConfiguration = '', SoftwareTokenMfaConfiguration } = await sdk.getUserPoolMfaConfig({ UserPoolId })
      return {
        'the mode': MfaConfiguration,
        'the app, which was left out': SoftwareTokenMfaConfiguration?.Enabled === true ? 'offered' : 'not offered',
      }
    },
  },
]

/** Somebody who is signed in and has an app, whose present code is used up. */
async function enrolled(bench: Bench): Promise<{ who: Person; secret: string; AccessToken: string }> {
  const who = await user(bench)
  const { AccessToken } = await who.signIn()
  await nextStep(bench)
  return { who, secret: await who.enrol(AccessToken), AccessToken }
}
