import { AdminConfirmSignUpCommand, CognitoIdentityProviderClient } from '@aws-sdk/client-cognito-identity-provider'
import { randomUUID } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, expect } from 'vitest'
import { startLocalPool, type LocalPool } from '../../../infra/local-pool/server.ts'
import { readSettings, type PoolSettings } from '../../../infra/local-pool/settings.ts'
import { usualAttributes } from '../../../preload/contract/attributes/definition.ts'
import { sharedKeys } from '../../../infra/local-pool/testing/pool.ts'
import type { AppError } from '../../../preload/contract/errors.ts'
import type { Language } from '../../../preload/contract/machine.ts'
import type { Session } from '../../../preload/contract/session.ts'
import type { Consent } from '../../stage/brand.ts'
import type { Config } from '../../stage/config.ts'
import { createLog } from '../../diagnostics/log.ts'
import { findCommonFailure } from '../../common-failure.ts'
import type { SecretStore } from '../../keychain/keytar.ts'
import { openRemembered, type RememberedStore } from '../../settings/remembered.ts'
import { createAccount, type Account } from '../account.ts'
import { useNativeArithmetic } from './native-arithmetic.ts'
import { CallFailed, plainly, type PlainAccount } from './plainly.ts'

// A session against a real user pool over HTTP, for the specs of this room. Its keychain is a map; the real keychain
// has its own spec.

export const password = 'Correct-Horse-7'
export const person = {
  attributes: {
    name: 'Ada Lovelace',
    'custom:company': 'Analytical Engines',
    'custom:role_name': 'Engineer',
  } satisfies Record<string, string>,
}
/** What the app has logged since the test's start, a line each. */
export const logged: string[] = []
const log = createLog((line) => logged.push(line))
const realFetch = globalThis.fetch

let account: Account | undefined
export let pool: LocalPool
export let auth: PlainAccount
export let remembered: RememberedStore
export let secrets: Map<string, string>
let folder = ''
export let rememberedFile = ''
export let announced: Session[]

let serial = 0
/** A number that no other test of this file uses. */
export function freshNumber(): string {
  serial += 1
  return `+49151${String(20_000_000 + serial)}`
}

/** After how many hours the administrator asks for a new sign-in; counts from the next start. */
let signInEvery: number | null = null
export function administratorWants(hours: number | null): void {
  signInEvery = hours
}

/** Numbers with this prefix may not sign up. */
export const refusedCountry = '+33'

/** Under which name an authenticator app shows the account. */
export const issuer = 'Northwind & Söhne'

/** What users may do on a stage that offers everything. */
export const everything: Config['signIn'] = {
  selfSignUp: true,
  challengeMinutes: 3,
  secondFactor: 'OPTIONAL',
  totp: true,
  newNumber: true,
  sessions: true,
  deleteAccount: true,
}

/** The language of the screens; counts at once. */
let language: Language = 'en'
export function speak(other: Language): void {
  language = other
}

/** What the stage says of its pool; counts from the next start. */
let stage: Pick<Config, 'attributes' | 'signIn'> = { attributes: usualAttributes, signIn: everything }
export function useStage(other: typeof stage): void {
  stage = other
}

/** What the company's users agree to; counts from the next start. */
let consent: Consent | null = null
export function usersAgreeTo(asked: Consent | null): void {
  consent = asked
}
export function consentAsked(): Consent | null {
  return consent
}

/** The app's configuration for the pool. */
export function config(): Config {
  return {
    ...stage,
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
  }
}

/** Whether the app says that anybody signed in on this machine before. */
export function signedInBefore(): boolean {
  return account?.signedInBefore() ?? expect.fail('the app has not started')
}

type KeychainUse = 'get' | 'set' | 'delete'
let refused: readonly KeychainUse[] = []
let hangs = false
/** How often the app has used the keychain since its start. */
export let keychainUses = 0

/** Makes the keychain refuse these uses, until the app starts again or the next call names others. */
export function keychainRefuses(...uses: KeychainUse[]): void {
  refused = uses
}

/** Makes the keychain answer nothing, until the app starts again. */
export function keychainHangs(): void {
  hangs = true
}

async function useKeychain<Value>(use: KeychainUse, work: () => Value): Promise<Value> {
  keychainUses += 1
  if (hangs) await new Promise(() => undefined)
  if (refused.includes(use)) throw new Error('denied')
  return work()
}

/** Starts the app on the keychain and the files as they were left. */
export async function startApp({ keychain = [] }: { keychain?: readonly KeychainUse[] } = {}): Promise<Session> {
  refused = keychain
  hangs = false
  keychainUses = 0
  // The app of an earlier test may still retry something; it keeps that test's keychain.
  const kept = secrets
  const store: SecretStore = {
    get: (account) => useKeychain('get', () => kept.get(account) ?? null),
    set: (account, secret) => useKeychain('set', () => void kept.set(account, secret)),
    delete: (account) => useKeychain('delete', () => void kept.delete(account)),
    accounts: () => Promise.resolve([...kept.keys()]),
  }
  await (remembered as RememberedStore | undefined)?.flush()
  remembered = openRemembered(rememberedFile, stage.attributes, log)
  await account?.close()
  account = createAccount({
    config: config(),
    remembered,
    keychain: store,
    keychainEntry: 'session',
    consent,
    send: realFetch,
    userAgent: 'Latchkey/test',
    issuer,
    language: () => language,
    times: { call: 5_000, request: 1_500, keychain: 1_000 },
    policy: { sessionOnly: false, signInEveryHours: signInEvery },
    mayUse: (phoneNumber) => Promise.resolve(!phoneNumber.startsWith(refusedCountry)),
    log,
  })
  account.follow({ session: (session) => announced.push(session) })
  auth = plainly(account)
  return auth.restore()
}

/** Goes on with the file and the keychain that another process left. */
export function takeOver(file: string, keychain: Record<string, string>): void {
  rememberedFile = file
  secrets = new Map(Object.entries(keychain))
}

/** The code of the newest SMS to this number. */
export function code(phoneNumber: string): string {
  return pool.control.sms().findLast(({ to }) => to === phoneNumber)?.code ?? expect.fail('no SMS was sent')
}

/** A code of six digits that is not this one. */
export function otherThan(right: string): string {
  return right === '000000' ? '000001' : '000000'
}

/** Signs up, and leaves the session waiting for the code. @returns the number */
export async function signedUp(phoneNumber = freshNumber()): Promise<string> {
  await auth.signUp({ ...person, phoneNumber, password, consent: consent?.version })
  return phoneNumber
}

/** Signs up and confirms. @returns the number */
export async function signedIn(): Promise<string> {
  const phoneNumber = await signedUp()
  await auth.confirmSignUp(code(phoneNumber))
  expect(auth.session().status).toBe('signedIn')
  return phoneNumber
}

/** Signs in a user whom an administrator confirmed, so that the number was never verified. @returns the number */
export async function signedInUnverified(): Promise<string> {
  const phoneNumber = await signedUp()
  await administrator().send(new AdminConfirmSignUpCommand({ UserPoolId: pool.userPoolId, Username: phoneNumber }))
  await auth.startOver()
  await auth.signIn(phoneNumber, password)
  expect(auth.session()).toMatchObject({ status: 'signedIn', profile: { phoneNumberVerified: false } })
  return phoneNumber
}

/** An administrator of the user pool, through the AWS SDK. */
export function administrator(): CognitoIdentityProviderClient {
  const credentials = { accessKeyId: 'local', secretAccessKey: 'local' }
  return new CognitoIdentityProviderClient({ endpoint: pool.endpoint, region: 'eu-central-1', credentials })
}

/** The contract's error that the work fails with; null when it does not fail. */
export async function errorOf(work: Promise<unknown>): Promise<AppError | null> {
  const thrown = await work.catch((error: unknown) => error)
  return thrown instanceof CallFailed ? thrown.error : (findCommonFailure(thrown)?.error ?? null)
}

/** Calls the pool directly, as another copy of the app would. */
export async function callPool(operation: string, input: object): Promise<unknown> {
  const response = await realFetch(pool.endpoint, {
    method: 'POST',
    headers: {
      'content-type': 'application/x-amz-json-1.1',
      'x-amz-target': `AWSCognitoIdentityProviderService.${operation}`,
    },
    body: JSON.stringify({ ClientId: pool.clientId, ...input }),
  })
  expect(response.status).toBe(200)
  return response.json()
}

/** How often the pool has received this operation. */
export function operations(name: string): number {
  return pool.control.requests().filter(({ operation }) => operation === name).length
}

/** A pool with an id of its own. Its settings are the local pool's, changed by `client` and `local`. */
export async function startPool(
  client: Partial<PoolSettings['UserPoolClient']> = {},
  local: Partial<PoolSettings['LocalPool']> = {},
): Promise<LocalPool> {
  const own = readSettings()
  const Id = `eu-central-1_${randomUUID().replaceAll('-', '').slice(0, 9)}`
  return startLocalPool({
    makeKeys: sharedKeys,
    settings: {
      ...own,
      UserPool: { ...own.UserPool, Id },
      UserPoolClient: { ...own.UserPoolClient, ...client },
      LocalPool: { ...own.LocalPool, ...local },
    },
  })
}

/** Uses another pool instead of the usual one. */
export function usePool(other: LocalPool): void {
  pool = other
}

/** Starts the pool before the file's tests, and a new app before each test. */
export function installRig(): void {
  beforeAll(useNativeArithmetic)

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'latchkey-auth-'))
    pool = await startPool()
  })

  afterAll(async () => {
    await account?.close()
    globalThis.fetch = realFetch
    await pool.close()
    await remembered.flush()
    await rm(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 50 })
  })

  beforeEach(async () => {
    await pool.control.reset()
    rememberedFile = join(folder, `${randomUUID()}.json`)
    secrets = new Map()
    announced = []
    logged.length = 0
    await startApp()
    expect(auth.session()).toEqual({ status: 'signedOut', phoneNumber: null, notice: null, wait: null })
  })
}
