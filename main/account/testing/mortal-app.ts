import fs from 'node:fs'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import type { Consent } from '../../stage/brand.ts'
import type { Config } from '../../stage/config.ts'

// A process with a session, which kills itself (SIGKILL) at one of the points of a journey. Points are: each step of
// writing a file, each use of the keychain (before and after it), each request (before, during and after it), and each
// time that the user is told something. `killed.spec.ts` starts it once for each point.

/** The process's task, as JSON in its first argument. */
export interface MortalTask {
  config: Config
  /** Holds `remembered.json` and `keychain.json`. */
  folder: string
  journey:
    | 'signOut'
    | 'signUp'
    | 'resend'
    | 'requestReset'
    | 'confirm'
    | 'changeNumber'
    | 'deleteAccount'
    | 'endEverywhere'
    | 'agree'
  /** What users agree to; null where nobody is asked. */
  consent: Consent | null
  phoneNumber: string
  password: string
  /** Whether the keychain fails to delete a record. */
  keychainHolds: boolean
  /** The number of the point at which the process ends; null to let it live. */
  killAt: number | null
}

const task = JSON.parse(process.argv[2] ?? '') as MortalTask
let armed = false
let passed = 0

function point(): void {
  if (!armed) return
  passed += 1
  if (passed === task.killAt) process.kill(process.pid, 'SIGKILL')
}

/** Prints a line to whoever started this. The line has arrived when this returns. */
function say(line: object): void {
  fs.writeSync(1, `${JSON.stringify(line)}\n`)
}

/**
 * Makes each step of writing a file a point. It must run before the module that writes files, which takes these
 * functions when it is loaded.
 */
function watchFiles(): void {
  for (const name of ['open', 'write', 'fsync', 'close', 'rename'] as const) {
    const real = fs[name] as (...values: unknown[]) => void
    Object.assign(fs, {
      [name]: (...values: unknown[]) => {
        point()
        real(...values)
      },
    })
  }
}

watchFiles()
const { forEachAttribute } = await import('../../../preload/contract/testing/attributes.ts')
const { createAccount } = await import('../account.ts')
const { plainly } = await import('./plainly.ts')
const { createLog } = await import('../../diagnostics/log.ts')
const { openRemembered } = await import('../../settings/remembered.ts')

const log = createLog(() => undefined)
const realFetch = globalThis.fetch
const send: typeof fetch = async (...values) => {
  point()
  const asked = realFetch(...values)
  // It may fail before anybody waits for it, which ends a process.
  asked.catch(() => undefined)
  await delay(2)
  // The request is under way, or the pool has it.
  point()
  const answer = await asked
  point()
  return answer
}

const keychain = join(task.folder, 'keychain.json')
const read = (): Record<string, string> => JSON.parse(fs.readFileSync(keychain, 'utf8')) as Record<string, string>
const change = (account: string, secret: string | undefined): Promise<void> => {
  point()
  fs.writeFileSync(keychain, JSON.stringify({ ...read(), [account]: secret }))
  point()
  return Promise.resolve()
}
const account = createAccount({
  config: task.config,
  remembered: openRemembered(join(task.folder, 'remembered.json'), task.config.attributes, log),
  keychain: {
    get: (name) => Promise.resolve(read()[name] ?? null),
    set: change,
    delete: (name) =>
      task.keychainHolds && name === 'session' ? Promise.reject(new Error('denied')) : change(name, undefined),
    accounts: () => Promise.resolve(Object.keys(read())),
  },
  consent: task.consent,
  keychainEntry: 'session',
  send,
  userAgent: 'Latchkey/test',
  issuer: 'Latchkey',
  language: () => 'en',
  times: { call: 5_000, request: 5_000, keychain: 1_000 },
  policy: { sessionOnly: false, signInEveryHours: null },
  mayUse: () => Promise.resolve(true),
  log,
})
account.follow({
  session: (session) => {
    say({ told: session.status })
    point()
  },
})
const auth = plainly(account)
await auth.restore()
armed = true
const { phoneNumber, password } = task
const attributes = forEachAttribute(({ word }) => `some ${word}`)
const journeys = {
  signOut: () => auth.signOut(),
  signUp: () => auth.signUp({ phoneNumber, password, attributes, consent: task.consent?.version }),
  resend: () => auth.resendSignUpCode(),
  requestReset: () => auth.requestPasswordReset(phoneNumber),
  confirm: () => auth.confirm(password),
  // The number is the user's own but for the country.
  changeNumber: () => auth.changeNumber(phoneNumber.replace('+49', '+43')),
  endEverywhere: () => auth.endEverywhere(password),
  agree: () => auth.agree(task.consent?.version ?? ''),
  deleteAccount: () => auth.deleteAccount(phoneNumber.slice(-4)),
}
const { status } = await journeys[task.journey]()
say({ told: status })
point()
// What is written after the user was told has its points too.
await account.settle()
say({ points: passed })
process.kill(process.pid, 'SIGKILL')
