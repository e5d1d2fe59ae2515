import { cpSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setImmediate } from 'node:timers/promises'
import { pathToFileURL } from 'node:url'
import { describe, expect, it, onTestFinished } from 'vitest'
import { connect } from './database.ts'
import { makeSigningKeys, type SigningKeys } from './keys.ts'
import { startLocalPool } from './server.ts'
import { temporaryDirectory } from './testing/directory.ts'
import { allowPasswords, changedSettings, latestCode, openPool, sharedKeys } from './testing/pool.ts'
import { startProcess } from './testing/process.ts'
import { ada, PoolUser, refusal } from './testing/sdk.ts'

const settings = changedSettings(allowPasswords)

describe('a pool with a state directory', () => {
  it('finds users, tokens, codes, limits and keys again', async () => {
    const dataDir = temporaryDirectory()
    const before = new PoolUser(await startLocalPool({ dataDir, settings }))
    const sub = await before.register({ name: 'Ada' })
    const { AccessToken, RefreshToken } = await before.signIn()
    for (let calls = 0; calls < 5; calls += 1) await before.sdk.forgotPassword(before.client)
    const ConfirmationCode = latestCode(before.pool)
    await before.pool.close()

    const after = new PoolUser(await openPool({ dataDir, settings }))
    expect(await after.attributes(AccessToken)).toMatchObject({ sub, name: 'Ada' })
    await after.refresh(RefreshToken)
    await after.signIn()
    expect(await refusal(after.sdk.forgotPassword(after.client))).toMatch(/^LimitExceededException/)
    await after.sdk.confirmForgotPassword({ ...after.client, ConfirmationCode, Password: 'Battery-staple-2' })
    await after.signIn('Battery-staple-2')
  })

  it('goes on with a sign-in that a restart interrupted', async () => {
    const dataDir = temporaryDirectory()
    const first = await startLocalPool({ dataDir, settings })
    const before = new PoolUser(first)
    await before.sdk.adminCreateUser(before.admin)
    const challenge = await before.tryPassword(latestCode(first))
    await first.close()
    const after = new PoolUser(await openPool({ dataDir, settings }))
    const answer = await after.answer(challenge, { NEW_PASSWORD: ada.password, 'userAttributes.name': 'Ada' })
    expect(answer.AuthenticationResult).toBeDefined()
  })

  it('writes no password, code message or refresh token down', async () => {
    const dataDir = temporaryDirectory()
    const user = new PoolUser(await openPool({ dataDir, settings }))
    await user.register()
    const { RefreshToken, AccessToken, IdToken } = await user.signIn()
    const written = readdirSync(dataDir).map((name) => readFileSync(join(dataDir, name), 'utf8'))
    expect(written.join('')).toContain(ada.phone)
    for (const secret of [ada.password, RefreshToken, AccessToken, IdToken]) {
      expect(written.join('')).not.toContain(secret)
    }
  })

  it('writes no keys where another pool is about to write its own', async () => {
    const dataDir = temporaryDirectory()
    const other = connect(dataDir)
    onTestFinished(() => {
      other.close()
    })
    await expect(startLocalPool({ dataDir })).rejects.toThrow(/is in use by another local pool/)
    expect(readdirSync(dataDir)).not.toContain('keys.json')
  })

  it('starts at most once in a fresh directory, by processes that try it at once', async () => {
    const dataDir = join(temporaryDirectory(), 'fresh')
    const started = await Promise.allSettled(Array.from({ length: 3 }, () => startProcess('--data', dataDir)))
    const [running, ...others] = started.flatMap((each) => (each.status === 'fulfilled' ? [each.value] : []))
    expect(others).toEqual([])
    const refused = started.flatMap((each) => (each.status === 'rejected' ? [String(each.reason)] : []))
    for (const reason of refused) expect(reason).toMatch(/is in use by another local pool/)
    await running?.end('SIGTERM')
    await openPool({ dataDir })
  })

  it('leaves the keys alone that a later pool made while its own were still in the making', async () => {
    const dataDir = temporaryDirectory()
    const late = Promise.withResolvers<SigningKeys>()
    const slow = await startLocalPool({ dataDir, settings, makeKeys: () => late.promise })
    await slow.checked
    await slow.close()
    const before = new PoolUser(await startLocalPool({ dataDir, settings, makeKeys: sharedKeys }))
    await before.register()
    const { AccessToken } = await before.signIn()
    late.resolve(await makeSigningKeys())
    await setImmediate()
    await before.pool.close()
    const after = new PoolUser(await openPool({ dataDir, settings }))
    expect(await after.attributes(AccessToken)).toMatchObject({ phone_number: ada.phone })
  })

  it('lets one running pool in at a time', async () => {
    const dataDir = temporaryDirectory()
    const first = await startLocalPool({ dataDir })
    await expect(startLocalPool({ dataDir })).rejects.toThrow(/is in use by another local pool/)
    await first.close()
    await openPool({ dataDir })
  })

  it('leaves the directory free when the port is taken', async () => {
    const dataDir = temporaryDirectory()
    const port = Number(new URL((await openPool()).endpoint).port)
    await expect(startLocalPool({ dataDir, port })).rejects.toThrow(/EADDRINUSE/)
    await openPool({ dataDir })
  })
})

it('runs in memory without one', async () => {
  const user = new PoolUser(await openPool({ settings }))
  await user.register()
  await user.pool.close()
  const other = new PoolUser(await openPool({ settings }))
  expect(await refusal(other.signIn())).toMatch(/^NotAuthorizedException/)
})

it('runs beside pools with other ids, whose tokens it does not take', async () => {
  const other = changedSettings(allowPasswords, ({ UserPool }) => {
    UserPool.Id = 'eu-central-1_Another00'
  })
  const [mine, theirs] = [new PoolUser(await openPool({ settings })), new PoolUser(await openPool({ settings: other }))]
  await theirs.register()
  expect(theirs.pool.userPoolId).toBe('eu-central-1_Another00')
  const { AccessToken } = await theirs.signIn()
  expect(await refusal(mine.sdk.getUser({ AccessToken }))).toMatch(/^NotAuthorizedException/)
})

it('tells the log of each message, and of nothing else that is secret', async () => {
  const lines: string[] = []
  const user = new PoolUser(await openPool({ settings, log: (line) => lines.push(line) }))
  await user.register()
  await user.signIn()
  expect(lines).toEqual([`SMS to ${ada.phone}: Your Latchkey code is ${latestCode(user.pool)}.`])
})

it('refuses to run in a packaged application', async () => {
  const archive = join(temporaryDirectory(), 'app.asar', 'local-pool')
  cpSync(import.meta.dirname, archive, { recursive: true })
  const copy = pathToFileURL(join(archive, 'server.ts')).href
  const packaged = (await import(/* @vite-ignore */ copy)) as { startLocalPool: typeof startLocalPool }
  await expect(packaged.startLocalPool()).rejects.toThrow(/does not run in a packaged application/)
})
