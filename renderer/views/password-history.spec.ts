import { describe, expect, it } from 'vitest'
import { page } from 'vitest/browser'
import { en } from '../locales/en.ts'
import { openApp, type Opening } from '../testing/open-app.ts'
import { appInfo, goodPassword, sessions } from '../testing/samples.ts'
import { button, containing, field, fill } from '../testing/screen.ts'

// A pool that remembers passwords: only it can tell whether a new one is among them.

const remembers = (historySize: number) => ({ passwordPolicy: { ...appInfo.passwordPolicy, historySize } })
const changing = { session: sessions.signedIn, at: '/security/password' } satisfies Opening
const resetting = { session: sessions.resettingPassword } satisfies Opening

const rule = (part: RegExp) => page.getByRole('listitem').filter({ hasText: part })

describe.each([
  ['changing', changing],
  ['resetting', resetting],
] as const)('the rules when %s a password', (_, opening) => {
  it.each([
    [1, /Not your last password/],
    [5, /Not one of your last 5 passwords/],
    [24, /Not one of your last 24 passwords/],
  ])('name the last %i, as neither met nor open', async (size, sentence) => {
    await openApp({ ...opening, info: remembers(size) })
    for (const typed of ['', 'x', goodPassword]) {
      await field(en.fields.newPassword).fill(typed)
      await expect.element(rule(sentence)).toBeVisible()
      expect(rule(sentence).element().textContent).not.toMatch(/met/)
    }
    await expect.element(field(en.fields.newPassword)).toHaveAccessibleDescription(sentence)
  })

  it('name none where the pool remembers none', async () => {
    await openApp({ ...opening, info: remembers(0) })
    await expect.element(rule(/capital letter/)).toBeVisible()
    expect(page.getBySelector('form li').elements()).toHaveLength(5)
  })
})

it('a new account has no last password', async () => {
  await openApp({ at: '/sign-up', info: remembers(5) })
  await expect.element(rule(/capital letter/)).toBeVisible()
  expect(rule(/last/).query()).toBeNull()
})

it('a refusal of the pool stands beside the rule that only the pool can judge', async () => {
  const app = await openApp({ ...changing, info: remembers(5) })
  app.fail('auth.changePassword', { code: 'PasswordRefused' })
  await fill({ [en.fields.currentPassword]: goodPassword, [en.fields.newPassword]: 'Rain-on-copper-88' })
  await button(en.changePassword.submit).click()
  await expect.element(field(en.fields.newPassword)).toHaveAccessibleDescription(containing(en.errors.PasswordRefused))
  await expect.element(field(en.fields.newPassword)).toHaveAccessibleDescription(/last 5 passwords/)
})
