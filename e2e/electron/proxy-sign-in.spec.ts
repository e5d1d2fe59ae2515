import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Locator } from 'playwright-core'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { en } from '../../renderer/locales/en.ts'
import { registerSecrets } from '../logs/kept.ts'
import { newPerson } from '../support/person.ts'
import { startRig, type Rig } from '../support/rig.ts'
import * as screens from '../support/screens.ts'
import { ask } from './network-ask.ts'
import { startProxy, type Proxy } from './servers/proxy.ts'

// A proxy asks for a password, and the user gives it, a wrong one, or none.

const name = 'COMPANY\\ada'
const password = 'Proxy-pass-7731'
const right = `Basic ${Buffer.from(`${name}:${password}`).toString('base64')}`
registerSecrets([
  { kind: 'password', value: password },
  { kind: 'password', value: right },
])

let rig: Rig
let proxy: Proxy
beforeEach(async () => {
  rig = await startRig()
  proxy = await startProxy(rig.pool.endpoint, 'wantsPassword')
  proxy.wants({ authorization: right })
  await rig.app.evaluateMain(
    async ({ session }, config) => {
      for (const one of ['sent', 'sent-once']) await session.fromPartition(one).setProxy(config)
    },
    // Chromium asks no proxy about this machine unless it is told to.
    { proxyRules: `127.0.0.1:${String(proxy.port)}`, proxyBypassRules: '<-loopback>' },
  )
})
afterEach(async () => {
  await rig.close()
  await proxy.close()
})

const dialog = (): Locator => rig.app.page.getByRole('dialog', { name: en.proxy.title })

async function signUp(): Promise<ReturnType<typeof newPerson>> {
  const person = newPerson()
  await screens.fillSignUp(rig.app.page, person)
  await screens.press(rig.app.page, en.signUp.submit)
  await dialog().waitFor()
  return person
}

async function answer(secret: string, username = name): Promise<void> {
  await dialog().getByRole('textbox', { name: en.proxy.username, exact: true }).fill(username)
  await dialog().getByRole('textbox', { name: en.fields.password, exact: true }).fill(secret)
  await dialog().getByRole('button', { name: en.proxy.submit, exact: true }).click()
}

it('lets through who takes longer than a call may take, once for both ways, and keeps nothing', async () => {
  const { page } = rig.app
  await signUp()
  const shown = await dialog().textContent()
  expect(shown).toContain(`127.0.0.1:${String(proxy.port)}`)
  expect(shown).toContain(en.proxy.readable)
  // A call has nine seconds, a request eight.
  await sleep(11_000)
  await answer(password)
  await screens.seeScreen(page, 'confirm')
  expect(await dialog().count()).toBe(0)
  const [sent] = rig.pool.control.requests()
  expect(rig.pool.control.requests()).toHaveLength(1)
  expect(JSON.stringify(sent)).not.toContain('proxy-authorization')
  // The other way to the pool, over a session of its own, asks nobody.
  await screens.submitCode(page, '000000')
  await screens.seeText(page, en.errors.CodeWrong)
  expect(await ask(rig.app, { way: 'app', address: `${rig.pool.endpoint}/`, operation: 'InitiateAuth' })).toMatch(/^\d/)
  for (const file of readdirSync(rig.userData, { recursive: true, withFileTypes: true })) {
    if (!file.isFile()) continue
    const text = readFileSync(join(file.parentPath, file.name), 'latin1')
    for (const secret of [password, right, name]) expect(text, file.name).not.toContain(secret)
  }
})

it('asks again after a wrong password, three times in all, and says then what is missing', async () => {
  const { page } = rig.app
  await signUp()
  await answer('wrong-1')
  for (const wrong of ['wrong-2', 'wrong-3']) {
    await dialog().getByText(en.proxy.refused).waitFor()
    expect(await dialog().getByRole('textbox', { name: en.proxy.username, exact: true }).inputValue()).toBe(name)
    await answer(wrong)
  }
  await screens.seeInForm(page, en.errors.ProxySignIn)
  // It leaves while the form already says what is missing.
  await expect.poll(() => dialog().count()).toBe(0)
  // The app looks at the connection two seconds later, and asks nobody for it.
  await sleep(3_000)
  expect(await dialog().count()).toBe(0)
  expect(rig.pool.control.requests()).toEqual([])
  // What was refused is forgotten: the next try asks anew, and without reproach.
  await screens.press(page, en.signUp.submit)
  await dialog().waitFor()
  expect(await dialog().getByText(en.proxy.refused).count()).toBe(0)
  await answer('wrong-4')
  await dialog().getByText(en.proxy.refused).waitFor()
  await answer(password)
  await screens.seeScreen(page, 'confirm')
})

it('says what is missing when the user has no password, and sends nothing', async () => {
  const { page } = rig.app
  await signUp()
  await page.keyboard.press('Escape')
  await screens.seeInForm(page, en.errors.ProxySignIn)
  expect(rig.pool.control.requests()).toEqual([])
  expect(proxy.authorizations.every((given) => given === '')).toBe(true)
  // Work in the background does not ask again; the user does.
  expect(await ask(rig.app, { way: 'app', address: 'https://pool.test/', operation: 'SignUp' })).toMatch(/^ProxySignIn/)
  expect(await dialog().count()).toBe(0)
  await screens.press(page, en.signUp.submit)
  await answer(password)
  await screens.seeScreen(page, 'confirm')
})

it('shares one question among requests over http and https', async () => {
  const send = (address: string, operation: string): Promise<string> => ask(rig.app, { way: 'app', address, operation })
  const answers = Promise.all([
    send('http://pool.test/', 'InitiateAuth'),
    send('http://pool.test/', 'SignUp'),
    send('https://pool.test/', 'GetUser'),
    send('https://pool.test/', 'ForgotPassword'),
  ])
  await answer(password)
  const [plain, plainOnce, tunnel, tunnelOnce] = await answers
  expect([plain, plainOnce].join()).not.toContain('ProxySignIn')
  // This proxy opens no tunnel, and says so only to those who are signed in.
  expect([tunnel, tunnelOnce]).toEqual(Array(2).fill('Offline net::ERR_TUNNEL_CONNECTION_FAILED'))
  expect(new Set(proxy.authorizations)).toEqual(new Set(['', right]))
  expect(await dialog().count()).toBe(0)
})

it.each([
  ['digest', 'Digest realm="office", nonce="a1b2", qop="auth", algorithm=MD5', /^Digest username="COMPANY/],
  ['ntlm', 'NTLM', /^NTLM TlRMTVNTUAAB/],
] as const)('asks for %s too, gives no password away in it, and gives nothing unasked', async (_scheme, how, given) => {
  proxy.wants({ challenges: [how] })
  await signUp()
  expect(await dialog().getByText(en.proxy.readable).count()).toBe(0)
  expect(proxy.authorizations.filter((one) => one !== '')).toEqual([])
  await answer(password)
  await expect.poll(() => proxy.authorizations.find((one) => one !== '')).toMatch(given)
  expect(proxy.authorizations.join()).not.toContain(Buffer.from(password).toString('base64').slice(0, 12))
})

it.each([['Negotiate'], ['Bearer'], ['Unheard-of realm="office"']])(
  'says what is missing where nobody can be asked: %s',
  async (challenge) => {
    proxy.wants({ challenges: [challenge] })
    for (const operation of ['InitiateAuth', 'SignUp'])
      for (const address of ['http://pool.test/', 'https://pool.test/'])
        expect(await ask(rig.app, { way: 'app', address, operation }), address).toMatch(/^ProxySignIn/)
    expect(proxy.authorizations.every((given) => given === '')).toBe(true)
    expect(await dialog().count()).toBe(0)
  },
)

it('gives nothing to a proxy that comes to ask in a weaker way', async () => {
  proxy.wants({ challenges: ['Digest realm="office", nonce="a1b2", qop="auth", algorithm=MD5'] })
  await signUp()
  await answer(password)
  await dialog().getByText(en.proxy.refused).waitFor()
  proxy.wants({ authorization: right })
  await answer(password)
  await dialog().getByText(en.proxy.readable).waitFor()
  expect(proxy.authorizations).not.toContain(right)
})

it('keeps no app from ending', async () => {
  await signUp()
  const started = performance.now()
  await rig.app.quit()
  expect(performance.now() - started).toBeLessThan(8_000)
})
