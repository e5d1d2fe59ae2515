import { expect, it, vi } from 'vitest'
import { page } from 'vitest/browser'
import { en } from '../locales/en.ts'
import { openApp } from '../testing/open-app.ts'
import { goodPassword, phoneNumber, profile, sessions, shownNumber } from '../testing/samples.ts'
import { button, field, fill, title } from '../testing/screen.ts'

// The real library. It arrives in the last test; before that the tests see the app without it.
const arrival = vi.hoisted(() => Promise.withResolvers<null>())
vi.mock('../fields/phone-library.ts', async (importOriginal) => {
  await arrival.promise
  return importOriginal()
})

const panel = page.getByRole('banner')
const head = page.getByRole('main')

it('is not needed to sign in with an international number', async () => {
  const app = await openApp()
  app.answer('auth.signIn', { ok: true, value: sessions.signedIn })
  app.answer('profile.refresh', { ok: true, value: profile })
  await fill({ 'Phone number': phoneNumber, Password: goodPassword })
  await button(en.signIn.submit).click()
  await expect.element(title(en.profile.title)).toBeVisible()
  expect(app.inputsOf('auth.signIn')).toEqual([{ phoneNumber, password: goodPassword }])
})

it('groups whole numbers once it is there, and those of later screens at once', async () => {
  await page.viewport(1100, 760)
  const signedIn = await openApp({ session: sessions.signedIn })
  await expect.element(head.getByText(phoneNumber)).toBeVisible()
  await expect.element(panel.getByText(phoneNumber)).toBeVisible()
  const heightBefore = head.element().clientHeight

  arrival.resolve(null)
  await expect.element(head.getByText(shownNumber)).toBeVisible()
  await expect.element(panel.getByText(shownNumber)).toBeVisible()
  expect(head.element().clientHeight).toBe(heightBefore)

  signedIn.close()
  await openApp({ session: { ...sessions.signedOut, phoneNumber } })
  expect((field('Phone number').element() as HTMLInputElement).value).toBe(shownNumber)
})
