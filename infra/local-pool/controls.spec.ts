import { connect } from 'node:net'
import { describe, expect, it } from 'vitest'
import type { LocalPool } from './server.ts'
import { latestCode, openPasswordPool, openPool } from './testing/pool.ts'
import { ada, PoolUser, refusal } from './testing/sdk.ts'

const key = { 'x-local-pool': '1' }
const paths: [method: string, path: string][] = [
  ['GET', '/_local/sms'],
  ['GET', '/_local/requests'],
  ['POST', '/_local/clock'],
  ['POST', '/_local/faults'],
  ['POST', '/_local/removal'],
  ['POST', '/_local/users'],
  ['DELETE', '/_local/state'],
]

function control(pool: LocalPool, method: string, path: string, body?: unknown): Promise<Response> {
  return fetch(pool.endpoint + path, {
    method,
    headers: key,
    ...(body !== undefined && { body: JSON.stringify(body) }),
  })
}

describe('the controls', () => {
  it('list the messages and the requests', async () => {
    const user = new PoolUser(await openPool())
    await user.signUp()
    const messages = await (await control(user.pool, 'GET', '/_local/sms')).json()
    expect(messages).toEqual([
      {
        to: ada.phone,
        code: latestCode(user.pool),
        text: expect.any(String) as string,
        sentAt: expect.any(String) as string,
      },
    ])
    const requests = await (await control(user.pool, 'GET', '/_local/requests')).json()
    expect(requests).toMatchObject([{ operation: 'SignUp', status: 200 }])
    expect(JSON.stringify(requests)).toContain(ada.password)
  })

  it('import a user, by a number that Cognito would take', async () => {
    const user = new PoolUser(await openPool())
    const answer = await control(user.pool, 'POST', '/_local/users', { phone_number: ada.phone, name: 'Ada' })
    const { sub } = (await answer.json()) as { sub: string }
    expect(await user.sdk.adminGetUser(user.admin)).toMatchObject({ Username: sub, UserStatus: 'RESET_REQUIRED' })
    expect((await control(user.pool, 'POST', '/_local/users', { phone_number: '0151' })).status).toBe(400)
  })

  it('advance, freeze and skew the clock', async () => {
    const user = new PoolUser(await openPasswordPool())
    await user.signUp()
    const advance = await control(user.pool, 'POST', '/_local/clock', { advanceMs: 86_400_000, frozen: true })
    const { now } = (await advance.json()) as { now: string }
    expect(Date.parse(now)).toBeGreaterThan(Date.now() + 86_000_000)
    expect(user.pool.control.now()).toBe(Date.parse(now))
    const confirm = user.sdk.confirmSignUp({ ...user.client, ConfirmationCode: latestCode(user.pool) })
    expect(await refusal(confirm)).toMatch(/^ExpiredCodeException/)
    await control(user.pool, 'POST', '/_local/clock', { skewMs: 3_600_000 })
    const told = (await fetch(user.pool.endpoint)).headers.get('date') ?? ''
    expect(Date.parse(told)).toBeGreaterThan(Date.now() + 3_500_000)
  })

  it('add faults', async () => {
    const user = new PoolUser(await openPool())
    await control(user.pool, 'POST', '/_local/faults', { operation: 'SMS', kind: 'error' })
    expect(await refusal(user.signUp())).toMatch(/^CodeDeliveryFailureException/)
  })

  it('delete the client under its users', async () => {
    const user = new PoolUser(await openPool())
    await control(user.pool, 'POST', '/_local/removal', { what: 'client' })
    expect(await refusal(user.signUp())).toMatch(/^ResourceNotFoundException/)
  })

  it('forget everything', async () => {
    const user = new PoolUser(await openPasswordPool())
    await user.register()
    const { AccessToken } = await user.signIn()
    user.pool.control.advanceClock(1000)
    await control(user.pool, 'DELETE', '/_local/state')
    expect(user.pool.control.sms()).toEqual([])
    expect(user.pool.control.requests()).toEqual([])
    expect(await refusal(user.sdk.getUser({ AccessToken }))).toMatch(/^UserNotFoundException/)
    await user.register()
  })

  it.each([
    ['POST', '/_local/clock', { advanceMs: 'x' }, 400],
    ['POST', '/_local/faults', { operation: 'SignUp', kind: 'explode' }, 400],
    ['POST', '/_local/removal', { what: 'region' }, 400],
    ['GET', '/_local/nothing', undefined, 404],
    ['DELETE', '/_local/sms', undefined, 404],
  ])('refuse what they do not understand: %s %s %j', async (method, path, body, status) => {
    const answer = await control(await openPool(), method, path, body)
    expect(answer.status).toBe(status)
    expect(await answer.json()).toHaveProperty('message')
  })
})

describe('a web page', () => {
  it.each(paths)('cannot use %s %s: it lacks the header, and no preflight is answered', async (method, path) => {
    const pool = await openPool()
    expect((await fetch(pool.endpoint + path, { method })).status).toBe(403)
    const preflight = await fetch(pool.endpoint + path, {
      method: 'OPTIONS',
      headers: {
        origin: 'https://example.org',
        'access-control-request-method': method,
        'access-control-request-headers': 'x-local-pool',
      },
    })
    expect(preflight.status).toBe(403)
    expect([...preflight.headers.keys()].filter((name) => name.startsWith('access-control'))).toEqual([])
    const answer = await fetch(pool.endpoint + path, { method, headers: { ...key, origin: 'https://example.org' } })
    expect([...answer.headers.keys()].filter((name) => name.startsWith('access-control'))).toEqual([])
  })

  it('cannot come in under a name of its own (DNS rebinding)', async () => {
    const pool = await openPool()
    const { port } = new URL(pool.endpoint)
    for (const host of ['attacker.example', `attacker.example:${port}`, '127.0.0.1.attacker.example']) {
      expect(await rawStatus(Number(port), host)).toBe(403)
    }
    for (const host of [`127.0.0.1:${port}`, `localhost:${port}`, `[::1]:${port}`]) {
      expect(await rawStatus(Number(port), host)).toBe(200)
    }
  })
})

/** `fetch` does not let anybody set the host. */
function rawStatus(port: number, host: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1', () => {
      socket.write(`GET /_local/sms HTTP/1.1\r\nHost: ${host}\r\nx-local-pool: 1\r\nConnection: close\r\n\r\n`)
    })
    socket.once('data', (data) => {
      resolve(Number(/^HTTP\/1\.1 (\d+)/.exec(data.toString())?.[1]))
      socket.destroy()
    })
    socket.once('error', reject)
  })
}

describe('the Phone page', () => {
  it('consists of files of its own under a strict policy', async () => {
    const pool = await openPool()
    const page = await fetch(`${pool.endpoint}/_local/phone`)
    expect(page.status).toBe(200)
    expect(page.headers.get('content-security-policy')).toMatch(/default-src 'none'; script-src 'self';/)
    const html = await page.text()
    expect(html).not.toMatch(/<script(?![^>]*src=)|<style| on\w+=| style=/)
    for (const [, file = ''] of html.matchAll(/(?:src|href)="([^"]+)"/g)) {
      expect((await fetch(new URL(file, `${pool.endpoint}/_local/phone`))).status).toBe(200)
    }
  })
})
