import fc from 'fast-check'
import { expect, it } from 'vitest'
import { session as declared } from '../../../preload/contract/session.ts'
import { announced, auth, installRig, operations, password, pool, signedIn, startApp } from '../testing/rig.ts'

installRig()

const hour = 3_600_000

/** When the session says that the user signed in. */
function since(): number | null {
  const session = auth.session()
  return session.status === 'signedIn' ? session.since : expect.fail('nobody is signed in')
}

/** Makes the pool answer tokens with this time of sign-in. @returns undoes it */
function answerWith(time: unknown): () => void {
  const send = globalThis.fetch
  globalThis.fetch = async (input, init) => {
    const response = await send(input, init)
    const { status, headers } = response
    const text = await response.text()
    if (!text.includes('AccessToken')) return new Response(text === '' ? null : text, { status, headers })
    const body = JSON.parse(text) as { AuthenticationResult: { AccessToken: string } }
    const [header = '', payload = '', signature = ''] = body.AuthenticationResult.AccessToken.split('.')
    const claims = JSON.parse(Buffer.from(payload, 'base64url').toString()) as object
    const changed = Buffer.from(JSON.stringify({ ...claims, auth_time: time })).toString('base64url')
    body.AuthenticationResult.AccessToken = [header, changed, signature].join('.')
    return new Response(JSON.stringify(body), { status, headers })
  }
  return () => {
    globalThis.fetch = send
  }
}

it('is when the user signed in, before and after refreshes, restarts and whatever else they do', async () => {
  const before = Math.floor(Date.now() / 1_000) * 1_000
  await signedIn()
  const first = since()
  expect(first).toBeGreaterThanOrEqual(before)
  expect(first).toBeLessThanOrEqual(Date.now())
  const steps: (() => Promise<unknown>)[] = [
    () => auth.refreshProfile(),
    () => auth.updateProfile({ name: 'Ada' }),
    () => auth.changePassword(password, 'Chosen-Anew-3'),
    () => auth.requestPhoneCode(),
    () => startApp(),
    () => auth.catchUp(),
  ]
  for (const step of steps) {
    pool.control.advanceClock(5 * hour)
    await step()
    expect(since()).toBe(first)
  }
  expect(operations('GetTokensFromRefreshToken') + operations('InitiateAuth')).toBeGreaterThan(1)
})

it('begins anew with each sign-in', async () => {
  const phoneNumber = await signedIn()
  const first = since() ?? 0
  await auth.signOut()
  pool.control.advanceClock(hour)
  await auth.signIn(phoneNumber, password)
  expect(since()).toBeGreaterThanOrEqual(first + hour)
})

it('is unknown where the token does not tell, and a whole number otherwise', { timeout: 60_000 }, async () => {
  const phoneNumber = await signedIn()
  await auth.signOut()
  const times = fc.oneof(
    fc.integer({ min: 0, max: 4_000_000_000 }),
    fc.constantFrom(undefined, null, '1700000000', 1.0005, -1, 1e300, true, {}),
    fc.double(),
  )
  const property = fc.asyncProperty(times, async (time) => {
    const undo = answerWith(time)
    announced.length = 0
    await auth.signIn(phoneNumber, password)
    expect(since()).toBe(typeof time === 'number' && Number.isSafeInteger(time * 1_000) ? time * 1_000 || 0 : null)
    for (const session of announced) expect(declared.safeParse(session).error).toBeUndefined()
    await auth.signOut()
    undo()
  })
  await fc.assert(property, {
    numRuns: 15,
    endOnFailure: true,
    examples: [[undefined], [null], ['1700000000'], [1.0005], [-1], [1e300], [1_700_000_000]],
  })
})
