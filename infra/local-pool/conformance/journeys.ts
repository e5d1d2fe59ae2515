import { CognitoJwtVerifier } from 'aws-jwt-verify'
import { expect } from 'vitest'
import type { LocalPool } from '../server.ts'
import { hour, latestCode, wrongCode } from '../testing/pool.ts'
import { ada, PoolUser, refusal } from '../testing/sdk.ts'
import type { ConnectClient } from './client.ts'
import { attributes, journeyTest } from './journey-test.ts'

const wrongPassword = { ...ada, password: 'Wrong-horse-1' }
const changed = { ...ada, password: 'Battery-staple-2' }
const badCredentials = 'NotAuthorizedException: Incorrect username or password.'

/**
 * The journeys of a user, through one client. What they expect is the same for each client: the clients differ in how
 * they ask, never in what the pool answers.
 */
export function describeJourneys(connect: ConnectClient, timeout = 20_000): void {
  const it = journeyTest(connect)

  it('sign-up with a wrong, an expired and a right code; resend', { timeout }, async ({ open }) => {
    const { pool, client } = await open()
    await client.signUp(ada, attributes)
    expect(await refusal(client.signUp(ada, attributes))).toBe(
      'UsernameExistsException: An account with the given phone_number already exists.',
    )
    expect(await refusal(client.signIn(ada))).toBe('UserNotConfirmedException: User is not confirmed.')
    expect(await refusal(client.confirmSignUp(ada.phone, wrongCode(latestCode(pool))))).toBe(
      'CodeMismatchException: Invalid verification code provided, please try again.',
    )
    pool.control.advanceClock(24 * hour)
    expect(await refusal(client.confirmSignUp(ada.phone, latestCode(pool)))).toBe(
      'ExpiredCodeException: Invalid code provided, please request a code again.',
    )
    await client.resendCode(ada.phone)
    expect(pool.control.sms()).toHaveLength(2)
    await client.confirmSignUp(ada.phone, latestCode(pool))
    expect(await client.signIn(ada)).toEqual({ name: 'DONE' })
  })

  it(
    'SRP sign-in, with tokens that verify and no password on the wire',
    { timeout },
    async ({ registered: { pool, client } }) => {
      const before = pool.control.requests().length
      expect(await client.signIn(ada)).toEqual({ name: 'DONE' })
      expect(JSON.stringify(pool.control.requests().slice(before))).not.toContain(ada.password)
      const { access, id } = await client.tokens()
      await expectVerified(pool, access, id)
      expect(await client.attributes()).toMatchObject({
        ...attributes,
        phone_number: ada.phone,
        phone_number_verified: 'true',
      })
    },
  )

  it('a wrong password until locked', { timeout }, async ({ registered: { pool, client } }) => {
    pool.control.freezeClock()
    for (let tries = 0; tries < 5; tries += 1) expect(await refusal(client.signIn(wrongPassword))).toBe(badCredentials)
    expect(await refusal(client.signIn(ada))).toBe('NotAuthorizedException: Password attempts exceeded')
    pool.control.advanceClock(1000)
    expect(await client.signIn(ada)).toEqual({ name: 'DONE' })
  })

  it('refresh', { timeout }, async ({ signedIn: { pool, client } }) => {
    const before = await client.tokens()
    pool.control.advanceClock(hour)
    await client.refresh()
    const after = await client.tokens()
    expect(after.access).not.toBe(before.access)
    expect(after.refresh).toBe(before.refresh)
    expect(await client.attributes()).toMatchObject(attributes)
  })

  it('profile change', { timeout }, async ({ signedIn: { client } }) => {
    await client.updateAttributes({ name: 'Countess', 'custom:role_name': 'Author' })
    expect(await client.attributes()).toMatchObject({
      name: 'Countess',
      'custom:company': 'Engines',
      'custom:role_name': 'Author',
      phone_number: ada.phone,
    })
  })

  it('phone change', { timeout }, async ({ signedIn: { pool, client } }) => {
    const moved = { ...ada, phone: '+4915199999934' }
    await client.updateAttributes({ phone_number: moved.phone })
    expect(await client.attributes()).toMatchObject({ phone_number: ada.phone })
    // Given again, the number gets another code.
    await client.updateAttributes({ phone_number: moved.phone })
    expect(pool.control.sms().map(({ to }) => to)).toEqual([ada.phone, moved.phone, moved.phone])
    const code = latestCode(pool)
    expect(await refusal(client.verifyPhone(wrongCode(code)))).toMatch(/^CodeMismatchException/)
    await client.verifyPhone(code)
    expect(await client.attributes()).toMatchObject({ phone_number: moved.phone, phone_number_verified: 'true' })
    await client.signOut()
    expect(await client.signIn(moved)).toEqual({ name: 'DONE' })
  })

  it('reset', { timeout }, async ({ registered: { pool, client } }) => {
    await client.forgotPassword(ada.phone)
    const code = latestCode(pool)
    expect(await refusal(client.confirmForgotPassword(changed, wrongCode(code)))).toMatch(/^CodeMismatchException/)
    await client.confirmForgotPassword(changed, code)
    expect(await refusal(client.signIn(ada))).toBe(badCredentials)
    expect(await client.signIn(changed)).toEqual({ name: 'DONE' })
  })

  it('change of password', { timeout }, async ({ signedIn: { client } }) => {
    expect(await refusal(client.changePassword(wrongPassword.password, changed.password))).toBe(badCredentials)
    await client.changePassword(ada.password, changed.password)
    await client.signOut()
    expect(await client.signIn(changed)).toEqual({ name: 'DONE' })
  })

  it('revoke', { timeout }, async ({ signedIn: { pool, client } }) => {
    const { access, refresh } = await client.tokens()
    await client.signOut()
    await expectRevoked(pool, access, refresh)
  })

  it('global sign-out', { timeout }, async ({ signedIn: { pool, client } }) => {
    const { access, refresh } = await client.tokens()
    await client.signOutEverywhere()
    await expectRevoked(pool, access, refresh)
  })

  it('delete', { timeout }, async ({ signedIn: { client } }) => {
    await client.deleteUser()
    expect(await refusal(client.signIn(ada))).toBe(badCredentials)
    await client.signUp(ada, attributes)
  })
}

async function expectVerified(pool: LocalPool, access: string, id: string): Promise<void> {
  const { userPoolId, clientId, endpoint } = pool
  const verifier = CognitoJwtVerifier.create({ userPoolId, clientId, tokenUse: null })
  const keys = await fetch(`${endpoint}/${userPoolId}/.well-known/jwks.json`)
  verifier.cacheJwks((await keys.json()) as Parameters<typeof verifier.cacheJwks>[0])
  expect(await verifier.verify(access)).toMatchObject({ token_use: 'access' })
  expect(await verifier.verify(id)).toMatchObject({ token_use: 'id', phone_number: ada.phone })
}

async function expectRevoked(pool: LocalPool, access: string, refresh: string): Promise<void> {
  const user = new PoolUser(pool)
  expect(await refusal(user.attributes(access))).toBe('NotAuthorizedException: Access Token has been revoked')
  expect(await refusal(user.refresh(refresh))).toBe('NotAuthorizedException: Refresh Token has been revoked')
}
