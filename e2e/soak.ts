import { createHook } from 'node:async_hooks'
import { setTimeout as sleep } from 'node:timers/promises'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { prepareAmplify } from './faults/amplify.ts'
import { openApp, type App } from './faults/app.ts'
import { details } from './faults/details.ts'
import { startPoolProcess, type PoolProcess } from './faults/pool-process.ts'
import { createSecrets } from './faults/secrets.ts'

// Signs one person in and out for hundreds of rounds, and measures whether the app's main process grows by it.
// The pool is a process of its own: its log of requests grows, and is none of the app's.

const rounds = 500
/** Until then code is compiled and caches fill. */
const warm = 100
/** Measured as well: the heap after the warm rounds still holds code that is thrown away later, and could hide growth. */
const half = 300
const allowedGrowth = 0.05
/** In milliseconds. Each request's timer runs on for so long after the answer, and is not counted as growth. */
const requestTimeout = 2_000
const twoHours = 2 * 3_600_000
const password = 'Correct-horse-7'
const phoneNumber = '+447700900999'

interface Figures {
  /** In bytes, after collection. */
  heap: number
  timers: number
  listeners: number
}

setFlagsFromString('--expose-gc')
const collect = runInNewContext('gc') as () => void

/** Timers that are not over, also those that would not keep a process alive (which Node's own list leaves out). */
const timers = new Set<number>()
const watch = createHook({
  init(id, type) {
    if (type === 'Timeout') timers.add(id)
  },
  destroy(id) {
    timers.delete(id)
  },
})
const warnings: string[] = []
process.on('warning', ({ name }) => warnings.push(name))

async function measure(): Promise<Figures> {
  await sleep(requestTimeout + 200)
  // What one collection frees may let go of more in its finalizers.
  for (let times = 0; times < 5; times += 1) {
    collect()
    await sleep(20)
  }
  const listeners = process.eventNames().reduce((sum, name) => sum + process.listenerCount(name), 0)
  return { heap: process.memoryUsage().heapUsed, timers: timers.size, listeners }
}

async function succeed(app: App, name: string, input?: unknown): Promise<void> {
  const result = await app.call(name, input)
  if (!result.ok) throw new Error(`${name} answered ${result.error.code}`)
}

async function round(app: App, pool: PoolProcess): Promise<void> {
  await succeed(app, 'auth.signIn', { phoneNumber, password })
  // By the pool's clock the access token is too old now: the profile comes after a refresh.
  await pool.advance(twoHours)
  await succeed(app, 'profile.refresh')
  await pool.advance(-twoHours)
  await succeed(app, 'auth.signOut')
}

function tell(after: number, { heap, timers, listeners }: Figures): void {
  console.log(`after ${after} rounds: heap ${(heap / 1e6).toFixed(2)} MB, ${timers} timers, ${listeners} listeners`)
}

await prepareAmplify()
const send = globalThis.fetch
const pool = await startPoolProcess(send)
const secrets = createSecrets()
const app = await openApp({ pool, store: secrets.store, keychainTimeout: 5_000, deadline: 9_000 })
try {
  app.connect(send, requestTimeout)
  await app.call('session.retry')
  await succeed(app, 'auth.signUp', { ...details, phoneNumber, password })
  await succeed(app, 'auth.confirmSignUp', { code: await pool.code() })
  await succeed(app, 'auth.signOut')

  watch.enable()
  for (let done = 0; done < warm; done += 1) await round(app, pool)
  const first = await measure()
  tell(warm, first)
  for (let done = warm; done < half; done += 1) await round(app, pool)
  const middle = await measure()
  tell(half, middle)
  for (let done = half; done < rounds; done += 1) await round(app, pool)
  const last = await measure()
  tell(rounds, last)

  const growth = last.heap / Math.min(first.heap, middle.heap) - 1
  const held =
    growth <= allowedGrowth &&
    last.timers <= first.timers &&
    last.listeners <= first.listeners &&
    secrets.entries.size === 0 &&
    warnings.length === 0
  console.log(`heap growth ${(growth * 100).toFixed(1)} %, warnings: ${warnings.join(', ') || 'none'}`)
  console.log(`soak: ${rounds} rounds, ${held ? 'no growth' : 'GREW'}`)
  process.exitCode = held ? 0 : 1
} finally {
  await app.close()
  await pool.stop()
}
