import { randomUUID } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Fault } from '../../infra/local-pool/faults.ts'
import { startLocalPool, type LocalPool } from '../../infra/local-pool/server.ts'
import { readSettings, type PoolSettings } from '../../infra/local-pool/settings.ts'
import type { AppError } from '../../preload/contract/errors.ts'
import type { Session } from '../../preload/contract/session.ts'
import { createLog } from '../diagnostics/log.ts'
import { findFailure } from '../failure.ts'
import type { SecretStore } from '../keychain/keytar.ts'
import { createVault } from '../keychain/vault.ts'
import { withDeadline } from '../network/deadline.ts'
import { createFetch } from '../network/fetch.ts'
import { createServerClock } from '../network/server-clock.ts'
import { openMemory, type Memory } from '../settings/remembered.ts'
import { createAuth, type Auth } from './auth.ts'

// The session against a real user pool over HTTP. The keychain is a map here; the real one has its own spec.

const password = 'Correct-Horse-7'
const person = { name: 'Ada Lovelace', company: 'Analytical Engines', role: 'Engineer' }
const log = createLog(() => undefined)
const realFetch = globalThis.fetch

const clock = createServerClock()
let pool: LocalPool
let auth: Auth
let remembered: Memory
let secrets: Map<string, string>
let folder = ''
let rememberedFile = ''
let announced: Session[]

/** A number that no other test uses. */
let serial = 0
function freshNumber(): string {
  serial += 1
  return `+49151${String(20_000_000 + serial)}`
}

/** The app as it is right after a start: nothing in memory, the keychain as it was left. */
async function startApp(): Promise<Session> {
  const store: SecretStore = {
    get: (account) => Promise.resolve(secrets.get(account) ?? null),
    set: (account, secret) => Promise.resolve(void secrets.set(account, secret)),
    delete: (account) => Promise.resolve(void secrets.delete(account)),
    accounts: () => Promise.resolve([...secrets.keys()]),
  }
  await (remembered as Memory | undefined)?.flush()
  remembered = openMemory(rememberedFile, log)
  auth = createAuth({
    config: {
      stage: 'local',
      region: 'eu-central-1',
      userPoolId: pool.userPoolId,
      userPoolClientId: pool.clientId,
      endpoint: pool.endpoint,
      passwordPolicy: {
        minimumLength: 10,
        requireUppercase: true,
        requireLowercase: true,
        requireNumbers: true,
        requireSymbols: false,
      },
    },
    vault: createVault({ store, account: 'session', timeout: 1_000, log }),
    clock,
    remembered,
    deadline: 5_000,
    log,
    announce: (session) => announced.push(session),
  })
  return auth.restore()
}

function code(phoneNumber: string): string {
  return pool.control.sms().findLast(({ to }) => to === phoneNumber)?.code ?? expect.fail('no SMS was sent')
}

/** A code of six digits that is not this one. */
function otherThan(right: string): string {
  return right === '000000' ? '000001' : '000000'
}

async function signedUp(phoneNumber = freshNumber()): Promise<string> {
  await auth.signUp({ ...person, phoneNumber, password })
  return phoneNumber
}

async function signedIn(): Promise<string> {
  const phoneNumber = await signedUp()
  await auth.confirmSignUp(code(phoneNumber))
  expect(auth.session().status).toBe('signedIn')
  return phoneNumber
}

async function errorOf(work: Promise<unknown>): Promise<AppError | null> {
  return findFailure(await work.catch((error: unknown) => error))?.error ?? null
}

/** What another copy of the app does at the same time. */
async function callPool(operation: string, input: object): Promise<void> {
  const response = await realFetch(pool.endpoint, {
    method: 'POST',
    headers: {
      'content-type': 'application/x-amz-json-1.1',
      'x-amz-target': `AWSCognitoIdentityProviderService.${operation}`,
    },
    body: JSON.stringify({ ClientId: pool.clientId, ...input }),
  })
  expect(response.status).toBe(200)
}

function operations(name: string): number {
  return pool.control.requests().filter(({ operation }) => operation === name).length
}

/** A pool of its own id, with the local pool's settings but for `client`. */
async function startPool(client: Partial<PoolSettings['UserPoolClient']> = {}): Promise<LocalPool> {
  const own = readSettings()
  const Id = `eu-central-1_${randomUUID().replaceAll('-', '').slice(0, 9)}`
  return startLocalPool({
    settings: {
      ...own,
      UserPool: { ...own.UserPool, Id },
      UserPoolClient: { ...own.UserPoolClient, ...client },
    },
  })
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'latchkey-auth-'))
  pool = await startPool()
  globalThis.fetch = createFetch({
    send: realFetch,
    timeout: 1_500,
    userAgent: 'Latchkey/test',
    log,
    report: (_reached, serverTime) => {
      if (serverTime !== null) clock.report(serverTime)
    },
  })
})

afterAll(async () => {
  globalThis.fetch = realFetch
  await pool.close()
  await rm(folder, { recursive: true })
})

beforeEach(async () => {
  await pool.control.reset()
  rememberedFile = join(folder, `${randomUUID()}.json`)
  secrets = new Map()
  announced = []
  await startApp()
  expect(auth.session()).toEqual({ status: 'signedOut', phoneNumber: null, notice: null })
})

describe('sign-up', () => {
  it('waits for the code, then signs in with the password still in memory', async () => {
    const phoneNumber = await signedUp()
    expect(auth.session()).toEqual({
      status: 'confirmingSignUp',
      phoneNumber,
      destination: expect.stringMatching(/^\+\*+\d{4}$/) as string,
    })
    expect(await errorOf(auth.confirmSignUp(otherThan(code(phoneNumber))))).toEqual({ code: 'CodeWrong' })
    await auth.confirmSignUp(code(phoneNumber))
    expect(auth.session()).toEqual({
      status: 'signedIn',
      keptIn: 'keychain',
      profile: { ...person, phoneNumber, phoneNumberVerified: true },
    })
  })

  it('tells an expired code from a wrong one, and a new one works', async () => {
    const phoneNumber = await signedUp()
    const first = code(phoneNumber)
    pool.control.advanceClock(25 * 3_600_000)
    expect(await errorOf(auth.confirmSignUp(first))).toEqual({ code: 'CodeExpired' })
    await auth.resendSignUpCode()
    await auth.confirmSignUp(code(phoneNumber))
    expect(auth.session().status).toBe('signedIn')
  })

  it('names a number that is taken and a password that is too weak', async () => {
    const phoneNumber = await signedIn()
    await auth.signOut()
    const again = { ...person, phoneNumber, password }
    expect(await errorOf(auth.signUp(again))).toEqual({ code: 'PhoneNumberTaken' })
    const weak = { ...again, phoneNumber: freshNumber(), password: 'Eight888' }
    expect(await errorOf(auth.signUp(weak))).toEqual({ code: 'PasswordRefused' })
  })

  it('goes on to sign-in when the account was confirmed elsewhere', async () => {
    for (const step of ['confirm', 'resend']) {
      const phoneNumber = await signedUp()
      const sent = code(phoneNumber)
      await auth.confirmSignUp(sent)
      await auth.signOut()
      // Another copy of the app confirmed this number while this one still waits.
      const waiting = await signedUp()
      const other = code(waiting)
      await callPool('ConfirmSignUp', { Username: waiting, ConfirmationCode: other })
      if (step === 'resend') {
        await auth.resendSignUpCode()
        expect(auth.session()).toEqual({ status: 'signedOut', phoneNumber: waiting, notice: 'accountConfirmed' })
      } else {
        await auth.confirmSignUp(other)
        expect(auth.session().status).toBe('signedIn')
        await auth.signOut()
      }
    }
  })

  it('resumes at the code for an unconfirmed account, without claiming that a code was sent', async () => {
    const phoneNumber = await signedUp()
    await auth.startOver()
    expect(auth.session()).toEqual({ status: 'signedOut', phoneNumber, notice: null })
    await auth.signIn(phoneNumber, password)
    expect(auth.session()).toEqual({ status: 'confirmingSignUp', phoneNumber, destination: null })
    await auth.resendSignUpCode()
    await auth.confirmSignUp(code(phoneNumber))
    expect(auth.session().status).toBe('signedIn')
  })
})

describe('a restart before the code came', () => {
  it('goes on waiting for the code of a sign-up, and asks for the password afterwards', async () => {
    const phoneNumber = await signedUp()
    const waiting = auth.session()
    expect(await startApp()).toEqual(waiting)
    expect(await auth.confirmSignUp(code(phoneNumber))).toEqual({
      status: 'signedOut',
      phoneNumber,
      notice: 'accountConfirmed',
    })
    expect(await startApp()).toEqual({ status: 'signedOut', phoneNumber: null, notice: null })
  })

  it('goes on waiting for the code of a reset', async () => {
    const phoneNumber = await signedIn()
    await auth.signOut()
    await auth.requestPasswordReset(phoneNumber)
    const waiting = auth.session()
    expect(await startApp()).toEqual(waiting)
    await auth.resetPassword(code(phoneNumber), 'Battery-Staple-8')
    expect(auth.session()).toEqual({ status: 'signedOut', phoneNumber, notice: 'passwordReset' })
  })

  it('forgets it when the user starts again', async () => {
    await signedUp()
    await auth.startOver()
    expect(await startApp()).toEqual({ status: 'signedOut', phoneNumber: null, notice: null })
  })
})

describe('sign-in', () => {
  it('refuses a wrong password and an unknown number alike', async () => {
    const phoneNumber = await signedIn()
    await auth.signOut()
    expect(await errorOf(auth.signIn(phoneNumber, 'Wrong-Horse-77'))).toEqual({ code: 'CredentialsWrong' })
    expect(await errorOf(auth.signIn(freshNumber(), password))).toEqual({ code: 'CredentialsWrong' })
    await auth.signIn(phoneNumber, password)
    expect(auth.session().status).toBe('signedIn')
  })

  it('tells a lock from a wrong password', async () => {
    const phoneNumber = await signedIn()
    await auth.signOut()
    for (let attempt = 0; attempt < 5; attempt += 1) await errorOf(auth.signIn(phoneNumber, 'Wrong-Horse-77'))
    await errorOf(auth.signIn(phoneNumber, 'Wrong-Horse-77'))
    expect(await errorOf(auth.signIn(phoneNumber, password))).toEqual({ code: 'SignInLocked' })
  })

  it('explains a wrong clock instead of blaming the password', async () => {
    const phoneNumber = await signedIn()
    await auth.signOut()
    pool.control.skewClock(3 * 3_600_000)
    expect(await errorOf(auth.signIn(phoneNumber, password))).toEqual({ code: 'ClockWrong' })
    pool.control.skewClock(0)
    await auth.signIn(phoneNumber, password)
    expect(auth.session().status).toBe('signedIn')
  })

  it('is not possible over a session, and leaves that session alone', async () => {
    const phoneNumber = await signedIn()
    await expect(auth.signIn(freshNumber(), password)).rejects.toThrow('signedIn')
    expect(auth.session()).toMatchObject({ status: 'signedIn', profile: { phoneNumber } })
  })
})

describe('the session', () => {
  it('survives a restart by one record that holds no access or id token', async () => {
    const phoneNumber = await signedIn()
    const [record, ...others] = secrets.values()
    expect(others).toEqual([])
    expect(Object.keys(JSON.parse(record ?? '') as object).sort()).toEqual(['refreshToken', 'username', 'version'])
    // An access or id token is a signed JWT: two parts that begin as JSON objects do.
    expect(record).not.toMatch(/eyJ[\w-]+\.eyJ/)
    expect(await startApp()).toMatchObject({ status: 'signedIn', keptIn: 'keychain', profile: { phoneNumber } })
  })

  it('is gone after sign-out, here and at the pool', async () => {
    await signedIn()
    const record = secrets.get('session') ?? expect.fail('no record')
    expect(await auth.signOut()).toMatchObject({ status: 'signedOut', notice: 'signedOut' })
    expect(secrets.size).toBe(0)
    expect(await errorOf(auth.signOut())).toEqual({ code: 'NotSignedIn' })
    // Somebody who copied the record before has nothing.
    secrets.set('session', record)
    expect(await startApp()).toMatchObject({ status: 'signedOut', notice: 'sessionEnded' })
    expect(secrets.size).toBe(0)
  })

  it('ends with the number filled in when it was ended while the app was closed', async () => {
    const phoneNumber = await signedIn()
    const { refreshToken } = JSON.parse(secrets.get('session') ?? '') as { refreshToken: string }
    await callPool('RevokeToken', { Token: refreshToken })
    expect(await startApp()).toEqual({ status: 'signedOut', phoneNumber, notice: 'sessionEnded' })
  })

  it('says so when the pool could not be told of the sign-out', async () => {
    const phoneNumber = await signedIn()
    pool.control.addFault({ operation: 'RevokeToken', kind: 'drop', times: 1 })
    const { refreshToken } = JSON.parse(secrets.get('session') ?? '') as { refreshToken: string }
    expect(await auth.signOut()).toEqual({ status: 'signedOut', phoneNumber, notice: 'serverNotTold' })
    // The token waits to be revoked at the next chance, and for nothing else.
    expect([...secrets]).toEqual([['session.revoke', JSON.stringify([refreshToken])]])
    await startApp()
    expect(auth.session().status).toBe('signedOut')
    await auth.catchUp()
    expect(secrets.size).toBe(0)
    secrets.set('session', JSON.stringify({ version: 1, username: randomUUID(), refreshToken }))
    expect(await startApp()).toMatchObject({ status: 'signedOut', notice: 'sessionEnded' })
  })

  it('is kept, not lost, while the pool cannot be reached at start', async () => {
    await signedIn()
    const record = secrets.get('session')
    pool.control.addFault({ operation: 'GetTokensFromRefreshToken', kind: 'drop', times: 1 })
    expect(await startApp()).toEqual({ status: 'restoring', problem: 'Offline' })
    expect(secrets.get('session')).toBe(record)
    expect(await auth.restore()).toMatchObject({ status: 'signedIn' })
  })

  it('ends when it was ended elsewhere, with the number filled in', async () => {
    const phoneNumber = await signedIn()
    const { refreshToken } = JSON.parse(secrets.get('session') ?? '') as { refreshToken: string }
    await callPool('RevokeToken', { Token: refreshToken })
    expect(await errorOf(auth.refreshProfile())).toEqual({ code: 'NotSignedIn' })
    expect(auth.session()).toEqual({ status: 'signedOut', phoneNumber, notice: 'sessionEnded' })
    expect(secrets.size).toBe(0)
  })
})

describe('a pool that rotates refresh tokens', () => {
  const rotation = { Feature: 'ENABLED', RetryGracePeriodSeconds: 10 } as const
  // With rotation on, Cognito allows GetTokensFromRefreshToken alone.
  const ExplicitAuthFlows = ['ALLOW_USER_SRP_AUTH'] as const
  let usual: LocalPool

  beforeEach(async () => {
    usual = pool
    pool = await startPool({ RefreshTokenRotation: rotation, ExplicitAuthFlows: [...ExplicitAuthFlows] })
    secrets.clear()
    await startApp()
  })
  afterEach(async () => {
    await pool.close()
    pool = usual
  })

  it('keeps the newest token, and a restart in between finds it', async () => {
    await signedIn()
    const first = secrets.get('session')
    pool.control.advanceClock(2 * 3_600_000)
    expect(await startApp()).toMatchObject({ status: 'signedIn' })
    const second = secrets.get('session')
    expect(second).not.toBe(first)
    pool.control.advanceClock(2 * 3_600_000)
    expect(await startApp()).toMatchObject({ status: 'signedIn' })
    // The first one was used up; whoever presents it has a copy.
    secrets.set('session', first ?? '')
    expect(await startApp()).toMatchObject({ status: 'signedOut', notice: 'sessionEnded' })
  })

  it('asks once for many callers', async () => {
    await signedIn()
    await startApp()
    pool.control.advanceClock(2 * 3_600_000)
    const before = operations('GetTokensFromRefreshToken')
    await Promise.all(Array.from({ length: 5 }, () => auth.refreshProfile()))
    expect(operations('GetTokensFromRefreshToken') - before).toBe(1)
    expect(auth.session().status).toBe('signedIn')
  })
})

describe('the account', () => {
  it('saves a profile without losing the phone number', async () => {
    const phoneNumber = await signedIn()
    const fields = { name: 'Augusta', company: 'Babbage & Co', role: 'Director' }
    const saved = { ...fields, phoneNumber, phoneNumberVerified: true }
    expect(await auth.updateProfile(fields)).toEqual(saved)
    expect(auth.session()).toMatchObject({ profile: saved })
    expect(await auth.refreshProfile()).toEqual(saved)
  })

  it('changes a known password; the old one no longer signs in', async () => {
    const phoneNumber = await signedIn()
    const next = 'Battery-Staple-8'
    expect(await errorOf(auth.changePassword('Wrong-Horse-77', next))).toEqual({ code: 'CurrentPasswordWrong' })
    expect(auth.session().status).toBe('signedIn')
    expect(await errorOf(auth.changePassword(password, 'short'))).toEqual({ code: 'PasswordRefused' })
    await auth.changePassword(password, next)
    await auth.signOut()
    expect(await errorOf(auth.signIn(phoneNumber, password))).toEqual({ code: 'CredentialsWrong' })
    await auth.signIn(phoneNumber, next)
  })

  it('resets a forgotten password by SMS', async () => {
    const phoneNumber = await signedIn()
    await auth.signOut()
    await auth.requestPasswordReset(phoneNumber)
    expect(auth.session()).toMatchObject({ status: 'resettingPassword', phoneNumber })
    const sent = code(phoneNumber)
    const next = 'Battery-Staple-8'
    expect(await errorOf(auth.resetPassword(otherThan(sent), next))).toEqual({ code: 'CodeWrong' })
    pool.control.advanceClock(2 * 3_600_000)
    expect(await errorOf(auth.resetPassword(sent, next))).toEqual({ code: 'CodeExpired' })
    await auth.resendResetCode()
    await auth.resetPassword(code(phoneNumber), next)
    expect(auth.session()).toEqual({ status: 'signedOut', phoneNumber, notice: 'passwordReset' })
    await auth.signIn(phoneNumber, next)
  })

  it('answers a reset for an unknown number as for a known one', async () => {
    const phoneNumber = freshNumber()
    await auth.requestPasswordReset(phoneNumber)
    expect(auth.session()).toMatchObject({ status: 'resettingPassword', phoneNumber })
    expect(await errorOf(auth.resetPassword('123456', password))).toEqual({ code: 'CodeWrong' })
  })
})

describe('a way that fails', () => {
  it('sends one SignUp whatever happens to it', async () => {
    const throttled = { name: 'LimitExceededException', message: 'Attempt limit exceeded' }
    const cases: [Fault, AppError['code']][] = [
      [{ operation: 'SignUp', times: 3, kind: 'drop' }, 'Offline'],
      [{ operation: 'SignUp', times: 3, kind: 'drop', when: 'after' }, 'Offline'],
      [{ operation: 'SignUp', times: 3, kind: 'status', status: 503 }, 'ServerUnavailable'],
      [{ operation: 'SignUp', times: 3, kind: 'error', error: throttled }, 'TooManyRequests'],
    ]
    for (const [fault, expected] of cases) {
      const { kind } = fault
      await pool.control.reset()
      pool.control.addFault(fault)
      const input = { ...person, phoneNumber: freshNumber(), password }
      expect(await errorOf(auth.signUp(input)), kind).toEqual({ code: expected })
      expect(operations('SignUp'), kind).toBe(1)
      expect(auth.session().status).toBe('signedOut')
    }
  })

  it('ends a sign-in that hangs half-way, and the next one works', async () => {
    const phoneNumber = await signedIn()
    await auth.signOut()
    pool.control.addFault({ operation: 'RespondToAuthChallenge', kind: 'delay', times: 1, delayMs: 30_000 })
    expect(await errorOf(withDeadline(1_000, () => auth.signIn(phoneNumber, password)))).toEqual({ code: 'TimedOut' })
    await auth.signIn(phoneNumber, password)
    expect(auth.session().status).toBe('signedIn')
  })

  it('never sends the password, nor keeps it', async () => {
    const phoneNumber = await signedIn()
    await auth.signOut()
    await auth.signIn(phoneNumber, password)
    const signIns = pool.control.requests().filter(({ operation }) => operation !== 'SignUp')
    expect(signIns.length).toBeGreaterThan(4)
    expect(JSON.stringify(signIns)).not.toContain(password)
    expect(JSON.stringify([...secrets.values(), ...announced])).not.toContain(password)
  })
})
