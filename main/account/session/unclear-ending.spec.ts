import { readFileSync, writeFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import {
  auth,
  installRig,
  keychainRefuses,
  operations,
  password,
  remembered,
  rememberedFile,
  secrets,
  signedIn,
  startApp,
} from '../testing/rig.ts'

// In these specs `remembered.json` no longer tells which session was ended here: its text is damaged, or a later
// version wrote it in another form.

installRig()

const odd: [name: string, change: (text: string) => string][] = [
  ['is no JSON', (text) => text.slice(0, -1)],
  ['names the ended session in another way', (text) => text.replace('"ended":null', '"ended":{"token":"x"}')],
]

async function makeOdd(change: (text: string) => string): Promise<void> {
  await remembered.flush()
  const before = readFileSync(rememberedFile, 'utf8')
  const after = change(before)
  expect(after).not.toBe(before)
  writeFileSync(rememberedFile, after)
}

it.each(odd)('ends the session in the keychain, here and at the pool, when the file %s', async (_name, change) => {
  const phoneNumber = await signedIn()
  await makeOdd(change)
  expect(await startApp()).toMatchObject({ status: 'signedOut', notice: 'sessionEnded' })
  await auth.settle()
  expect([secrets.has('session'), operations('RevokeToken')]).toEqual([false, 1])

  await auth.signIn(phoneNumber, password)
  expect(await startApp()).toMatchObject({ status: 'signedIn', profile: { phoneNumber } })
})

it.each(odd)('lets the next sign-in stay when nobody was signed in and the file %s', async (_name, change) => {
  const phoneNumber = await signedIn()
  await auth.signOut()
  await makeOdd(change)
  expect(await startApp()).toMatchObject({ status: 'signedOut', notice: null })
  await auth.signIn(phoneNumber, password)
  expect(await startApp()).toMatchObject({ status: 'signedIn', profile: { phoneNumber } })
})

it('waits for a keychain that does not answer at first', async () => {
  await signedIn()
  await makeOdd(() => '[]')
  expect(await startApp({ keychain: ['get'] })).toMatchObject({ status: 'signedOut', notice: null })
  keychainRefuses()
  await auth.catchUp()
  expect(auth.session()).toMatchObject({ status: 'signedOut', notice: 'sessionEnded' })
  expect(secrets.has('session')).toBe(false)
})
