import { setTimeout as delay } from 'node:timers/promises'
import keytar from 'keytar'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { en } from '../renderer/locales/en.ts'
import { confirm, signIn, signUp } from './support/journeys.ts'
import { keychainRecords } from './support/keychain.ts'
import { quick } from './support/pace.ts'
import { newPerson } from './support/person.ts'
import { startSilentKeychain, type PrivateBus } from './support/private-bus.ts'
import { startRig, type Rig } from './support/rig.ts'
import * as screens from './support/screens.ts'

let rig: Rig
let silent: PrivateBus
const person = newPerson()
beforeAll(async () => {
  silent = await startSilentKeychain()
  rig = await startRig()
  await signUp(rig, person)
  await confirm(rig, person)
})
afterAll(async () => {
  await rig.close()
  await silent.close()
})

describe('a keychain that fails', () => {
  it.each<['missing' | 'slow', () => string]>([
    ['missing', () => 'unix:path=/nowhere/bus'],
    ['slow', () => silent.address],
  ])('is told when it is %s; the user signs in until the app closes, and the record stays', async (state, bus) => {
    const records = await keychainRecords(rig.pool.userPoolId)
    await rig.restart({ DBUS_SESSION_BUS_ADDRESS: bus(), ...quick })
    const { page } = rig.app
    await screens.seeScreen(page, 'signIn')
    await screens.seeText(page, en.keychain[state])
    await screens.fillSignIn(page, person)
    await screens.press(page, en.signIn.submit)
    await screens.seeProfile(page, person)
    await screens.seeText(page, en.profile.sessionOnly)
    await rig.restart()
    // The session that was kept before is restored by the keychain that works again.
    await screens.seeProfile(rig.app.page, person)
    expect(await keychainRecords(rig.pool.userPoolId)).toEqual(records)
  })

  it('is told when the record is corrupt, which is set aside, and a new sign-in is kept', async () => {
    const [record] = await keychainRecords(rig.pool.userPoolId)
    const account = record?.account ?? expect.fail('no record')
    await keytar.setPassword('Latchkey', account, 'not a record')
    await rig.restart()
    const { page } = rig.app
    await screens.seeScreen(page, 'signIn')
    await screens.seeText(page, en.keychain.corrupt)
    const aside = (await keychainRecords(rig.pool.userPoolId)).filter(({ password }) => password === 'not a record')
    expect(aside.map((entry) => entry.account.startsWith(`${account}.unreadable.`))).toEqual([true])
    await signIn(rig, person)
    await rig.restart()
    await screens.seeProfile(rig.app.page, person)
  })
})

describe('quitting', () => {
  it('ends in time while the keychain hangs, and leaves the next start its place', async () => {
    await rig.restart({ DBUS_SESSION_BUS_ADDRESS: silent.address, ...quick })
    await screens.seeText(rig.app.page, en.keychain.slow)
    const hanging = rig.app
    // Refused because the other is still there, the next start would show no window.
    const restarted = rig.restart().then(() => 'again')
    expect(await Promise.race([restarted, delay(30_000, 'still there', { ref: false })])).toBe('again')
    await expect.poll(() => hanging.output()).toContain('the app ended before everything was written')
    await screens.seeProfile(rig.app.page, person)
  })

  it('waits for the keychain but not for the pool, which is told of the sign-out at the next start', async () => {
    rig.pool.control.addFault({ operation: 'RevokeToken', kind: 'delay', delayMs: 60_000, times: 1 })
    const told = (): number => rig.pool.control.requests().filter(({ operation }) => operation === 'RevokeToken').length
    await screens.leave(rig.app.page)
    await expect.poll(told).toBe(1)
    // Much sooner than the pool's answer comes.
    const restarted = rig.restart().then(() => 'again')
    expect(await Promise.race([restarted, delay(30_000, 'still there', { ref: false })])).toBe('again')
    await screens.seeScreen(rig.app.page, 'signIn')
    await expect.poll(told).toBe(2)
    await expect
      .poll(async () =>
        (await keychainRecords(rig.pool.userPoolId)).filter(({ account }) => !account.includes('unreadable')),
      )
      .toEqual([])
  })
})
