import { createServer } from 'node:http'
import { createServer as createSecureServer } from 'node:https'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startLocalPool, type LocalPool } from '../../infra/local-pool/server.ts'
import { en } from '../../renderer/locales/en.ts'
import { launchApp, type RunningApp } from '../launch.ts'
import { newPerson } from '../support/person.ts'
import * as screens from '../support/screens.ts'
import { ask } from './network-ask.ts'
import { makeCertificate } from './servers/certificate.ts'
import { listen, type Listening } from './servers/listen.ts'
import { startRedirectingFront, type RedirectingFront } from './servers/redirecting-front.ts'

// Electron's network stack follows redirects: with 307 and 308 the password goes to whatever host is named.

let pool: LocalPool
let front: RedirectingFront
let target: Listening
let app: RunningApp
/** What arrived where the redirects lead to. */
const arrived: string[] = []

beforeAll(async () => {
  pool = await startLocalPool()
  front = await startRedirectingFront(pool)
  target = await listen(
    createServer((asked, answer) => {
      arrived.push(`${String(asked.method)} ${String(asked.headers['x-amz-target'])}`)
      asked.resume().on('end', () => answer.end('{}'))
    }),
  )
  app = await launchApp({ pool: { ...pool, endpoint: front.endpoint } })
})

afterAll(async () => {
  await app.kill()
  await Promise.all([target.close(), front.close(), pool.close()])
})

const places = (): string[] => [
  `http://127.0.0.1:${String(target.port)}/`,
  `http://localhost:${String(target.port)}/`,
  `https://127.0.0.1:${String(target.port)}/`,
  `${front.endpoint}/elsewhere`,
  '/elsewhere',
]

describe.each([300, 301, 302, 303, 304, 305, 306, 307, 308, 310, 399])('a server that answers %i', (status) => {
  it('is not followed to any place, by any way of ours, and is not the pool', async () => {
    for (const location of places()) {
      front.redirect({ status, location })
      for (const operation of ['InitiateAuth', 'SignUp']) {
        const answer = await ask(app, { way: 'app', address: `${front.endpoint}/`, operation })
        expect(answer, `${operation} to ${location}`).toMatch(/^NetworkSignIn/)
      }
    }
    expect(arrived).toEqual([])
  })
})

it.each([301, 302, 303, 307, 308])('follows no %i out of TLS', async (status) => {
  const certificate = makeCertificate({ host: '127.0.0.1', until: new Date(Date.now() + 86_400_000) })
  const secure = await listen(
    createSecureServer(certificate, (asked, answer) => {
      asked
        .resume()
        .on('end', () => answer.writeHead(status, { location: `http://127.0.0.1:${String(target.port)}/` }).end())
    }),
  )
  // For this test the certificate of its server is good enough.
  await app.evaluateMain(({ session }) => {
    for (const one of [session.fromPartition('sent'), session.fromPartition('sent-once')])
      one.setCertificateVerifyProc((_request, verified) => {
        verified(0)
      })
  }, undefined)
  for (const operation of ['InitiateAuth', 'SignUp']) {
    const answer = await ask(app, { way: 'app', address: `https://127.0.0.1:${String(secure.port)}/`, operation })
    expect(answer, operation).toMatch(/^NetworkSignIn/)
  }
  await secure.close()
  expect(arrived).toEqual([])
})

it('would be followed by Electron’s own fetch, with the operation and by POST', async () => {
  front.redirect({ status: 307, location: `http://localhost:${String(target.port)}/` })
  await ask(app, { way: 'sent', address: `${front.endpoint}/`, operation: 'SignUp' })
  expect(arrived.splice(0)).toEqual(['POST AWSCognitoIdentityProviderService.SignUp'])
})

it('is told as a network that wants a sign-in, and the same form works when the pool is there again', async () => {
  const { page } = app
  front.redirect({ status: 307, location: `http://localhost:${String(target.port)}/` })
  await screens.fillSignUp(page, newPerson())
  await screens.press(page, en.signUp.submit)
  await screens.seeInForm(page, en.errors.NetworkSignIn)
  expect([arrived, pool.control.requests().map(({ operation }) => operation)]).toEqual([[], []])
  front.redirect(null)
  await screens.press(page, en.signUp.submit)
  await screens.seeScreen(page, 'confirm')
})
