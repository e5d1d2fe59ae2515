import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setImmediate } from 'node:timers/promises'
import { createClock } from './clock.ts'
import { createControl, type PoolControl } from './control.ts'
import { answerCognito, type EndpointTools } from './endpoint.ts'
import { defaultSettings } from './default-settings.ts'
import { CognitoError, errors } from './errors.ts'
import { createFaults } from './faults.ts'
import { isLocalHost, json, send, type Answer } from './http.ts'
import { openSecrets, type SigningKeys } from './keys.ts'
import { phoneAnswer } from './phone/phone.ts'
import type { Pool } from './pool.ts'
import { createRequestLog } from './requests.ts'
import { createSealer } from './sealer.ts'
import type { PoolSettings } from './settings.ts'
import { createSmsOutbox, type SentSms } from './sms.ts'
import { openStore, type Store } from './store.ts'

export interface LocalPoolOptions {
  /** 0, the default, takes a free one. */
  port?: number
  /** Where users and keys are kept; in memory unless given. One running pool to a directory. */
  dataDir?: string
  /** Those of `settings.json` unless given. */
  settings?: PoolSettings
  /** Where its signing keys come from when it has none; it makes its own unless given. */
  makeKeys?: () => Promise<SigningKeys>
  /** Hears of each SMS and of what goes wrong inside, a line each. */
  log?: (line: string) => void
}

/** A running local pool. */
export interface LocalPool {
  /** `http://127.0.0.1:PORT` */
  readonly endpoint: string
  readonly userPoolId: string
  readonly clientId: string
  readonly settings: PoolSettings
  readonly control: PoolControl
  /** Rejects with a `SettingsError` when the settings turn out to be wrong: they are checked after the start. */
  readonly checked: Promise<void>
  /** Ends connections and waits until everything is on disk. */
  close: () => Promise<void>
}

/**
 * Starts a user pool that answers as Cognito does, on the loopback address. For development, the demo and tests only.
 * @throws {Error} when the port is taken, the state directory cannot be used, or it runs in a packaged application.
 */
export async function startLocalPool(options: LocalPoolOptions = {}): Promise<LocalPool> {
  refuseWhenPackaged()
  const { port = 0, dataDir, settings = defaultSettings(), log = () => undefined } = options
  const clock = createClock()
  const faults = createFaults()
  const requests = createRequestLog()
  // Locks the directory, so that no other pool writes its keys there at the same time.
  const store = openStore(settings, dataDir)
  const secrets = await orClose(store, () => openSecrets(dataDir, options.makeKeys))
  const closing = new AbortController()
  const pool: Pool = {
    settings,
    clock,
    store,
    sms: createSmsOutbox({
      now: clock.now,
      refusal: () => {
        const fault = faults.take('SMS')
        if (fault?.kind !== 'error' || fault.error === undefined) return fault && errors.smsNotSent()
        return new CognitoError(fault.error.name, fault.error.message)
      },
      onSent: ({ to, text }: SentSms) => {
        log(`SMS to ${to}: ${text}`)
      },
    }),
    secrets,
    sealer: createSealer(secrets.secret),
    usedSessions: new Map(),
    gone: { current: 'nothing' },
    caller: { userAgent: '', address: '' },
  }
  const control = createControl(pool, clock, faults, requests)
  const tools: EndpointTools = { faults, requests, log, closing: closing.signal }

  const server = createServer(timeouts, (request, response) => {
    answer(pool, control, tools, request, response).catch((error: unknown) => {
      if (!closing.signal.aborted && !request.destroyed) log(`${request.url ?? ''}: ${String(error)}`)
      response.destroy()
    })
  })
  const address = await orClose(store, () => listen(server, port))
  const checked = warmUp(pool)
  checked.catch(() => undefined)
  let closed: Promise<void> | undefined

  async function close(): Promise<void> {
    closing.abort()
    await new Promise<void>((resolve) => {
      server.close(() => {
        resolve()
      })
      server.closeAllConnections()
    })
    secrets.close()
    await pool.store.close()
  }

  return {
    endpoint: `http://127.0.0.1:${String(address.port)}`,
    userPoolId: settings.UserPool.Id,
    clientId: settings.UserPoolClient.ClientId,
    settings,
    control,
    checked,
    close: () => (closed ??= close()),
  }
}

// Idle connections stay open for a minute. Node would close them after 5 s, perhaps just as a client sends on one, and
// the client would report a network failure.
const timeouts = { requestTimeout: 30_000, headersTimeout: 10_000, keepAliveTimeout: 60_000 }

async function answer(
  pool: Pool,
  control: PoolControl,
  tools: EndpointTools,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  if (!isLocalHost(request.headers.host)) send(response, json(403, { message: 'Not a local host name.' }))
  else if (request.url?.startsWith('/_local/') === true) send(response, await answerLocal(control, request))
  else await answerCognito(pool, tools, request, response)
}

async function answerLocal(control: PoolControl, request: IncomingMessage): Promise<Answer> {
  const page = request.method === 'GET' ? await phoneAnswer(request.url ?? '') : undefined
  if (page !== undefined) return page
  const { answerControl } = await import('./controls.ts')
  return answerControl(control, request)
}

/** What `work` answers. Closes the store when it throws. */
async function orClose<Value>(store: Store, work: () => Value | Promise<Value>): Promise<Value> {
  try {
    return await work()
  } catch (error) {
    await store.close()
    throw error
  }
}

/** Makes the keys, checks the settings and loads the operations, so that neither start nor first request waits for it. */
async function warmUp({ settings, secrets }: Pool): Promise<void> {
  await setImmediate()
  secrets.signingKeys().catch(() => undefined)
  const { parseSettings } = await import('./settings.ts')
  parseSettings(settings)
  await import('./operations/registry.ts')
}

function listen(server: Server, port: number): Promise<AddressInfo> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, '127.0.0.1', () => {
      resolve(server.address() as AddressInfo)
    })
  })
}

function refuseWhenPackaged(): void {
  const inArchive = import.meta.url.includes('.asar/')
  const inPackagedElectron = 'electron' in process.versions && !('defaultApp' in process)
  if (inArchive || inPackagedElectron) throw new Error('The local pool does not run in a packaged application.')
}
