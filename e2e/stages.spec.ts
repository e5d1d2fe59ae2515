import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readStageFile } from '../main/stage/stage-file.ts'
import { en } from '../renderer/locales/en.ts'
import { newestCode } from './support/codes.ts'
import { attributesOf, makeAccount } from './support/administrator.ts'
import { newPerson } from './support/person.ts'
import { startRig, type Rig } from './support/rig.ts'
import * as screens from './support/screens.ts'
import { fillProfileForm, fillSignUpForm, seeValues } from './support/stage-forms.ts'
import { valuesOf } from './support/stage-values.ts'

// Pools of other companies, each by its stage's file alone: what the screens ask for, show and change.

describe.each(['department', 'names', 'invited'])('the stage %s', (name) => {
  const file = fileURLToPath(new URL(`../infra/stages/examples/${name}.json`, import.meta.url))
  const { attributes, signIn } = readStageFile(file)
  const { phoneNumber, password } = newPerson({ password: 'Correct-horse-7' })
  const given = signIn.selfSignUp ? valuesOf(attributes, 'newAccount') : {}
  const changed = { ...given, ...valuesOf(attributes, 'change') }
  const newPassword = 'Wandering-river-9'

  let rig: Rig
  beforeAll(async () => {
    rig = await startRig(undefined, {}, file)
  })
  afterAll(() => rig.close())

  async function signUp(): Promise<void> {
    const { page } = rig.app
    await fillSignUpForm(page, attributes, { phoneNumber, password, values: given })
    await screens.press(page, en.signUp.submit)
    await screens.seeScreen(page, 'confirm')
    await screens.submitCode(page, newestCode(rig.pool, phoneNumber))
  }

  async function beInvited(): Promise<void> {
    const { page } = rig.app
    await screens.seeScreen(page, 'signIn')
    expect(await page.getByRole('link', { name: en.signIn.signUp }).count()).toBe(0)
    await screens.seeText(page, en.signIn.accountsCreated)
    await makeAccount(rig.pool, { phoneNumber, password })
    await screens.fillSignIn(page, { phoneNumber, password })
    await screens.press(page, en.signIn.submit)
  }

  it('leads to a profile with what it asked for', async () => {
    await (signIn.selfSignUp ? signUp() : beInvited())
    await seeValues(rig.app.page, attributes, given)
  })

  it('changes what may be changed, and nothing else', async () => {
    const { page } = rig.app
    await fillProfileForm(page, attributes, changed)
    const fixed = attributes.filter(({ editable, visible }) => visible && !editable)
    // The number can't be changed here either.
    expect(await page.locator('input[readonly]').count()).toBe(fixed.length + 1)
    await screens.press(page, en.editProfile.submit)
    await screens.seeText(page, en.profile.saved)
    await seeValues(page, attributes, changed)
    expect(await attributesOf(rig.pool, phoneNumber)).toMatchObject(changed)
  })

  it('is the same after a restart', async () => {
    await rig.restart()
    await seeValues(rig.app.page, attributes, changed)
  })

  it('resets a forgotten password, which signs in with the new one', async () => {
    const { page } = rig.app
    await screens.signOut(page)
    await screens.follow(page, en.signIn.forgot)
    await screens.requestReset(page, phoneNumber)
    await screens.fillReset(page, newestCode(rig.pool, phoneNumber), newPassword)
    await screens.press(page, en.reset.submit)
    await seeValues(page, attributes, changed)
  })
})
