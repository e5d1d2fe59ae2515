import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import type {
  CreateUserPoolClientCommandInput,
  CreateUserPoolCommandInput,
} from '@aws-sdk/client-cognito-identity-provider'
import { schemaOf } from '../attributes.ts'
import { defaultSettings } from '../default-settings.ts'
import { json, readBody, send } from '../http.ts'
import { makeSigningKeys } from '../keys.ts'
import { startLocalPool, type LocalPool } from '../server.ts'
import { parseSettings, type PoolSettings } from '../settings.ts'
import type { BenchClock } from './bench.ts'
import { ownSettings } from './own-settings.ts'

/** What goes over the wire: an operation's name, and its answer. */
export interface Exchange {
  operation: string
  /** Whether it needs rights in IAM. */
  isSigned: boolean
  /** The pool that the request names. */
  userPoolId: string | undefined
  status: number
  body: string
}

/** Local pools that play an account of AWS: pools and app clients can be made and deleted in it. */
export interface LocalAccount {
  readonly endpoint: string
  readonly clock: BenchClock
  /** The pool behind the app client that was made last; the stage's where that pool was deleted. */
  readonly pool: () => LocalPool
  /** Names of what was made and not deleted. */
  readonly names: () => string[]
  readonly close: () => Promise<void>
}

export interface LocalAccountOptions {
  /** The settings of the pool that is there from the start. */
  stage: PoolSettings
  /** Sees each answer, and may change it before it is sent. */
  watch?: (exchange: Exchange) => Exchange
}

/**
 * Starts an account. A local pool has one app client, so a new one gets a local pool with its settings and no users, and
 * a call that names no user pool goes to the latest client's. That is enough where behaviours come one after the other.
 */
export async function startLocalAccount({ stage, watch = (one) => one }: LocalAccountOptions): Promise<LocalAccount> {
  const keys = makeSigningKeys()
  const pools = new Map([[stage.UserPool.Id, { name: stage.UserPool.Name, settings: stage }]])
  const clients = new Map<string, { name: string; pool: string }>()
  const stages = stage.UserPool.Id
  const running = new Map<string, LocalPool>()
  let current = await start(stage)
  let made = 0

  /** Starts a local pool in place of the one that runs for the same user pool. */
  async function start(settings: PoolSettings): Promise<LocalPool> {
    const { Id } = settings.UserPool
    await running.get(Id)?.close()
    const pool = await startLocalPool({ settings: parseSettings(settings), makeKeys: () => keys })
    running.set(Id, pool)
    return pool
  }

  const ownOperations: Record<string, (input: Record<string, unknown>) => object | Promise<object>> = {
    CreateUserPool(input) {
      const settings = settingsOf(input as unknown as CreateUserPoolCommandInput, `eu-central-1_Record${(made += 1)}`)
      const { Id, Name } = settings.UserPool
      pools.set(Id, { name: Name, settings })
      return { UserPool: { Id, Name } }
    },
    async CreateUserPoolClient(input) {
      const { UserPoolId = '', ClientName = '', ...client } = input as unknown as CreateUserPoolClientCommandInput
      const settings = structuredClone(pools.get(UserPoolId)?.settings ?? stage)
      const ClientId = `record${(made += 1)}`
      settings.UserPoolClient = { ...client, ClientId, ClientName } as PoolSettings['UserPoolClient']
      current = await start(settings)
      clients.set(ClientId, { name: ClientName, pool: UserPoolId })
      return { UserPoolClient: { ClientId, ClientName, UserPoolId } }
    },
    DeleteUserPoolClient({ ClientId }) {
      if (!clients.delete(String(ClientId))) throw new NotFound(`User pool client ${String(ClientId)} does not exist.`)
      if (current.clientId === ClientId) current.control.remove('client')
      return {}
    },
    async DeleteUserPool({ UserPoolId }) {
      const id = String(UserPoolId)
      if (!pools.delete(id)) throw new NotFound(`User pool ${id} does not exist.`)
      await running.get(id)?.close()
      running.delete(id)
      current = running.get(stages) ?? current
      for (const [client, { pool }] of clients) if (pool === id) clients.delete(client)
      return {}
    },
    ListUserPools: () => ({ UserPools: [...pools].map(([Id, { name }]) => ({ Id, Name: name })) }),
    ListUserPoolClients: ({ UserPoolId }) => ({
      UserPoolClients: [...clients]
        .filter(([, { pool }]) => pool === UserPoolId)
        .map(([ClientId, { name }]) => ({ ClientId, ClientName: name, UserPoolId })),
    }),
  }

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const operation = String(request.headers['x-amz-target']).replace(/^.*\./, '')
    const isSigned = request.headers.authorization !== undefined
    const sent = await readBody(request)
    const own = ownOperations[operation]
    const input = JSON.parse(sent) as Record<string, unknown> & { UserPoolId?: string }
    const answered = own === undefined ? await forward(request, sent, input.UserPoolId) : await answerItself(own, input)
    const told = watch({ operation, isSigned, userPoolId: input.UserPoolId, ...answered })
    send(response, { ...json(told.status, {}), body: told.body })
  }

  async function forward(
    request: IncomingMessage,
    body: string,
    userPoolId = '',
  ): Promise<{ status: number; body: string }> {
    const names = ['x-amz-target', 'content-type', 'authorization', 'user-agent'] as const
    const headers = names.map((name) => [name, request.headers[name]] as [string, string | undefined])
    const given = headers.filter((header): header is [string, string] => header[1] !== undefined)
    const answered = await fetch((running.get(userPoolId) ?? current).endpoint, {
      method: 'POST',
      headers: given,
      body,
    })
    return { status: answered.status, body: await answered.text() }
  }

  // Longer than the SDK keeps a connection that is idle: it must not be closed just as a call is sent on it.
  const server = createServer({ keepAliveTimeout: 60_000 }, (request, response) => {
    answer(request, response).catch(() => response.destroy())
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')

  return {
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    clock: {
      now: () => current.control.now(),
      wait: (milliseconds) => {
        current.control.advanceClock(milliseconds)
        return Promise.resolve()
      },
    },
    pool: () => current,
    names: () => [...pools.values(), ...clients.values()].map(({ name }) => name),
    async close() {
      server.close()
      server.closeAllConnections()
      await Promise.all([...running.values()].map((pool) => pool.close()))
    },
  }
}

class NotFound extends Error {}

async function answerItself(
  work: (input: Record<string, unknown>) => object | Promise<object>,
  input: Record<string, unknown>,
): Promise<{ status: number; body: string }> {
  try {
    return { status: 200, body: JSON.stringify(await work(input)) }
  } catch (error) {
    if (!(error instanceof NotFound)) throw error
    return { status: 400, body: JSON.stringify({ __type: 'ResourceNotFoundException', message: error.message }) }
  }
}

/** The settings of a pool that CreateUserPool asks for. */
function settingsOf({ PoolName = '', Schema = [], ...input }: CreateUserPoolCommandInput, Id: string): PoolSettings {
  return ownSettings(({ UserPool }) => {
    const standard = new Set(schemaOf({ settings: defaultSettings() }).map(({ Name }) => Name))
    const attributes = Schema.map((one) => ({
      ...one,
      Name: standard.has(one.Name ?? '') ? one.Name : `custom:${one.Name ?? ''}`,
    }))
    const { AllowAdminCreateUserOnly = false } = input.AdminCreateUserConfig ?? {}
    Object.assign(UserPool, { Id, Name: PoolName, Policies: input.Policies, SchemaAttributes: attributes })
    UserPool.AdminCreateUserConfig.AllowAdminCreateUserOnly = AllowAdminCreateUserOnly
  })
}
