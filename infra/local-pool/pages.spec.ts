import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { fileURLToPath } from 'node:url'
import { chromium as playwright, type Browser, type Page } from 'playwright-core'
import { build } from 'vite'
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import { chromium } from '../../scripts/chromium.ts'
import { latestCode, openPool } from './testing/pool.ts'
import { ada, PoolUser } from './testing/sdk.ts'
import type { LocalPool } from './server.ts'

// A page of the web may do with the local pool what it may do with Cognito, and nothing that needs a signature: any
// signature counts here.

let browser: Browser
let bundle = ''

beforeAll(async () => {
  const entry = fileURLToPath(new URL('testing/amplify-page.ts', import.meta.url))
  const built = await build({
    configFile: false,
    logLevel: 'error',
    build: { write: false, lib: { entry, formats: ['iife'], name: 'page' } },
  })
  const [output] = [built].flat()
  if (output === undefined || !('output' in output)) throw new Error('there is no bundle')
  bundle = output.output[0].code
  browser = await playwright.launch({ executablePath: chromium.path, args: chromium.args })
}, 60_000)
afterAll(() => browser.close())

/** An open page of another origin. */
async function openPage(): Promise<Page> {
  const server = createServer((request, response) => {
    response.setHeader('content-type', request.url === '/page.js' ? 'text/javascript' : 'text/html')
    response.end(request.url === '/page.js' ? bundle : '<!doctype html><script src="/page.js"></script>')
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const page = await browser.newPage()
  onTestFinished(async () => {
    await page.close()
    server.close()
    server.closeAllConnections()
  })
  await page.goto(`http://127.0.0.1:${String((server.address() as AddressInfo).port)}/`)
  return page
}

/** Calls one of Amplify's functions in the page. */
const call = (page: Page, name: string, input?: object): Promise<unknown> =>
  page.evaluate(
    ([name, input]) =>
      (globalThis as unknown as { amplify: Record<string, (input?: object) => unknown> }).amplify[name]?.(input),
    [name, input] as const,
  )

async function configure(page: Page, { endpoint, userPoolId, clientId }: LocalPool): Promise<void> {
  await call(page, 'configure', {
    Auth: { Cognito: { userPoolId, userPoolClientId: clientId, userPoolEndpoint: endpoint } },
  })
}

describe('a page of another origin', () => {
  it('signs a user up and in with Amplify, reads and changes the profile, and signs out', async () => {
    const pool = await openPool()
    const page = await openPage()
    await configure(page, pool)
    const { phone: username, password } = ada
    await call(page, 'signUp', { username, password, options: { userAttributes: { name: 'Ada' } } })
    await call(page, 'confirmSignUp', { username, confirmationCode: latestCode(pool) })
    expect(await call(page, 'signIn', { username, password })).toMatchObject({ isSignedIn: true })
    await call(page, 'updateUserAttributes', { userAttributes: { name: 'Countess' } })
    expect(await call(page, 'fetchUserAttributes')).toMatchObject({ name: 'Countess', phone_number: username })
    await call(page, 'fetchAuthSession', { forceRefresh: true })
    await call(page, 'signOut', { global: true })
    const sent = pool.control.requests().flatMap(({ headers }) => Object.keys(headers))
    expect(sent, 'what a preflight has to allow').toEqual(expect.arrayContaining(['amz-sdk-request', 'x-amz-target']))
  })

  it('is told in words why it was refused', async () => {
    const pool = await openPool()
    const page = await openPage()
    await configure(page, pool)
    const refused = call(page, 'signIn', { username: ada.phone, password: 'Wrong-horse-1' })
    await expect(refused).rejects.toThrow('Incorrect username or password.')
  })
})

describe('what needs a signature', () => {
  const signed = { authorization: 'AWS4-HMAC-SHA256 Credential=local', 'content-type': 'application/x-amz-json-1.1' }
  const target = (name: string): object => ({ 'x-amz-target': `AWSCognitoIdentityProviderService.${name}` })

  /** Sends requests from the page by fetch: cross-origin, in each mode, and by a form, which needs no preflight. */
  const attack = (page: Page, endpoint: string, headers: object, body: object): Promise<string[]> =>
    page.evaluate(
      async ([endpoint, headers, body]) => {
        const tries: RequestInit[] = [
          { headers: { ...headers } },
          { headers: { ...headers, 'content-type': 'text/plain' } },
          { headers: { ...headers }, mode: 'no-cors' },
          { headers: { 'content-type': 'text/plain' } },
        ]
        const read = (options: RequestInit): Promise<string> =>
          fetch(endpoint, { method: 'POST', body: JSON.stringify(body), ...options }).then(
            (answer) => answer.text(),
            () => 'refused by the browser',
          )
        return Promise.all(tries.map(read))
      },
      [endpoint, headers, body] as const,
    )

  it.each(['AdminGetUser', 'AdminDeleteUser', 'AdminConfirmSignUp', 'AdminDisableUser'])(
    'is closed to a page: %s',
    async (name) => {
      const pool = await openPool()
      const user = new PoolUser(pool)
      await user.signUp()
      const found = async (): Promise<object> => ({ ...(await user.sdk.adminGetUser(user.admin)), $metadata: null })
      const before = await found()
      const answers = await attack(await openPage(), pool.endpoint, { ...signed, ...target(name) }, user.admin)
      expect(answers.filter((answer) => answer.includes(user.person.phone))).toEqual([])
      expect(await found()).toEqual(before)
    },
  )

  it('is refused to a page also where no browser asks first', async () => {
    const pool = await openPool()
    const user = new PoolUser(pool)
    await user.signUp()
    const answer = await fetch(pool.endpoint, {
      method: 'POST',
      headers: { ...signed, ...target('AdminGetUser'), origin: 'null' },
      body: JSON.stringify(user.admin),
    })
    expect([answer.status, await answer.text()]).toEqual([400, expect.stringContaining('MissingAuthenticationToken')])
  })

  it('is closed, as are the controls, to a page whose name points to this machine', async () => {
    const pool = await openPool()
    const { port } = new URL(pool.endpoint)
    const rebound = await playwright.launch({
      executablePath: chromium.path,
      args: [...chromium.args, '--host-resolver-rules=MAP rebound.example 127.0.0.1'],
    })
    onTestFinished(() => rebound.close())
    const page = await rebound.newPage()
    const answer = await page.goto(`http://rebound.example:${port}/_local/phone`)
    expect(answer?.status()).toBe(403)
    const statuses = await page.evaluate(
      (paths) =>
        Promise.all(paths.map(async (path) => (await fetch(path, { headers: { 'x-local-pool': '1' } })).status)),
      ['/_local/sms', '/_local/requests', '/'],
    )
    expect(statuses).toEqual([403, 403, 403])
  })

  it.each(['/_local/sms', '/_local/requests', '/_local/phone'])('no page of another origin reads %s', async (path) => {
    const pool = await openPool()
    await new PoolUser(pool).signUp()
    const answers = await attack(await openPage(), pool.endpoint + path, { 'x-local-pool': '1' }, {})
    expect(answers.filter((answer) => answer !== 'refused by the browser' && answer !== '')).toEqual([])
  })
})
