import { afterAll, beforeAll, expect, it } from 'vitest'
import { en } from '../renderer/locales/en.ts'
import { confirm, signUp } from './support/journeys.ts'
import { newPerson } from './support/person.ts'
import { startRig, type Rig } from './support/rig.ts'
import * as screens from './support/screens.ts'

// Chromium sends a request again when a connection that was used before drops (e2e/electron/network.spec.ts). The
// built app must not let that happen to what sends an SMS.

let rig: Rig
beforeAll(async () => {
  rig = await startRig()
})
afterAll(() => rig.close())

const sent = (operation: string): number =>
  rig.pool.control.requests().filter((request) => request.operation === operation).length

/** Presses the button while the answer to `operation` is lost: the pool must have heard of it once. */
async function pressOnce(operation: string, button: string): Promise<void> {
  rig.pool.control.addFault({ operation, kind: 'drop', when: 'after', times: 5 })
  const before = sent(operation)
  const { page } = rig.app
  await screens.press(page, button)
  // The sentence alone would not do: the announcer may still hold it from the time before.
  await expect.poll(() => sent(operation) - before, { message: operation }).toBeGreaterThan(0)
  const busy = page.getByRole('button', { name: button, exact: true }).and(page.locator('[aria-busy="true"]'))
  await busy.waitFor({ state: 'detached' })
  await screens.seeText(page, en.errors.CodeMaybeSent)
  expect(sent(operation) - before, operation).toBe(1)
  await rig.pool.control.reset()
}

it('sends one SMS for one click, on connections that were used before', async () => {
  const { page } = rig.app
  const person = newPerson()
  // Leaves connections open, in each of the app's ways to the pool.
  await signUp(rig, person)
  await confirm(rig, person)
  await screens.signOut(page)
  await screens.fillSignUp(page, newPerson({ phoneNumber: '+447700900902' }))
  await pressOnce('SignUp', en.signUp.submit)

  await screens.follow(page, en.signUp.signIn)
  await signUp(rig, newPerson({ phoneNumber: '+447700900903' }))
  await screens.passWait(page)
  await pressOnce('ResendConfirmationCode', en.code.resend)
})
