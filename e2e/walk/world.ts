import {
  AdminDeleteUserCommand,
  AdminDisableUserCommand,
  AdminEnableUserCommand,
  AdminGetUserCommand,
  AdminResetUserPasswordCommand,
  AdminSetUserMFAPreferenceCommand,
  AdminSetUserPasswordCommand,
  CognitoIdentityProviderClient,
  ListUsersCommand,
} from '@aws-sdk/client-cognito-identity-provider'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { LocalPool } from '../../infra/local-pool/server.ts'
import type { Result } from '../../preload/contract/result.ts'
import type { Factors, Session, SignedInPlace } from '../../preload/contract/session.ts'
import type { CallName } from '../faults/app.ts'
import { details } from '../faults/details.ts'
import { factorsIn } from '../support/administrator.ts'
import { signInElsewhere, type OtherComputer } from '../support/other-computer.ts'
import { appCode, poolRequires } from '../support/second-factors.ts'
import { firstTerms, nextTerms, poolKeepsTerms, terms } from '../support/terms.ts'
import { createSecrets, type FailingSecrets, type KeychainFault } from '../faults/secrets.ts'
import { startApp, type Done, type WalkedApp } from './app.ts'
import type { Way } from './messages.ts'

interface Named {
  UserPoolId: string
  Username: string
}
type Client = CognitoIdentityProviderClient

/** What an administrator does to the one user. */
export const administration = {
  disable: (client: Client, user: Named): Promise<unknown> => client.send(new AdminDisableUserCommand(user)),
  enable: (client: Client, user: Named): Promise<unknown> => client.send(new AdminEnableUserCommand(user)),
  delete: (client: Client, user: Named): Promise<unknown> => client.send(new AdminDeleteUserCommand(user)),
  resetPassword: (client: Client, user: Named): Promise<unknown> =>
    client.send(new AdminResetUserPasswordCommand(user)),
  textsOn: (client: Client, user: Named): Promise<unknown> =>
    client.send(new AdminSetUserMFAPreferenceCommand({ ...user, SMSMfaSettings: { Enabled: true } })),
  textsOff: (client: Client, user: Named): Promise<unknown> =>
    client.send(new AdminSetUserMFAPreferenceCommand({ ...user, SMSMfaSettings: { Enabled: false } })),
  /** The user is told of it, so it is the one that they believe in. */
  temporaryPassword: (client: Client, user: Named, Password: string): Promise<unknown> =>
    client.send(new AdminSetUserPasswordCommand({ ...user, Password })),
} as const

/** What is true at the pool, which the app and its user may not know yet. */
export interface PoolTruth {
  /** Whether the user's account is there. */
  exists: boolean
  /** The number to sign in with; null without one. */
  phoneNumber: string | null
  factors: Factors
  /** What the user agreed to; null where they agreed to nothing. */
  terms: string | null
}

const nobody: PoolTruth = { exists: false, phoneNumber: null, factors: { on: [], preferred: null }, terms: null }

/** One person, their machine, and the pool: what a walk changes, and what it sees. */
export interface World {
  readonly pool: LocalPool
  readonly secrets: FailingSecrets
  /** The one to sign in with. A person who changed it tries both. */
  readonly phoneNumber: string
  /** The other of the person's two numbers. */
  otherNumber(): string
  /** The one that the person believes in. */
  password: string
  /** The session that the app shows beside this one; empty before it showed any. */
  readonly otherSession: string
  /** The version that the company's users agree to. */
  readonly terms: string
  /** The company changes its terms, and gives out another version of the app. */
  changeTerms(): Promise<void>
  /** Where the person is signed in beside the app. */
  readonly elsewhere: OtherComputer | null
  /** Whether that session still counted when the app had ended the others. */
  isElsewhere(): boolean
  /** What the pool held after the last step. */
  truth(): PoolTruth
  /** Asks the pool for the truth. @returns whether it held still meanwhile: what was late may have arrived */
  look(): Promise<boolean>
  /** Signs in on another computer, where the pool asks for the password alone. @returns whether that worked */
  signInElsewhere(): Promise<boolean>
  /** Of the authenticator app; empty before it was shown. */
  readonly key: string
  /** As the app told last. */
  session(): Session
  /** All that must be free of secrets: the log, sessions, answers, and what lies on the disk. */
  written(): string
  /** What lies on the disk. */
  onDisk(): string
  /** Tokens that the pool handed out, passwords, and keys of the authenticator app. */
  secretsSeen(): ReadonlySet<string>
  keychain(): KeychainFault | null
  call(name: CallName, input?: unknown): Promise<Result<unknown>>
  /** Signs up, confirms, and is signed in then. For the beginning. */
  signIn(): Promise<void>
  /** Starts a call and ends the app at once so many milliseconds later. */
  crashDuring(name: CallName, input: unknown, milliseconds: number): Promise<void>
  catchUp(): Promise<void>
  quit(): Promise<void>
  crash(): Promise<void>
  setWay(way: Way): Promise<void>
  setKeychain(fault: KeychainFault | null): void
  /** Time passes, for the pool and for this machine, whose timers slept. */
  pass(milliseconds: number): Promise<void>
  /** This machine's clock goes wrong by so many milliseconds. */
  setMachineClock(wrong: number): Promise<void>
  administrate(what: keyof typeof administration): Promise<boolean>
  close(): Promise<void>
}

const passwords = ['Correct-horse-7', 'Battery-staple-8']
let serial = 0

/** The other of the person's two passwords. */
export function otherPassword(password: string): string {
  return passwords.find((one) => one !== password) ?? password
}

/** The code of the newest SMS to this number, the person's unless given; without one, what somebody might try. */
export function codeOf({ pool, phoneNumber }: Pick<World, 'pool' | 'phoneNumber'>, number = phoneNumber): string {
  return pool.control.sms().findLast(({ to }) => to === number)?.code ?? '123456'
}

/** What the authenticator app shows now; without a key, what somebody might try. */
export function appCodeOf({ pool, key }: Pick<World, 'pool' | 'key'>): string {
  return key === '' ? '123456' : appCode(pool, key)
}

/** An emptied pool, a new person, and the app, which has started. */
export async function createWorld(pool: LocalPool): Promise<World> {
  await pool.control.reset()
  poolRequires(pool, 'OPTIONAL', ['sms', 'totp'])
  poolKeepsTerms(pool)
  serial += 1
  const numbers = ['+4477009', '+4477008'].map((start) => `${start}${String(serial % 100_000).padStart(5, '0')}`)
  let [phoneNumber = ''] = numbers
  let truth = nobody
  let elsewhere: OtherComputer | null = null
  let [otherSession, stillElsewhere] = ['', false]
  const folder = mkdtempSync(join(tmpdir(), 'latchkey-walk-'))
  const administrator = new CognitoIdentityProviderClient({
    endpoint: pool.endpoint,
    region: 'eu-central-1',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
  })
  const secrets = createSecrets()
  const seen = new Set(passwords)
  const lines: string[] = []
  let keychain: KeychainFault | null = null
  let session: Session = { status: 'restoring', wasSignedIn: false, problem: null, profile: null }
  let [way, passed, wrong]: [Way, number, number] = ['clear', 0, 0]
  let app: WalkedApp
  let key = ''
  let version = firstTerms

  function take({ result, session: told }: Done): Result<unknown> | null {
    session = told
    lines.push(JSON.stringify(result), JSON.stringify(told))
    return result
  }
  const listener = {
    session: (told: Session): void => {
      session = told
      lines.push(JSON.stringify(told))
    },
    line: (line: string): void => void lines.push(line),
    tokens: (tokens: string[]): void => {
      for (const token of tokens) seen.add(token)
    },
  }
  async function start(): Promise<void> {
    app = startApp({ pool, folder, terms: version, secrets, listener })
    await app.setClock(passed + wrong)
    await app.setWay(way)
    take(await app.catchUp())
  }
  await start()

  const world: World = {
    pool,
    secrets,
    get phoneNumber() {
      return phoneNumber
    },
    otherNumber: () => numbers.find((one) => one !== phoneNumber) ?? '',
    password: passwords[0] ?? '',
    get otherSession() {
      return otherSession
    },
    get elsewhere() {
      return elsewhere
    },
    get terms() {
      return version
    },
    async changeTerms() {
      version = version === firstTerms ? nextTerms : firstTerms
      await world.quit()
    },
    isElsewhere: () => stillElsewhere,
    truth: () => truth,
    async look() {
      const late = pool.control.requests().filter(({ status }) => status === null).length
      const before = pool.control.requests().length
      truth = await askForTruth(administrator, pool.userPoolId)
      if (truth.phoneNumber !== null) phoneNumber = truth.phoneNumber
      const still = pool.control.requests().slice(0, before)
      return still.filter(({ status }) => status === null).length === late
    },
    async signInElsewhere() {
      const person = { phoneNumber, password: world.password }
      elsewhere = await signInElsewhere(pool, person).catch(() => null)
      return elsewhere !== null
    },
    session: () => session,
    written: () => [...lines, world.onDisk()].join('\n'),
    onDisk: () => readText(join(folder, 'remembered.json')),
    secretsSeen: () => seen,
    keychain: () => keychain,
    get key() {
      return key
    },
    async call(name, input) {
      const done = await app.call(name, input)
      // The one answer that holds the key: it may be in no other, and nowhere else.
      if ((name === 'auth.getTotpKey' || name === 'factors.getTotpKey') && done.result?.ok === true) {
        key = (done.result.value as { key: string }).key
        seen.add(key)
        return done.result
      }
      const result = take(done)
      if (result === null) throw new Error(`${name} was not answered`)
      if (/^sessions\.end(Others|Everywhere)$/.test(name) && result.ok) {
        stillElsewhere = elsewhere !== null && (await elsewhere.refresh())
      }
      if (name.startsWith('sessions.') && result.ok && Array.isArray(result.value)) {
        const places = result.value as SignedInPlace[]
        otherSession = places.find(({ current }) => !current)?.id ?? ''
      }
      return result
    },
    async signIn() {
      take(await app.call('auth.signUp', { ...details, phoneNumber, password: passwords[0], consent: version }))
      take(await app.call('auth.confirmSignUp', { code: codeOf({ pool, phoneNumber }) }))
      if (session.status !== 'signedIn') throw new Error(`the beginning led to ${session.status}`)
    },
    async crashDuring(name, input, milliseconds) {
      app.call(name, input).catch(() => undefined)
      await new Promise((resolve) => setTimeout(resolve, milliseconds))
      await app.kill()
      await start()
    },
    async catchUp() {
      take(await app.catchUp())
    },
    async quit() {
      await app.quit()
      await start()
    },
    async crash() {
      await app.kill()
      await start()
    },
    async setWay(next) {
      way = typeof next === 'string' ? next : { ...next }
      take(await app.setWay(way))
    },
    setKeychain(fault) {
      keychain = fault
      secrets.heal()
      if (fault !== null) secrets.fail(fault)
    },
    async pass(milliseconds) {
      passed += milliseconds
      pool.control.advanceClock(milliseconds)
      pool.control.skewClock(passed)
      take(await app.setClock(passed + wrong))
      take(await app.catchUp())
    },
    async setMachineClock(next) {
      wrong = next
      take(await app.setClock(passed + wrong))
      take(await app.catchUp())
    },
    async administrate(what) {
      const input = { UserPoolId: pool.userPoolId, Username: phoneNumber }
      const next = otherPassword(world.password)
      const done = await administration[what](administrator, input, next).then(
        () => true,
        () => false,
      )
      if (done && what === 'temporaryPassword') world.password = next
      return done
    },
    async close() {
      secrets.heal()
      await app.kill()
      administrator.destroy()
      rmSync(folder, { recursive: true, force: true })
    },
  }
  return world
}

/** The pool has one user at most: the person of this walk. */
async function askForTruth(administrator: Client, UserPoolId: string): Promise<PoolTruth> {
  const { Users: [user] = [] } = await administrator.send(new ListUsersCommand({ UserPoolId }))
  if (user?.Username === undefined) return nobody
  const asked = await administrator.send(new AdminGetUserCommand({ UserPoolId, Username: user.Username }))
  return {
    exists: true,
    phoneNumber: asked.UserAttributes?.find(({ Name }) => Name === 'phone_number')?.Value ?? null,
    factors: factorsIn(asked),
    terms: asked.UserAttributes?.find(({ Name }) => Name === terms)?.Value ?? null,
  }
}

function readText(path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return ''
  }
}
