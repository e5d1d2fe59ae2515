import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { sdkFor } from '../infra/local-pool/testing/sdk.ts'
import { en } from '../renderer/locales/en.ts'
import { confirm, signUp } from './support/journeys.ts'
import { newPerson } from './support/person.ts'
import { startRig, type Rig } from './support/rig.ts'
import * as screens from './support/screens.ts'

let rig: Rig
beforeAll(async () => {
  rig = await startRig()
})
afterAll(() => rig.close())

/** Waits until so many rows of the profile say that there is no value. */
async function seeNotGiven(rows: number): Promise<void> {
  await screens.seeScreen(rig.app.page, 'profile')
  const none = rig.app.page.getByRole('definition').filter({ hasText: en.profile.none })
  await expect.poll(() => none.count(), { timeout: 15_000 }).toBe(rows)
}

describe('a user of a pool that gives the app few rights', () => {
  const person = newPerson()

  it('is not signed out by a change that the app may not make', async () => {
    await signUp(rig, person)
    await confirm(rig, person)
    rig.pool.settings.UserPoolClient.WriteAttributes = ['phone_number']
    const { page } = rig.app
    await screens.fillProfile(page, { company: 'Contoso' })
    await screens.press(page, en.editProfile.submit)
    await screens.seeText(page, en.errors.NotAllowed)
    await screens.press(page, en.editProfile.cancel)
    await screens.seeProfile(page, person)
  })

  it('uses the app without a number and a name that it may read, and is still signed in after a restart', async () => {
    rig.pool.settings.UserPoolClient.ReadAttributes = ['custom:company']
    await rig.app.page.reload()
    await seeNotGiven(2)
    // By then the new id token lacks them too.
    rig.pool.control.advanceClock(2 * 3_600_000)
    await rig.restart()
    await seeNotGiven(2)
    await screens.seeText(rig.app.page, person.company)
  })

  it('signs out, in again, and is told when an administrator disables the account', async () => {
    const { page } = rig.app
    await screens.signOut(page)
    await screens.fillSignIn(page, person)
    await screens.press(page, en.signIn.submit)
    await seeNotGiven(2)

    const user = { UserPoolId: rig.pool.userPoolId, Username: person.phoneNumber }
    await sdkFor(rig.pool).adminDisableUser(user)
    await page.reload()
    await screens.seeText(page, en.notices.accountDisabled)
    await screens.fillSignIn(page, person)
    await screens.press(page, en.signIn.submit)
    await screens.seeText(page, en.errors.UserDisabled)
  })
})
