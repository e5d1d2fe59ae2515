import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { describe, expect, it, onTestFinished } from 'vitest'
import { readCatalogue } from './catalogue.ts'
import { createMigration, type MigrationEvent } from './examples/migration.mjs'
import { createSmsSender, type SmsSenderEvent } from './examples/sms-sender.mjs'

interface Asked {
  path: string | undefined
  authorization: string | undefined
  body: string
}

/** A server of a company's, with what it was asked; it answers this, or never. */
async function serve(answer: { status: number; body?: object } | 'nothing'): Promise<{ url: string; asked: Asked[] }> {
  const asked: Asked[] = []
  const server = createServer((incoming, outgoing) => {
    void text(incoming).then((body) => {
      asked.push({ path: incoming.url, authorization: incoming.headers.authorization, body })
      if (answer === 'nothing') return
      outgoing.writeHead(answer.status, { location: '/elsewhere' })
      outgoing.end(JSON.stringify(answer.body ?? {}))
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  return { url: `http://127.0.0.1:${String((server.address() as AddressInfo).port)}/users`, asked }
}

const token = 'secret-of-the-company'

describe('the migration', () => {
  const event = (triggerSource = 'UserMigration_ForgotPassword', userName = '+4915112345678'): MigrationEvent => ({
    triggerSource,
    userName,
    request: { password: null, validationData: null, clientMetadata: { language: 'de' } },
    response: { userAttributes: null, messageAction: null },
  })

  it('brings a user over whose number the directory has verified', async () => {
    const { url, asked } = await serve({ status: 200, body: { name: 'Ada', phone_number: '+1', 'custom:badge': '7' } })
    const { response } = await createMigration({ url, token })(event())
    expect(response).toEqual({
      userAttributes: {
        name: 'Ada',
        'custom:badge': '7',
        phone_number: '+4915112345678',
        phone_number_verified: 'true',
      },
      messageAction: 'SUPPRESS',
    })
    expect(asked).toEqual([{ path: '/users?phone=%2B4915112345678', authorization: `Bearer ${token}`, body: '' }])
  })

  it.each([
    [404, 'not in the directory'],
    [500, 'answers 500'],
    [302, 'fetch failed'],
  ])('brings nobody over when the directory answers %d', async (status, says) => {
    const { url } = await serve({ status })
    await expect(createMigration({ url, token })(event())).rejects.toThrow(says)
  })

  it('gives up while Cognito still waits', async () => {
    const { url } = await serve('nothing')
    await expect(createMigration({ url, token })(event())).rejects.toThrow('timeout')
  })

  it.each([event('UserMigration_Authentication'), event(undefined, 'ada'), event(undefined, '+49&admin=1')])(
    'asks the directory nothing for %j',
    async (other) => {
      const { url, asked } = await serve({ status: 200 })
      await expect(createMigration({ url, token })(other)).rejects.toThrow()
      expect(asked).toEqual([])
    },
  )
})

describe('the sender of SMS', () => {
  const catalogue = readCatalogue('Northwind Pass')
  const event = (source: string, request: Partial<SmsSenderEvent['request']> = {}): SmsSenderEvent => ({
    triggerSource: `CustomSMSSender_${source}`,
    request: {
      type: 'customSMSSenderRequestV1',
      code: 'ZW5jcnlwdGVk',
      userAttributes: { phone_number: '+4915112345678' },
      clientMetadata: { language: 'de' },
      ...request,
    },
  })

  async function send(one: SmsSenderEvent, code: string, status = 202): Promise<Asked[]> {
    const { url, asked } = await serve({ status })
    const decrypt = (encrypted: string): Promise<string> => {
      expect(encrypted).toBe('ZW5jcnlwdGVk')
      return Promise.resolve(code)
    }
    await createSmsSender({ decrypt, catalogue, provider: { url, token } })(one)
    return asked
  }

  it.each([
    ['SignUp', '123456', 'Ihr Code für Northwind Pass ist 123456.'],
    ['Authentication', '123456', 'Ihr Anmeldecode für Northwind Pass ist 123456.'],
    [
      'AdminCreateUser',
      'a&lt;b&gt;&amp;7$&amp;',
      'Ihr Benutzername für Northwind Pass ist +4915112345678, Ihr vorläufiges Passwort ist a<b>&7$&',
    ],
  ])('says what the pool would: %s', async (source, code, words) => {
    expect(await send(event(source), code)).toEqual([
      { path: '/users', authorization: `Bearer ${token}`, body: JSON.stringify({ to: '+4915112345678', text: words }) },
    ])
  })

  it('sends nothing for an event that it does not know, or without a code', async () => {
    expect(await send(event('AccountTakeOverNotification'), '')).toEqual([])
    expect(await send(event('SignUp', { code: null }), '')).toEqual([])
    expect(await send(event('SignUp', { type: 'customSMSSenderRequestV2' }), '')).toEqual([])
  })

  it('fails when the provider refuses, and says neither number nor code', async () => {
    const thrown: unknown = await send(event('SignUp'), '123456', 500).catch((error: unknown) => error)
    expect(String(thrown)).toBe('Error: the provider answers 500')
  })
})
