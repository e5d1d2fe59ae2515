import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { en } from '../renderer/locales/en.ts'
import { factorsAtPool } from './support/administrator.ts'
import {
  askMain,
  beginAnew,
  dialogOf,
  openSecurity,
  pressIn,
  readKey,
  rowOf,
  signInOwner,
  type Owner,
} from './support/care.ts'
import { newestCode } from './support/codes.ts'
import { givePassword } from './support/journeys.ts'
import { signInElsewhere } from './support/other-computer.ts'
import { pageState } from './support/page-state.ts'
import { startRig, type Rig } from './support/rig.ts'
import * as screens from './support/screens.ts'
import { appCode } from './support/second-factors.ts'
import { writeStage } from './support/stage-with.ts'

// Second factors on the Security page, in front of a pool that lets its users choose.

const { factors, fields } = en
const folder = mkdtempSync(join(tmpdir(), 'latchkey-factors-'))
let rig: Rig
beforeAll(async () => {
  rig = await startRig(undefined, {}, writeStage(folder, {}))
})
afterEach(() => beginAnew(rig))
afterAll(async () => {
  await rig.close()
  rmSync(folder, { recursive: true })
})

const held = ({ person }: Owner): ReturnType<typeof factorsAtPool> => factorsAtPool(rig.pool, person.phoneNumber)

describe('an authenticator app', () => {
  it('is on once its first code has proved it, is asked for from then on, and its key is nowhere afterwards', async () => {
    const { page } = rig.app
    const owner = await signInOwner(rig)
    await openSecurity(page)
    await pressIn(page, factors.totp, factors.setUp)
    await screens.seeScreen(page, 'addTotp')
    const key = await readKey(page)
    await page.getByRole('img', { name: en.setUpTotp.picture }).waitFor()
    await screens.submitCode(page, appCode(rig.pool, key, -20))
    await screens.seeText(page, en.totp.codeWrong)
    expect(await held(owner)).toEqual({ on: [], preferred: null })

    await screens.submitCode(page, appCode(rig.pool, key))
    await screens.seeScreen(page, 'security')
    await screens.seeText(page, factors.totpIsOn)
    expect(await held(owner)).toEqual({ on: ['totp'], preferred: 'totp' })
    const { text, stores } = await pageState(page)
    const remembered = readFileSync(join(rig.userData, 'remembered.json'), 'utf8')
    for (const [place, content] of Object.entries({ text, stores, remembered, output: rig.app.output() })) {
      expect(content.includes(key), place).toBe(false)
    }

    await screens.signOut(page)
    await givePassword(rig, owner.person)
    await screens.seeScreen(page, 'totp')
    await screens.submitCode(page, appCode(rig.pool, key, 1))
    await screens.seeScreen(page, 'profile')
    await screens.signOut(page)
  })

  it('is set up again: the one of before counts until the new one is proved, and no longer', async () => {
    const { page } = rig.app
    const owner = await signInOwner(rig, ['totp'])
    await openSecurity(page)
    await pressIn(page, factors.totp, factors.setUpAgain)
    await screens.seeScreen(page, 'addTotp')
    await screens.seeText(page, en.addTotp.replaces)
    const key = await readKey(page)
    expect(key).not.toBe(owner.key)
    const other = await signInElsewhere(rig.pool, owner.person, { code: () => appCode(rig.pool, owner.key, 1) })
    expect(await other.refresh()).toBe(true)
    await screens.submitCode(page, appCode(rig.pool, key))
    await screens.seeText(page, factors.totpIsOn)
    rig.pool.control.advanceClock(60_000)
    const byOld = signInElsewhere(rig.pool, owner.person, { code: () => appCode(rig.pool, owner.key) })
    await expect(byOld).rejects.toThrow('CodeMismatch')
    await signInElsewhere(rig.pool, owner.person, { code: () => appCode(rig.pool, key) })
    await screens.signOut(page)
  })
})

describe('text messages', () => {
  it('tell first what they mean for a forgotten password; "Leave it off" turns nothing on', async () => {
    const { page } = rig.app
    const owner = await signInOwner(rig)
    await openSecurity(page)
    await pressIn(page, factors.sms, factors.turnOn)
    const question = dialogOf(page, factors.smsQuestion)
    await question.getByText(factors.smsMeaning).waitFor()
    await question.getByRole('button', { name: factors.leaveOff, exact: true }).click()
    expect(await held(owner)).toEqual({ on: [], preferred: null })

    await pressIn(page, factors.sms, factors.turnOn)
    await question.getByRole('button', { name: factors.turnOn, exact: true }).click()
    await screens.seeText(page, factors.smsIsOn)
    expect((await held(owner)).on).toEqual(['sms'])
    await screens.signOut(page)

    // It was no empty warning.
    await screens.follow(page, en.signIn.forgot)
    await screens.seeScreen(page, 'forgot')
    await page.getByRole('textbox', { name: fields.phoneNumber, exact: true }).fill(owner.person.phoneNumber)
    await screens.press(page, en.forgot.submit)
    await screens.seeText(page, en.errors.ResetNotPossible)
    await screens.follow(page, en.forgot.back)
    await givePassword(rig, owner.person)
    await screens.seeScreen(page, 'signInCode')
    await screens.submitCode(page, newestCode(rig.pool, owner.person.phoneNumber))
    await screens.seeScreen(page, 'profile')
    await screens.signOut(page)
  })
})

describe('a user with both', () => {
  it('chooses which is asked for first, turns one off, and then the other, and is told what is left', async () => {
    const { page } = rig.app
    const owner = await signInOwner(rig, ['sms', 'totp'])
    await openSecurity(page)
    await pressIn(page, factors.sms, factors.prefer)
    await screens.seeText(page, factors.smsIsFirst)
    expect(await held(owner)).toEqual({ on: ['sms', 'totp'], preferred: 'sms' })
    await pressIn(page, factors.totp, factors.prefer)
    await screens.seeText(page, factors.totpIsFirst)
    expect((await held(owner)).preferred).toBe('totp')

    await pressIn(page, factors.totp, factors.turnOff)
    const question = dialogOf(page, factors.totpOffQuestion)
    await question.getByText(factors.otherStays).waitFor()
    await question.getByRole('button', { name: factors.keep, exact: true }).click()
    expect((await held(owner)).on).toEqual(['sms', 'totp'])
    await pressIn(page, factors.totp, factors.turnOff)
    await question.getByRole('button', { name: factors.turnOff, exact: true }).click()
    await screens.seeText(page, factors.totpIsOff)
    expect((await held(owner)).on).toEqual(['sms'])

    await pressIn(page, factors.sms, factors.turnOff)
    const last = dialogOf(page, factors.smsOffQuestion)
    await last.getByText(factors.lastOff).waitFor()
    await last.getByRole('button', { name: factors.turnOff, exact: true }).click()
    await screens.seeText(page, factors.smsIsOff)
    expect(await held(owner)).toEqual({ on: [], preferred: null })
    await screens.signOut(page)
    await givePassword(rig, owner.person)
    await screens.seeScreen(page, 'profile')
    await screens.signOut(page)
  })
})

describe('two computers', () => {
  it('that change at once end in what the pool holds, and the page shows it', async () => {
    const { page } = rig.app
    const owner = await signInOwner(rig, ['totp'])
    await openSecurity(page)
    await rowOf(page, factors.totp).getByText(factors.on).first().waitFor()
    const other = await signInElsewhere(rig.pool, owner.person, { code: () => appCode(rig.pool, owner.key, 1) })
    // The page does not know it.
    await other.ask('SetUserMFAPreference', { SMSMfaSettings: { Enabled: true } })
    await pressIn(page, factors.totp, factors.turnOff)
    await dialogOf(page, factors.totpOffQuestion).getByRole('button', { name: factors.turnOff, exact: true }).click()
    await screens.seeText(page, factors.totpIsOff)
    expect(await held(owner)).toEqual({ on: ['sms'], preferred: null })
    await rowOf(page, factors.sms).getByRole('button', { name: factors.turnOff }).waitFor()

    for (let round = 0; round < 8; round += 1) {
      const here = askMain(
        page,
        round % 2 === 0 ? 'factors.turnOnSms' : 'factors.turnOff',
        round % 2 === 0 ? undefined : { factor: 'sms' },
      )
      const there = other.ask('SetUserMFAPreference', {
        SMSMfaSettings: { Enabled: round % 4 < 2, PreferredMfa: round % 4 === 0 },
      })
      await Promise.all([here, there])
      expect(await askMain(page, 'factors.get')).toMatchObject({ ok: true, value: await held(owner) })
    }
    await screens.signOut(page)
  })
})

describe('a pool that requires a second factor', () => {
  let strict: Rig
  beforeAll(async () => {
    strict = await startRig(undefined, {}, writeStage(folder, { secondFactor: 'ON' }))
  })
  afterAll(() => strict.close())

  it('lets nobody turn the last one off, says why, and a page that tries all the same stays signed in', async () => {
    const { page } = strict.app
    strict.pool.settings.UserPool.MfaConfiguration = 'ON'
    const owner = await signInRequired(strict)
    await openSecurity(page)
    await screens.seeText(page, factors.required)
    await rowOf(page, factors.totp).getByText(factors.on).first().waitFor()
    expect(await rowOf(page, factors.totp).getByRole('button', { name: factors.turnOff }).count()).toBe(0)
    expect(await askMain(page, 'factors.turnOff', { factor: 'totp' })).toEqual({
      ok: false,
      error: { code: 'FactorRequired' },
    })
    expect((await factorsAtPool(strict.pool, owner.person.phoneNumber)).on).toEqual(['totp'])
    await page.reload()
    await screens.seeScreen(page, 'security')
    await screens.signOut(page)
  })
})

/** Somebody who set the authenticator app up before the pool began to require one. */
async function signInRequired(strict: Rig): Promise<Owner> {
  strict.pool.settings.UserPool.MfaConfiguration = 'OPTIONAL'
  const owner = await signInOwner(strict, ['totp'])
  strict.pool.settings.UserPool.MfaConfiguration = 'ON'
  return owner
}
