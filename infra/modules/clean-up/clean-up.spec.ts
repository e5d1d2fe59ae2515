import { createServer, type IncomingMessage, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { z } from 'zod'

/** One user as the pool holds it; `listedAs` is what a page that is a moment old still says. */
interface User {
  name: string
  hoursOld: number
  status: string
  listedAs?: string
}

const request = z.object({
  UserPoolId: z.string(),
  Username: z.string().optional(),
  Filter: z.string().optional(),
  Limit: z.number().optional(),
  PaginationToken: z.string().optional(),
})

const pageSize = 2
const poolId = 'eu-central-1_AbCdEfGhI'
const plenty = { getRemainingTimeInMillis: () => 300_000 }

let users: User[] = []
let calls: { operation: string; username: string | undefined }[] = []
let refuse: string | null = null
let server: Server

beforeEach(async () => {
  calls = []
  refuse = null
  server = createServer((incoming, outgoing) => {
    void answer(incoming).then(({ status, body }) => {
      outgoing.writeHead(status, { 'content-type': 'application/x-amz-json-1.1' })
      outgoing.end(JSON.stringify(body))
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  vi.stubEnv('AWS_ENDPOINT_URL_COGNITO_IDENTITY_PROVIDER', `http://127.0.0.1:${String(port)}`)
  vi.stubEnv('AWS_REGION', 'eu-central-1')
  vi.stubEnv('AWS_ACCESS_KEY_ID', 'test')
  vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'test')
  vi.stubEnv('USER_POOL_ID', poolId)
  vi.stubEnv('MAX_AGE_HOURS', '24')
})

afterEach(async () => {
  vi.unstubAllEnvs()
  vi.restoreAllMocks()
  await new Promise((resolve) => server.close(resolve))
})

/** The three operations, as far as the function may rely on them. */
async function answer(incoming: IncomingMessage): Promise<{ status: number; body: object }> {
  const operation = String(incoming.headers['x-amz-target']).split('.')[1] ?? ''
  const input = request.parse(JSON.parse(await text(incoming)))
  calls.push({ operation, username: input.Username })
  if (input.UserPoolId !== poolId) return error('ResourceNotFoundException')
  if (operation === refuse) return error('NotAuthorizedException')
  if (operation === 'ListUsers') return { status: 200, body: list(input) }
  const user = users.find(({ name }) => name === input.Username)
  if (user === undefined) return error('UserNotFoundException')
  if (operation === 'AdminGetUser') return { status: 200, body: { Username: user.name, UserStatus: user.status } }
  users = users.filter((other) => other !== user)
  return { status: 200, body: {} }
}

function list({ Filter, PaginationToken }: z.output<typeof request>): object {
  const wanted = /^cognito:user_status = "(\w+)"$/.exec(Filter ?? '')?.[1]
  const matching = [...snapshot].filter(({ status, listedAs }) => (listedAs ?? status) === wanted)
  const start = Number(PaginationToken ?? 0)
  const more = start + pageSize < matching.length
  return {
    Users: matching
      .slice(start, start + pageSize)
      .map(({ name, hoursOld }) => ({ Username: name, UserCreateDate: Date.now() / 1000 - hoursOld * 3600 })),
    ...(more && { PaginationToken: String(start + pageSize) }),
  }
}

let snapshot: User[] = []

function error(name: string): { status: number; body: object } {
  return { status: 400, body: { __type: name, message: name } }
}

async function run(pool: User[], context = plenty): Promise<{ deleted: number; finished: boolean }> {
  users = [...pool]
  snapshot = [...pool]
  vi.spyOn(console, 'log').mockReturnValue(undefined)
  vi.resetModules()
  const { handler } = await import('./function/index.mjs')
  return handler({}, context)
}

function unconfirmed(name: string, hoursOld: number, more: Partial<User> = {}): User {
  return { name, hoursOld, status: 'UNCONFIRMED', ...more }
}

describe('the clean-up of unconfirmed sign-ups', () => {
  it('removes those older than a day, on every page, and nobody else', async () => {
    const result = await run([
      unconfirmed('a', 25),
      unconfirmed('young', 23.9),
      { name: 'confirmed', hoursOld: 9_000, status: 'CONFIRMED' },
      unconfirmed('b', 24.1),
      { name: 'invited', hoursOld: 50, status: 'FORCE_CHANGE_PASSWORD' },
      unconfirmed('c', 8_000),
      unconfirmed('d', 30),
    ])
    expect(result).toEqual({ deleted: 4, finished: true })
    expect(users.map(({ name }) => name)).toEqual(['young', 'confirmed', 'invited'])
    expect(calls.filter(({ operation }) => operation === 'ListUsers')).toHaveLength(3)
  })

  it('spares somebody who confirmed after the page was listed', async () => {
    const result = await run([
      unconfirmed('late', 30, { status: 'CONFIRMED', listedAs: 'UNCONFIRMED' }),
      unconfirmed('a', 30),
    ])
    expect(result).toEqual({ deleted: 1, finished: true })
    expect(users.map(({ name }) => name)).toEqual(['late'])
  })

  it('goes on when somebody is gone already', async () => {
    const running = run([unconfirmed('gone', 30), unconfirmed('a', 30)])
    users = users.filter(({ name }) => name !== 'gone')
    expect(await running).toEqual({ deleted: 1, finished: true })
  })

  it('stops in time and says that it is not done', async () => {
    let remaining = 30_000
    const context = { getRemainingTimeInMillis: () => (remaining -= 10_000) }
    expect(await run([unconfirmed('a', 30), unconfirmed('b', 30), unconfirmed('c', 30)], context)).toEqual({
      deleted: 1,
      finished: false,
    })
    expect(users.map(({ name }) => name)).toEqual(['b', 'c'])
  })

  it('logs numbers, never who it was', async () => {
    await run([unconfirmed('7f9c24e5-secret-name', 30)])
    expect(JSON.stringify(vi.mocked(console.log).mock.calls)).toBe('[[{"deleted":1,"finished":true}]]')
  })

  it.each(['ListUsers', 'AdminGetUser', 'AdminDeleteUser'])(
    'fails when the pool refuses %s, so that its alarm rings',
    async (operation) => {
      refuse = operation
      await expect(run([unconfirmed('a', 30)])).rejects.toThrow('NotAuthorizedException')
      expect(users).toHaveLength(1)
    },
  )
})
