import { createServer } from 'node:http'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { en } from '../../renderer/locales/en.ts'
import { newPerson } from '../support/person.ts'
import { startRig, type Rig } from '../support/rig.ts'
import * as screens from '../support/screens.ts'
import { ask } from './network-ask.ts'
import { listen, type Listening } from './servers/listen.ts'

// A network that answers in the pool's place: it wants a sign-in first, as in a hotel, or blocks the pool.

const page = '<!DOCTYPE html><title>Welcome</title><form action="/login">Room number</form>'

interface Answer {
  status: number
  headers?: Record<string, string>
  body: string
}
const html = { 'content-type': 'text/html; charset=utf-8' }
const answers: Record<string, Answer> = {
  'a page': { status: 200, headers: html, body: page },
  'an empty success': { status: 200, body: '' },
  'no content': { status: 204, body: '' },
  'a page with a body where there is none': { status: 205, headers: html, body: page },
  'a page that refuses': { status: 403, headers: html, body: page },
  'a page that asks for a name': { status: 401, headers: html, body: page },
  'the status of such networks': { status: 511, headers: html, body: page },
  'a redirect to its page': { status: 302, headers: { location: 'http://portal.test/login' }, body: '' },
  'a redirect without an address': { status: 302, headers: html, body: page },
  'JSON of its own': { status: 200, headers: { 'content-type': 'application/json' }, body: '{"login":"required"}' },
  'JSON that refuses': { status: 403, headers: { 'content-type': 'application/json' }, body: '{"message":"no"}' },
  'a header beyond Latin-1': { status: 200, headers: { ...html, 'x-portal': '\xe7\x99\xbb\xe5\xbd\x95' }, body: page },
  'a page of two megabytes': { status: 200, headers: html, body: page.padEnd(2_000_000, ' ') },
}

let rig: Rig
let portal: Listening | undefined
beforeAll(async () => {
  rig = await startRig()
})
afterEach(() => portal?.close())
afterAll(() => rig.close())

async function open({ status, headers, body }: Answer): Promise<string> {
  portal = await listen(
    createServer((asked, answer) => {
      asked.resume().on('end', () => answer.writeHead(status, headers).end(body))
    }),
  )
  return `127.0.0.1:${String(portal.port)}`
}

describe.each(Object.entries(answers))('%s', (_name, answer) => {
  it.each(['InitiateAuth', 'SignUp', 'GetUser'])('is the network’s, to %s', async (operation) => {
    const address = `http://${await open(answer)}/`
    expect(await ask(rig.app, { way: 'app', address, operation })).toMatch(/^NetworkSignIn\b/)
  })
})

it('is told on the screen, and the app comes back by itself once the network lets it through', async () => {
  const { page: shown } = rig.app
  const through = (rules: object): Promise<void> =>
    rig.app.evaluateMain(async ({ session }, wanted) => {
      for (const one of [session.fromPartition('sent'), session.fromPartition('sent-once')]) await one.setProxy(wanted)
    }, rules)
  const host = await open({ status: 200, headers: html, body: page })
  // Chromium asks no proxy about this machine unless it is told to.
  await through({ proxyRules: host, proxyBypassRules: '<-loopback>' })
  await screens.fillSignUp(shown, newPerson())
  await screens.press(shown, en.signUp.submit)
  const told = shown.getByRole('main').getByText(en.errors.NetworkSignIn)
  await expect.poll(() => told.count()).toBe(2)
  // The network answers the app's own looks too, and the app does not take that for the pool.
  await new Promise((resolve) => setTimeout(resolve, 3_000))
  expect(await told.count()).toBe(2)
  await through({ mode: 'direct' })
  await expect.poll(() => told.count(), { timeout: 15_000 }).toBe(1)
  await screens.press(shown, en.signUp.submit)
  await screens.seeScreen(shown, 'confirm')
})
