import { createLog } from '../../main/diagnostics/log.ts'
import type { SecretStore } from '../../main/keychain/keytar.ts'
import { prepareAmplify } from '../faults/amplify.ts'
import { openApp } from '../faults/app.ts'
import type { FromApp, Order, ToApp, Way } from './messages.ts'
import { setMachineClock } from './machine-clock.ts'

// The app's main process without its windows, for `app.ts`: started anew after each crash, and killed by a real kill.

interface Settings {
  pool: { endpoint: string; userPoolId: string; clientId: string }
  folder: string
  terms: string
  /** In milliseconds. */
  timeouts: { request: number; keychain: number; call: number }
}

const { pool, folder, terms, timeouts } = JSON.parse(process.argv[2] ?? '') as Settings
/** A label of a host name has 63 characters at most: the resolver refuses this one without asking anybody. */
const unresolvable = `http://${'x'.repeat(64)}.invalid/`
const waiting = new Map<number, PromiseWithResolvers<string | null>>()
let uses = 0
let way: Way = 'clear'

function tell(message: FromApp): void {
  process.send?.(message)
}

function useKeychain(kind: 'get' | 'set' | 'delete', account: string, secret = ''): Promise<string | null> {
  uses += 1
  const answer = Promise.withResolvers<string | null>()
  waiting.set(uses, answer)
  tell({ use: uses, kind, account, secret })
  return answer.promise
}

const store: SecretStore = {
  get: (account) => useKeychain('get', account),
  set: (account, secret) => useKeychain('set', account, secret).then(() => undefined),
  delete: (account) => useKeychain('delete', account).then(() => undefined),
  accounts: () => Promise.resolve([]),
}

// Before anything asks for the time, or keeps what tells it.
setMachineClock(0)
await prepareAmplify()
const send = globalThis.fetch
const app = await openApp({
  pool,
  store,
  folder,
  terms,
  keychainTimeout: timeouts.keychain,
  deadline: timeouts.call,
  log: createLog(
    (line) => {
      tell({ line })
    },
    () => 'debug',
  ),
  announce: (session) => {
    tell({ session })
  },
})
/** Makes the pool strike the next request. */
async function strike(): Promise<void> {
  if (typeof way === 'string' || way.times === 0) return
  way.times -= 1
  const body = JSON.stringify({ ...way.fault, operation: '*', times: 1 })
  await send(`${pool.endpoint}/_local/faults`, { method: 'POST', headers: { 'x-local-pool': '1' }, body })
}

app.connect(async (input, init) => {
  await strike()
  const response = await send(way === 'cut' ? unresolvable : input, init)
  // Half an answer is the app's to deal with.
  const text = await response
    .clone()
    .text()
    .catch(() => '')
  tell({ tokens: [...text.matchAll(/"(?:Access|Id|Refresh)Token":"([^"]+)"/g)].map(([, token = '']) => token) })
  return response
}, timeouts.request)

async function carryOut(order: Order): Promise<void> {
  const result = order.kind === 'call' ? await app.call(order.name, order.input) : null
  if (order.kind === 'catchUp') await app.account.catchUp()
  if (order.kind === 'settle') await app.settle()
  if (order.kind === 'clock') setMachineClock(order.ahead)
  if (order.kind === 'way') way = order.way
  tell({ done: order.order, result, session: app.account.session() })
}

process.on('message', (message: ToApp) => {
  if ('order' in message) void carryOut(message)
  else if ('refused' in message) waiting.get(message.answerTo)?.reject(new Error('The keychain refused.'))
  else waiting.get(message.answerTo)?.resolve(message.value)
})
process.on('disconnect', () => process.exit())
