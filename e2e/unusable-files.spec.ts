import { rmSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { en } from '../renderer/locales/en.ts'
import { startRig, type Rig } from './support/rig.ts'
import { isHere } from '../scripts/platforms.ts'

// The built app on a file that it cannot read: a link to a drive that is not there.

let rig: Rig
beforeAll(async () => {
  rig = await startRig()
})
afterAll(() => rig.close())

it.runIf(isHere('links that anybody may make'))(
  'names the folder of its files once per start, and no longer when they can be read',
  async () => {
    const file = join(rig.userData, 'remembered.json')
    const notice = () => rig.app.page.getByText(`Latchkey cannot use its files in`).first()
    expect(await notice().count()).toBe(0)
    rmSync(file, { force: true })
    symlinkSync('not-there', file)
    for (let starts = 0; starts < 2; starts += 1) {
      await rig.restart()
      await notice().waitFor()
      expect(await notice().textContent()).toContain(rig.userData)
      await rig.app.page.getByRole('button', { name: en.diagnostics.dismiss }).click()
      await notice().waitFor({ state: 'hidden' })
    }
    rmSync(file)
    await rig.restart()
    await rig.app.page.getByRole('heading', { name: en.signIn.title, exact: true }).waitFor()
    await new Promise((resolve) => setTimeout(resolve, 3_000))
    expect(await notice().count()).toBe(0)
  },
)
