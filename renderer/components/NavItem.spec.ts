import { expect, it } from 'vitest'
import { page } from 'vitest/browser'
import { en } from '../locales/en.ts'
import { openApp } from '../testing/open-app.ts'
import { sessions } from '../testing/samples.ts'
import { link } from '../testing/screen.ts'

it.each([
  ['/profile', 'page', null],
  ['/profile/edit', 'true', null],
  ['/security', null, 'page'],
  ['/security/number', null, 'true'],
  ['/security/password', null, 'true'],
] as const)('says on %s where that is', async (at, profile, security) => {
  await page.viewport(1_280, 760)
  await openApp({ session: { ...sessions.signedIn, phoneCode: null }, at })
  await expect.element(link(en.account.profile)).toBeVisible()
  expect(link(en.account.profile).element().getAttribute('aria-current')).toBe(profile)
  expect(link(en.account.security).element().getAttribute('aria-current')).toBe(security)
})
