import { readFileSync, renameSync, rmSync, symlinkSync } from 'node:fs'
import { beforeEach, expect, it } from 'vitest'
import {
  auth,
  installRig,
  keychainRefuses,
  pool,
  remembered,
  rememberedFile,
  secrets,
  signedIn,
  startApp,
} from '../testing/rig.ts'
import { isHere } from '../../../scripts/platforms.ts'

// In these specs `remembered.json` cannot be read when the app starts. A link that leads nowhere stands for every
// reason, because even root cannot read it.

installRig()

beforeEach(({ skip }) => {
  skip(!isHere('links that anybody may make'))
})

const away = (): string => `${rememberedFile}.away`

async function holdBack(): Promise<void> {
  await remembered.flush()
  renameSync(rememberedFile, away())
  symlinkSync(`${rememberedFile}.not-there`, rememberedFile)
}

function giveBack(): void {
  rmSync(rememberedFile)
  renameSync(away(), rememberedFile)
}

it('brings no session back that may have been ended here, and removes it once that can be read', async () => {
  await signedIn()
  pool.control.addFault({ operation: 'RevokeToken', kind: 'drop', times: 9 })
  keychainRefuses('delete', 'set')
  expect(await auth.signOut()).toMatchObject({ notice: 'signOutIncomplete' })
  await holdBack()
  expect(await startApp()).toMatchObject({ status: 'signedOut' })
  expect(secrets.has('session')).toBe(true)
  giveBack()
  await auth.catchUp()
  expect(auth.session()).toMatchObject({ status: 'signedOut' })
  expect(secrets.has('session')).toBe(false)
})

it('restores a session that was not ended as soon as that can be read', async () => {
  const phoneNumber = await signedIn()
  await holdBack()
  expect(await startApp()).toMatchObject({ status: 'signedOut', notice: null })
  giveBack()
  await auth.catchUp()
  expect(auth.session()).toMatchObject({ status: 'signedIn', profile: { phoneNumber } })
})

it('waits for a file that is held for a moment only', async () => {
  await signedIn()
  await holdBack()
  setTimeout(giveBack, 300)
  expect(await startApp()).toMatchObject({ status: 'signedIn' })
})

it('keeps the step that waits for its code, although the app said meanwhile that there is none', async () => {
  const phoneNumber = '+4915112345678'
  remembered.update({ pending: { kind: 'reset', phoneNumber, destination: null } })
  await holdBack()
  expect(await startApp()).toMatchObject({ status: 'signedOut' })
  giveBack()
  await remembered.flush()
  expect(readFileSync(rememberedFile, 'utf8')).toContain(phoneNumber)
  expect(await startApp()).toMatchObject({ status: 'resettingPassword', phoneNumber })
})
