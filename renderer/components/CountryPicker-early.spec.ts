import { expect, it, vi } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { en } from '../locales/en.ts'
import { openApp } from '../testing/open-app.ts'
import { number, trigger } from '../testing/phone-field.ts'
import { appInfo } from '../testing/samples.ts'

// The real library. The tests see when it is asked for, and decide when it arrives.
const { arrival, ask } = vi.hoisted(() => ({ arrival: Promise.withResolvers<null>(), ask: vi.fn() }))
vi.mock('../fields/phone-library.ts', async (importOriginal) => {
  ask()
  await arrival.promise
  return importOriginal()
})

const search = page.getByRole('combobox', { name: en.fields.countrySearch })

it('is opened before the countries are there: then they come, and the focus with them', async () => {
  // The page is never idle here, so nothing fetches the library but what wants it at once.
  vi.stubGlobal('requestIdleCallback', () => 0)
  const app = await openApp()
  app.answer('settings.update', { ok: true, value: appInfo.settings })
  await trigger.click()
  await expect.element(trigger).toHaveAttribute('aria-expanded', 'true')
  await expect.poll(() => ask).toHaveBeenCalledOnce()
  expect(search.query()).toBeNull()

  arrival.resolve(null)
  await expect.element(search).toHaveFocus()
  await userEvent.keyboard('german{Enter}')
  await expect.element(trigger).toHaveAccessibleName('Country Germany +49')
  await expect.element(number).toHaveFocus()
  expect(app.inputsOf('settings.update')).toHaveLength(1)
})
