import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { en } from '../renderer/locales/en.ts'
import { recordCrossings, recordTokens } from './support/crossings.ts'
import { confirm, signIn, signUp } from './support/journeys.ts'
import { keychainRecords } from './support/keychain.ts'
import { newPerson } from './support/person.ts'
import { pageState } from './support/page-state.ts'
import { callPool } from './support/pool-client.ts'
import { startRig, type Rig } from './support/rig.ts'
import * as screens from './support/screens.ts'

let rig: Rig
beforeAll(async () => {
  rig = await startRig()
})
afterAll(() => rig.close())

/** A signed token: two parts that begin as JSON objects do. */
const jwt = /eyJ[\w-]{10,}\.eyJ[\w-]{10,}/

/** Every string that can be reached from the page's `window`, by property and by prototype. */
function reachableStrings(): string {
  const seen = new Set<unknown>()
  const strings: string[] = []
  const queue: unknown[] = [window, document.documentElement.outerHTML, document.cookie]
  while (queue.length > 0 && seen.size < 200_000) {
    const value = queue.pop()
    if (typeof value === 'string') strings.push(value)
    if ((typeof value !== 'object' && typeof value !== 'function') || value === null || seen.has(value)) continue
    seen.add(value)
    for (const key of Reflect.ownKeys(value)) {
      try {
        queue.push(Reflect.get(value, key))
      } catch {
        // A getter that refuses holds nothing for anybody.
      }
    }
    queue.push(Object.getPrototypeOf(value))
  }
  for (const storage of [localStorage, sessionStorage]) strings.push(JSON.stringify(storage))
  return strings.join('\n')
}

describe('what the page, the network and the machine get to see', () => {
  const person = newPerson()

  it('lets no token cross the bridge or be reached from the page', async () => {
    const { page } = rig.app
    const crossings = await recordCrossings(rig.app)
    const received = await recordTokens(rig.app)
    await signUp(rig, person)
    await confirm(rig, person)
    await screens.fillProfile(page, { role: 'Director' })
    await screens.press(page, en.editProfile.submit)
    await screens.seeText(page, en.profile.saved)
    await screens.signOut(page)
    await signIn(rig, { ...person, role: 'Director' })

    const crossed = await crossings.read()
    expect(crossed, 'the record must hold the journey').toContain(person.name)
    expect(crossed).toContain('event:sessionChanged')
    const reachable = await page.evaluate(reachableStrings)
    const { stores } = await pageState(page)
    expect(reachable, 'the search must reach the page').toContain(person.name)
    expect(stores, 'and the stores').toContain(person.name)
    const tokens = await received.read()
    expect(tokens.length).toBeGreaterThanOrEqual(6)
    for (const [place, text] of Object.entries({ crossed, reachable, stores, output: rig.app.output() })) {
      for (const token of tokens) expect(text.includes(token), place).toBe(false)
      expect(text, place).not.toMatch(jwt)
    }
  })

  it('keeps nothing in the page that a reload would find', async () => {
    const kept = await rig.app.page.evaluate(async () => ({
      cookie: document.cookie,
      storage: [...Object.entries(localStorage), ...Object.entries(sessionStorage)],
      databases: await indexedDB.databases(),
    }))
    expect(kept).toEqual({ cookie: '', storage: [], databases: [] })
  })

  it('signs in without sending the password', () => {
    const withPassword = rig.pool.control
      .requests()
      .filter((request) => JSON.stringify(request).includes(person.password))
    // Cognito's SignUp takes the password itself, over TLS; nothing else may carry it.
    expect(withPassword.map(({ operation }) => operation)).toEqual(['SignUp'])
    const operations = rig.pool.control.requests().map(({ operation }) => operation)
    expect(operations.filter((operation) => operation === 'RespondToAuthChallenge')).toHaveLength(2)
  })

  it('writes neither password nor code to its output', async () => {
    await expect.poll(() => rig.app.output()).toContain('started')
    expect(rig.app.output()).not.toContain(person.password)
    for (const { code, to } of rig.pool.control.sms()) {
      expect(rig.app.output()).not.toContain(code)
      expect(rig.app.output()).not.toContain(to)
    }
  })

  it('keeps one record with the refresh token alone, and after sign-out none that works', async () => {
    const records = await keychainRecords(rig.pool.userPoolId)
    expect(records).toHaveLength(1)
    const record = JSON.parse(records[0]?.password ?? '') as { refreshToken: string }
    expect(Object.keys(record).sort()).toEqual(['refreshToken', 'username', 'version'])
    const refresh = { ClientId: rig.pool.clientId, RefreshToken: record.refreshToken }
    expect((await callPool(rig.pool, 'GetTokensFromRefreshToken', refresh)).status).toBe(200)

    await screens.signOut(rig.app.page)
    await screens.seeText(rig.app.page, en.notices.signedOut)
    expect(await keychainRecords(rig.pool.userPoolId)).toEqual([])
    expect(await callPool(rig.pool, 'GetTokensFromRefreshToken', refresh)).toMatchObject({
      status: 400,
      body: { __type: 'NotAuthorizedException' },
    })
  })
})
