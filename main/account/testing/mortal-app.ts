import fs from 'node:fs'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import type { Config } from '../../stage/config.ts'

// A process with the session in it, which kills itself (SIGKILL) at one of the points at which something leaves it or is
// done: each step of writing a file, each use of the keychain before and after, each request before, during and after, and each
// time that its user is told something. `killed.spec.ts` starts it once for each point.

/** What the process is to do, as JSON in its first argument. */
export interface MortalTask {
  config: Config
  /** Holds `remembered.json` and `keychain.json`. */
  folder: string
  journey: 'signOut' | 'signUp' | 'resend' | 'requestReset'
  phoneNumber: string
  password: string
  /** Whether the keychain keeps a record that it should let go. */
  keychainHolds: boolean
  /** Which point is the last one; without it the process lives. */
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

/** A line for whoever started this. It is with them when this returns. */
function say(line: object): void {
  fs.writeSync(1, `${JSON.stringify(line)}\n`)
}

/** Makes each step of writing a file a point. What writes them takes the functions when it is loaded, so this is first. */
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
const { forEachAttribute } = await import('../../../preload/contract/attributes.ts')
const { createAccount } = await import('../account.ts')
const { plainly } = await import('./plainly.ts')
const { createLog } = await import('../../diagnostics/log.ts')
const { openRemembered } = await import('../../settings/remembered.ts')

const log = createLog(() => undefined)
const realFetch = globalThis.fetch
const send: typeof fetch = async (...values) => {
  point()
  const asked = realFetch(...values)
  await delay(2)
  // It is on its way, or has arrived.
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
  remembered: openRemembered(join(task.folder, 'remembered.json'), log),
  openKeychain: () =>
    Promise.resolve({
      get: (name) => Promise.resolve(read()[name] ?? null),
      set: change,
      delete: (name) =>
        task.keychainHolds && name === 'session' ? Promise.reject(new Error('denied')) : change(name, undefined),
      accounts: () => Promise.resolve(Object.keys(read())),
    }),
  keychainEntry: 'session',
  send,
  userAgent: 'Latchkey/test',
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
const attributes = forEachAttribute(({ label }) => `some ${label}`)
const journeys = {
  signOut: () => auth.signOut(),
  signUp: () => auth.signUp({ phoneNumber, password, attributes }),
  resend: () => auth.resendSignUpCode(),
  requestReset: () => auth.requestPasswordReset(phoneNumber),
}
const { status } = await journeys[task.journey]()
say({ told: status })
point()
say({ points: passed })
process.kill(process.pid, 'SIGKILL')
