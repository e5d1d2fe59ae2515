import { expect, it, vi } from 'vitest'
import { userEvent } from 'vitest/browser'
import { openApp } from '../testing/open-app.ts'
import { number, trigger } from '../testing/phone-field.ts'

// The real library. The tests see when it is asked for, and decide when it arrives.
const { arrival, ask } = vi.hoisted(() => ({ arrival: Promise.withResolvers<null>(), ask: vi.fn() }))
vi.mock('../fields/phone-library.ts', async (importOriginal) => {
  ask()
  await arrival.promise
  return importOriginal()
})

it('keeps all that is typed before numbers are understood, in its order, and groups it then', async () => {
  // The page is never idle here, so nothing fetches the library but what wants it at once.
  vi.stubGlobal('requestIdleCallback', () => 0)
  await openApp()
  const input = number.element() as HTMLInputElement
  await expect.element(number).toHaveFocus()
  await expect.element(trigger).toHaveAccessibleName('Country United Kingdom')
  await new Promise(requestAnimationFrame)
  expect(ask).not.toHaveBeenCalled()

  await userEvent.keyboard('07700')
  await expect.poll(() => ask).toHaveBeenCalledOnce()
  await userEvent.keyboard('91')
  expect(input.value).toBe('0770091')
  input.setSelectionRange(6, 6)

  arrival.resolve(null)
  await expect.element(number).toHaveValue('07700 91')
  await userEvent.keyboard('00')
  await expect.element(number).toHaveValue('07700 9001')
  await expect.element(trigger).toHaveAccessibleName('Country United Kingdom +44')
})
