import { rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { isHere } from '../../../scripts/platforms.ts'
import {
  auth,
  freshNumber,
  installRig,
  pool,
  rememberedFile,
  secrets,
  signedIn,
  signedInBefore,
  signedUp,
  startApp,
} from '../testing/rig.ts'

installRig()

it('is false for whoever only began, at each step and after a restart', async () => {
  const steps: (() => Promise<unknown>)[] = [
    () => Promise.resolve(),
    () => signedUp(),
    () => auth.startOver(),
    () => auth.resumeSignUp(freshNumber()),
    () => auth.requestPasswordReset(freshNumber()),
    () => auth.signIn(freshNumber(), 'Wrong-Horse-7').catch(() => undefined),
  ]
  for (const step of steps) {
    await step()
    expect(signedInBefore()).toBe(false)
    await startApp()
    expect(signedInBefore()).toBe(false)
  }
})

it('is true from a sign-in on, whatever follows', async () => {
  await signedIn()
  const phoneNumber = freshNumber()
  const steps: (() => Promise<unknown>)[] = [
    () => Promise.resolve(),
    () => auth.signOut(),
    () => signedUp(phoneNumber),
    () => auth.startOver(),
    () => auth.signIn(phoneNumber, 'Wrong-Horse-7').catch(() => undefined),
  ]
  for (const step of steps) {
    await step()
    expect(signedInBefore()).toBe(true)
    await startApp()
    expect(signedInBefore()).toBe(true)
  }
})

it('is true of a session that only the keychain shows, even when the pool has ended it', async () => {
  await signedIn()
  const kept = new Map(secrets)
  await auth.signOut()
  for (const [name, secret] of kept) secrets.set(name, secret)
  await auth.settle()
  rmSync(rememberedFile)
  await pool.control.reset()
  expect(await startApp()).toMatchObject({ status: 'signedOut' })
  expect(signedInBefore()).toBe(true)
  await startApp()
  expect(signedInBefore()).toBe(true)
})

it('is true where what the file held makes no sense', async () => {
  await auth.settle()
  for (const text of ['', '[]', '{"version":1,"signedInBefore":"perhaps"}', '{"version":1,"profile":null}']) {
    writeFileSync(rememberedFile, text)
    await startApp()
    expect(signedInBefore(), text).toBe(true)
    await startApp()
    expect(signedInBefore(), text).toBe(true)
  }
})

it.runIf(isHere('links that anybody may make'))('is true as long as the file cannot be read', async () => {
  await auth.settle()
  rmSync(rememberedFile, { force: true })
  symlinkSync('nowhere', rememberedFile)
  await startApp()
  expect(signedInBefore()).toBe(true)
  rmSync(rememberedFile)
  writeFileSync(rememberedFile, '{"version":1}')
  await expect.poll(() => signedInBefore(), { timeout: 5_000 }).toBe(false)
})
