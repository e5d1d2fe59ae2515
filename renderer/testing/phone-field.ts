import { expect } from 'vitest'
import { page } from 'vitest/browser'
import { openApp, type OpenedApp, type Opening } from './open-app.ts'
import { appInfo, sessions } from './samples.ts'
import { field } from './screen.ts'

/** The input for the digits. */
export const number = field('Phone number')

/** The button that opens the list of countries. */
export const trigger = page.getByRole('button', { name: /^Country/ })

/**
 * Opens a screen with the field and waits until libphonenumber has been fetched. Without `at` it is the screen that
 * asks for a reset, because it has no other field.
 */
export async function openPhoneField(info: Opening['info'] = {}, at = '/forgot-password'): Promise<OpenedApp> {
  const app = await openApp({ at, info })
  app.answer('auth.requestPasswordReset', { ok: true, value: sessions.resettingPassword })
  app.answer('settings.update', { ok: true, value: appInfo.settings })
  await expect.element(trigger).toHaveAccessibleName(/\+|Country$/)
  await number.click()
  return app
}
