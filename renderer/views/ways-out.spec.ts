import { describe, expect, it } from 'vitest'
import { page } from 'vitest/browser'
import { errorCodes, type ErrorCode } from '../../preload/contract/errors.ts'
import { waysOut, waysOutOf, type SignedOutScreen } from '../composables/ways-out.ts'
import { en } from '../locales/en.ts'
import type { CallName } from '../testing/double.ts'
import { openApp, type OpenedApp, type Opening } from '../testing/open-app.ts'
import { appInfo, errorOf, goodPassword, phoneNumber, profile, sessions, shownNumber } from '../testing/samples.ts'
import { button, field, fill, labelled, link, title, typeCode } from '../testing/screen.ts'

// What leads on after a failure where trying again does not help: each such failure carries its links, with the number.

const { signInWith, toReset, toConfirm, enterCode } = en.recovery
const { startOver } = en.code
const password = { [en.fields.phoneNumber]: phoneNumber, [en.fields.password]: goodPassword }

/** How a user meets the failure of a call on each screen. */
const screens: Record<SignedOutScreen, { call: CallName; opening: Opening; act: () => Promise<void> }> = {
  signIn: {
    call: 'auth.signIn',
    opening: {},
    act: async () => {
      await fill(password)
      await button(en.signIn.submit).click()
    },
  },
  signInStep: {
    call: 'auth.confirmSignIn',
    opening: { session: sessions.signingIn },
    act: () => typeCode('123456'),
  },
  signUp: {
    call: 'auth.signUp',
    opening: { at: '/sign-up' },
    act: async () => {
      await fill({ ...password, ...labelled(profile.attributes, en) })
      await button(en.signUp.submit).click()
    },
  },
  forgot: {
    call: 'auth.requestPasswordReset',
    opening: { at: '/forgot-password' },
    act: async () => {
      await fill({ [en.fields.phoneNumber]: phoneNumber })
      await button(en.forgot.submit).click()
    },
  },
  confirm: {
    call: 'auth.confirmSignUp',
    opening: { session: sessions.confirmingSignUp },
    act: () => typeCode('123456'),
  },
  reset: {
    call: 'auth.resendResetCode',
    opening: { session: sessions.resettingPassword },
    act: () => button(en.code.resend).click(),
  },
}

/** The failures with a way out, and what it is called. All others have none. */
const expected: Record<string, string[]> = {
  'signIn CredentialsWrong': [toReset],
  'signIn SignInLocked': [toReset],
  'signIn PasswordResetRequired': [toReset],
  'signInStep PasswordResetRequired': [toReset],
  'signUp PhoneNumberTaken': [signInWith, toReset, toConfirm],
  'signUp CodeMaybeSent': [enterCode],
  'forgot ResetNotPossible': [toConfirm],
  'confirm PhoneNumberTaken': [signInWith],
  'confirm AccountGone': [startOver],
  'confirm NothingPending': [startOver],
  'reset ResetNotPossible': [toConfirm],
  'reset NothingPending': [startOver],
}
/** The same where only an administrator creates accounts: nothing leads to a new one. */
const invited: Record<string, string[]> = {
  ...Object.fromEntries(Object.entries(expected).filter(([at]) => /^(signIn|reset NothingPending)/.test(at))),
  'confirm PhoneNumberTaken': [signInWith],
  'confirm NothingPending': [signInWith],
  // Nobody sees the form, but what its links lead to is there.
  'signUp PhoneNumberTaken': [signInWith, toReset],
}
const names = Object.keys(screens) as SignedOutScreen[]

/** Opens a screen and has its call fail. */
async function fail(screen: SignedOutScreen, code: ErrorCode, info: Opening['info'] = {}): Promise<OpenedApp> {
  const { call, opening, act } = screens[screen]
  const app = await openApp({ ...opening, info })
  app.fail(call, errorOf(code))
  await act()
  await expect.poll(() => app.answered.at(-1)).toEqual({ name: call, code })
  return app
}

/** What the form offers beside its message. */
function offered(): string[] {
  const ways = [signInWith, toReset, toConfirm, enterCode, startOver]
  const pressed = [...document.querySelectorAll('form a, form button')].map(({ textContent }) => textContent.trim())
  return pressed.filter((text) => ways.includes(text))
}

describe('every code of the contract', () => {
  it.each(names)('has the ways out that help, and no others: %s', (screen) => {
    for (const code of errorCodes) {
      for (const [offers, list] of [
        [true, expected],
        [false, invited],
      ] as const) {
        const ways = waysOutOf(screen, code, offers)
        expect(ways, `${screen} ${code}`).toHaveLength((list[`${screen} ${code}`] ?? []).length)
      }
    }
  })
})

const declared = names.flatMap((screen) =>
  (Object.keys(waysOut[screen]) as ErrorCode[])
    .filter((code) => code !== 'CodeWrong')
    .map((code) => ({ screen, code })),
)

/** Whether the call that `screens` makes can fail with the code; what the others of the screen fail with is the same. */
const isOf = ({ screen, code }: { screen: SignedOutScreen; code: ErrorCode }): boolean =>
  !(screen === 'signInStep' && ['CodeMaybeSent', 'PasswordRefused', 'AttributesNotAsked'].includes(code)) &&
  !(screen === 'confirm' && ['SmsNotSent', 'CodeMaybeSent'].includes(code)) &&
  !(screen === 'reset' && ['CodeExpired', 'PasswordRefused'].includes(code))

describe('beside the message of', () => {
  it.each(declared.filter(isOf))('$code on $screen stand its ways out', async ({ screen, code }) => {
    await fail(screen, code)
    await expect.poll(offered).toEqual(expected[`${screen} ${code}`] ?? [])
    // What leads there anyway, below the form, is not said twice.
    for (const label of expected[`${screen} ${code}`] ?? []) {
      expect(page.getByText(label, { exact: true }).elements()).toHaveLength(1)
    }
  })

  it.each(declared.filter((one) => isOf(one) && one.screen !== 'signUp' && `${one.screen} ${one.code}` in expected))(
    '$code on $screen stand those that there are without self sign-up',
    async ({ screen, code }) => {
      await fail(screen, code, { signIn: { ...appInfo.signIn, selfSignUp: false } })
      await expect.poll(offered).toEqual(invited[`${screen} ${code}`] ?? [])
    },
  )
})

/** Expects the screen with the number in its field, and the focus where the user goes on. */
async function expectScreen(name: string, focused: string): Promise<void> {
  await expect.element(title(name)).toBeVisible()
  await expect.element(field(en.fields.phoneNumber)).toHaveValue(shownNumber)
  await expect.element(field(focused)).toHaveFocus()
}

const signedOut = { ok: true, value: { ...sessions.signedOut, phoneNumber } } as const
const maybe = { ok: true, value: { ...sessions.confirmingSignUp, problem: 'maybeConfirmed' } } as const

describe('the number goes along', () => {
  it.each(['CredentialsWrong', 'SignInLocked', 'PasswordResetRequired'] as const)(
    'from sign-in to the reset: %s',
    async (code) => {
      await fail('signIn', code)
      await link(toReset).click()
      await expectScreen(en.forgot.title, en.fields.phoneNumber)
    },
  )

  it('from a step of the sign-in to the reset, which leaves the sign-in', async () => {
    const app = await fail('signInStep', 'PasswordResetRequired')
    app.answer('session.startOver', signedOut)
    await button(toReset).click()
    await expectScreen(en.forgot.title, en.fields.phoneNumber)
  })

  it('from sign-up to sign-in, where the password is asked for', async () => {
    await fail('signUp', 'PhoneNumberTaken')
    await link(signInWith).click()
    await expectScreen(en.signIn.title, en.fields.password)
    await expect.element(field(en.fields.password)).toHaveValue('')
  })

  it('from sign-up to the reset', async () => {
    await fail('signUp', 'PhoneNumberTaken')
    await link(toReset).click()
    await expectScreen(en.forgot.title, en.fields.phoneNumber)
  })

  it.each([
    ['signUp', 'PhoneNumberTaken', toConfirm],
    ['signUp', 'CodeMaybeSent', enterCode],
    ['forgot', 'ResetNotPossible', toConfirm],
    ['reset', 'ResetNotPossible', toConfirm],
  ] as const)('from %s to the code screen: %s', async (screen, code, label) => {
    const app = await fail(screen, code)
    app.answer('auth.resumeSignUp', maybe)
    await button(label).click()
    await expect.element(title(en.confirm.title)).toBeVisible()
    expect(app.inputsOf('auth.resumeSignUp')).toEqual([{ phoneNumber }])
  })

  it('from the code screen to sign-in', async () => {
    const app = await fail('confirm', 'PhoneNumberTaken')
    app.answer('session.startOver', signedOut)
    await button(signInWith).click()
    await expectScreen(en.signIn.title, en.fields.password)
  })

  it.each(['AccountGone', 'NothingPending'] as const)('from the code screen to sign-up: %s', async (code) => {
    const app = await fail('confirm', code)
    app.answer('session.startOver', signedOut)
    await button(startOver).click()
    await expectScreen(en.signUp.title, en.attributes.name)
  })

  it('from the code screen to sign-in where nobody signs up', async () => {
    const app = await fail('confirm', 'NothingPending', { signIn: { ...appInfo.signIn, selfSignUp: false } })
    app.answer('session.startOver', signedOut)
    await button(signInWith).click()
    await expectScreen(en.signIn.title, en.fields.password)
  })

  it('from the new password to asking for another reset', async () => {
    const app = await fail('reset', 'NothingPending')
    app.answer('session.startOver', signedOut)
    await button(startOver).click()
    await expectScreen(en.forgot.title, en.fields.phoneNumber)
  })
})
