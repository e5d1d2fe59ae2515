import { expect, it, vi } from 'vitest'
import { userEvent } from 'vitest/browser'
import { openApp } from '../testing/open-app.ts'
import { number, trigger } from '../testing/phone-field.ts'

// The real library. The tests decide when it arrives.
const arrival = vi.hoisted(() => Promise.withResolvers<null>())
vi.mock('../fields/phone-library.ts', async (importOriginal) => {
  await arrival.promise
  return importOriginal()
})

it('leaves the field to an input method that is writing when numbers begin to be understood', async () => {
  await openApp()
  const input = number.element()
  await userEvent.keyboard('0770090')
  input.dispatchEvent(new CompositionEvent('compositionstart'))
  arrival.resolve(null)
  await expect.element(trigger).toHaveAccessibleName('Country United Kingdom +44')
  await expect.element(number).toHaveValue('0770090')

  input.dispatchEvent(new CompositionEvent('compositionend'))
  await expect.element(number).toHaveValue('07700 90')
})
