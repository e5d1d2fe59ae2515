import { expect, it } from 'vitest'
import { en } from '../locales/en.ts'
import { openApp } from '../testing/open-app.ts'
import { sessions } from '../testing/samples.ts'
import { link } from '../testing/screen.ts'

it.each([
  ['/profile', 'page', null],
  ['/profile/edit', 'true', null],
  ['/profile/verify', 'true', null],
  ['/change-password', null, 'page'],
] as const)('says on %s where that is', async (at, profile, password) => {
  await openApp({ session: { ...sessions.signedIn, phoneCode: null }, at })
  await expect.element(link(en.account.profile)).toBeVisible()
  expect(link(en.account.profile).element().getAttribute('aria-current')).toBe(profile)
  expect(link(en.account.password).element().getAttribute('aria-current')).toBe(password)
})
