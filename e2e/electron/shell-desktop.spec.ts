import { afterAll, beforeAll, expect, it } from 'vitest'
import { makeDesktop } from '../support/desktop.ts'
import { clickMenu } from '../support/dialogs.ts'
import { startRig, type Rig } from '../support/rig.ts'
import * as screens from '../support/screens.ts'

// A desktop that takes its time, as one does that starts a file manager first.

/** How long it takes, in seconds. */
const slow = 20

let rig: Rig
const desktop = makeDesktop(slow)
beforeAll(async () => {
  rig = await startRig(undefined, desktop.env)
  await screens.seeScreen(rig.app.page, 'signIn')
})
afterAll(async () => {
  await rig.close()
  desktop.remove()
})

it('keeps the app from nothing', async () => {
  const started = performance.now()
  await clickMenu(rig.app, 'openLogs')
  await expect.poll(desktop.opened).toEqual([expect.stringContaining('logs')])
  expect(await rig.app.page.evaluate('app.session.get()')).toMatchObject({ ok: true })
  expect(performance.now() - started).toBeLessThan((slow * 1_000) / 2)
})
