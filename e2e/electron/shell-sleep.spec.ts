import { setTimeout as delay } from 'node:timers/promises'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { connectToBus, type BusConnection } from '../support/dbus.ts'
import { confirm, signUp } from '../support/journeys.ts'
import { newPerson } from '../support/person.ts'
import { startPrivateBus, type PrivateBus } from '../support/private-bus.ts'
import { startRig, type Rig } from '../support/rig.ts'

// Linux tells of sleep by systemd's login manager on the system bus. Here a test is the login manager.

const manager = {
  name: 'org.freedesktop.login1',
  path: '/org/freedesktop/login1',
  face: 'org.freedesktop.login1.Manager',
}
const twoHours = 2 * 60 * 60 * 1000

let rig: Rig
let bus: PrivateBus
let login: BusConnection
beforeAll(async () => {
  bus = await startPrivateBus()
  login = await connectToBus(bus.socket)
  await login.own(manager.name)
  rig = await startRig(undefined, { DBUS_SYSTEM_BUS_ADDRESS: bus.address })
})
afterAll(async () => {
  await rig.close()
  login.close()
  await bus.close()
})

const refreshes = (): number =>
  rig.pool.control.requests().filter(({ operation }) => operation === 'GetTokensFromRefreshToken').length

it('the app catches up when the system says that it has woken up', async () => {
  const person = newPerson()
  await signUp(rig, person)
  await confirm(rig, person)
  const before = refreshes()
  // While the machine sleeps its timers stand still, and the clocks go on.
  rig.pool.control.advanceClock(twoHours)
  await rig.app.evaluateMain((_electron, slept) => {
    const now = Date.now.bind(Date)
    Date.now = () => now() + slept
  }, twoHours)
  login.signal(manager.path, manager.face, 'PrepareForSleep', true)
  await delay(500)
  expect(refreshes()).toBe(before)
  // From here on nobody can look into the page: what playwright is connected by does not outlive the sleep.
  login.signal(manager.path, manager.face, 'PrepareForSleep', false)
  await expect.poll(refreshes).toBe(before + 1)
})
