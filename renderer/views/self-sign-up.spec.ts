import { describe, expect, it } from 'vitest'
import { page } from 'vitest/browser'
import { en } from '../locales/en.ts'
import { openApp, type Opening } from '../testing/open-app.ts'
import { appInfo, phoneNumber, sessions } from '../testing/samples.ts'
import { button, fill, link, text, title } from '../testing/screen.ts'

// A pool whose users only an administrator creates: nothing leads to a sign-up.

const info = { signIn: { ...appInfo.signIn, selfSignUp: false } }

/** Every screen of somebody who is not signed in. */
const screens: Record<string, Opening> = {
  'sign-in': {},
  'asking for a reset': { at: '/forgot-password' },
  'choosing a new password': { session: sessions.resettingPassword },
  'confirming the number': { session: sessions.confirmingSignUp },
  'signing in with a code': { session: sessions.signingIn },
  restoring: { session: { ...sessions.restoring, problem: 'Offline' } },
}

/** What leads to a sign-up, or only makes sense after one. */
const ways = () => [page.getBySelector('a[href*="sign-up"]'), link(en.signIn.signUp), button(en.recovery.toConfirm)]

describe('where only an administrator creates accounts', () => {
  it.each(Object.entries(screens))('%s leads to no sign-up', async (_, opening) => {
    await openApp({ ...opening, info })
    await expect.element(page.getByRole('heading', { level: 1 })).toBeVisible()
    for (const way of ways()) expect(way.query()).toBeNull()
  })

  it('the sign-in says where accounts come from', async () => {
    await openApp({ info })
    await expect.element(text(en.signIn.accountsCreated)).toBeVisible()
  })

  it('the form does not open, whoever asks for it', async () => {
    const app = await openApp({ info, at: '/sign-up' })
    await expect.element(title(en.signIn.title)).toBeVisible()
    expect(app.path()).toBe('/sign-in')
  })

  it('a code screen leads back to the sign-in alone', async () => {
    await openApp({ info, session: sessions.confirmingSignUp })
    await expect.element(button(en.signUp.signIn)).toBeVisible()
    expect(button(en.code.startOver).query()).toBeNull()
  })

  it('a reset that is not possible offers no confirmation', async () => {
    const app = await openApp({ info, at: '/forgot-password' })
    app.fail('auth.requestPasswordReset', { code: 'ResetNotPossible' })
    await fill({ [en.fields.phoneNumber]: phoneNumber })
    await button(en.forgot.submit).click()
    await expect.element(text(en.errors.ResetNotPossible)).toBeVisible()
    expect(button(en.recovery.toConfirm).query()).toBeNull()
  })
})

it('elsewhere the sign-in leads to a sign-up, and says nothing of an IT department', async () => {
  await openApp()
  await expect.element(link(en.signIn.signUp)).toBeVisible()
  expect(text(en.signIn.accountsCreated).query()).toBeNull()
})
