import { beforeEach, describe, expect, it, vi } from 'vitest'
import { languages } from '../../../preload/contract/languages.ts'
import { icuMessage, parseMessage } from '../../../renderer/locales/icu.ts'
import { longest, smsParts } from '../../spec/testing/sms.ts'
import { readCatalogue } from './catalogue.ts'
import type { CustomMessageEvent, handler } from './functions/custom-message.mjs'
import { unpack } from './testing/archive.ts'

interface Module {
  handler: typeof handler
}

/** An event as Cognito sends it, with everything that it sends. */
function event(source: string, request: Partial<CustomMessageEvent['request']> = {}): CustomMessageEvent {
  const common = {
    version: '1',
    region: 'eu-central-1',
    userPoolId: 'eu-central-1_AbCdEfGhI',
    userName: '7f9c24e5-0000-4000-8000-000000000000',
    callerContext: { awsSdkVersion: 'aws-sdk-unknown-unknown', clientId: '4rfqmdc0bdnuc1hadmsbnqb6pk' },
  }
  return {
    ...common,
    triggerSource: `CustomMessage_${source}`,
    request: {
      userAttributes: { sub: common.userName, 'cognito:user_status': 'UNCONFIRMED', phone_number: '+4915112345678' },
      codeParameter: '{####}',
      usernameParameter: null,
      ...request,
    },
    response: { smsMessage: null, emailMessage: null, emailSubject: null },
  }
}

async function said(source: string, request: Partial<CustomMessageEvent['request']> = {}): Promise<unknown> {
  const { handler: run } = await unpack<Module>('custom-message')
  return (await run(event(source, request))).response.smsMessage
}

const errors = vi.spyOn(console, 'error')
beforeEach(() => {
  errors.mockReset().mockReturnValue(undefined)
})

describe('the text of a message', () => {
  it.each([
    ['SignUp', 'Ihr Code für Northwind Pass ist {####}.'],
    ['ResendCode', 'Ihr Code für Northwind Pass ist {####}.'],
    ['UpdateUserAttribute', 'Ihr Code für Northwind Pass ist {####}.'],
    ['VerifyUserAttribute', 'Ihr Code für Northwind Pass ist {####}.'],
    ['ForgotPassword', 'Ihr Code zum Zurücksetzen des Passworts für Northwind Pass ist {####}.'],
    ['Authentication', 'Ihr Anmeldecode für Northwind Pass ist {####}.'],
  ])('says what it is for, in the language of the app: %s', async (source, text) => {
    expect(await said(source, { clientMetadata: { language: 'de' } })).toBe(text)
    expect(errors).not.toHaveBeenCalled()
  })

  it('of an invitation names the number and the password', async () => {
    const invited = { usernameParameter: '{username}', clientMetadata: { language: 'it' } }
    expect(await said('AdminCreateUser', invited)).toBe(
      'Il tuo nome utente Northwind Pass è {username} e la password temporanea è {####}',
    )
  })

  it.each([
    ['what the app says', { language: 'nl' }, 'de', 'Je code'],
    ['the attribute where the app says nothing', undefined, 'de-AT', 'Ihr Code'],
    ['the attribute in another spelling', {}, 'pt_PT', 'Seu código'],
    ['an old code of a language', {}, 'iw', 'הקוד'],
    ['another script of a language', { language: 'zh-TW' }, 'de', '您的'],
    ["the stage's where the language is not there", { language: 'xx' }, 'sv', 'Votre code'],
    ["the stage's where the language is none", { language: '__proto__' }, '{}', 'Votre code'],
  ])('is in the language of %s', async (_, clientMetadata, locale, start) => {
    const userAttributes = { locale, phone_number: '+4915112345678' }
    expect(await said('SignUp', { userAttributes, ...(clientMetadata && { clientMetadata }) })).toContain(start)
  })

  it('keeps numbers and names together where one writes from right to left', async () => {
    const invited = { usernameParameter: '{username}', clientMetadata: { language: 'ar' } }
    expect(await said('AdminCreateUser', invited)).toContain('\u2068{username}\u2069')
    expect(await said('AdminCreateUser', invited)).toContain('\u2068Northwind Pass\u2069')
  })
})

describe('a function that cannot make a text', () => {
  it.each([
    ['a text too long for Cognito', { app: 'N'.repeat(150) }],
    ['a language without the text', { texts: { fr: {} } }],
    ['no texts at all', { texts: {} }],
  ])('leaves it to the pool, and logs why but not for whom: %s', async (_, broken) => {
    const files = { 'texts.json': { ...readCatalogue('Northwind Pass', 'fr'), ...broken } }
    const { handler: run } = await unpack<Module>('custom-message', files)
    const sent = event('SignUp')
    expect(await run(sent)).toEqual(event('SignUp'))
    expect(errors).toHaveBeenCalledOnce()
    expect(JSON.stringify(errors.mock.calls)).not.toMatch(/4915112345678|7f9c24e5/)
  })

  it('leaves a message that it does not know to the pool', async () => {
    expect(await said('AccountTakeOverNotification')).toBeNull()
    expect(errors).not.toHaveBeenCalled()
  })
})

/** As long as a product's name may be: with letters that every alphabet has. */
const longName = 'N'.repeat(30)

describe.each(languages)('in %s', (language) => {
  const { texts } = readCatalogue(longName)
  const pool = texts[language] ?? {}

  it('the function says what the app would say by the same texts', async () => {
    const { handler: run } = await unpack<Module>('custom-message')
    const values = { code: '{####}', username: '{username}', password: '{####}' }
    for (const [source, key] of [
      ['SignUp', 'confirmation'],
      ['ForgotPassword', 'reset'],
      ['Authentication', 'signIn'],
      ['AdminCreateUser', 'invitation'],
    ] as const) {
      const asked = event(source, { usernameParameter: '{username}', clientMetadata: { language } })
      const { smsMessage } = (await run(asked)).response
      const parsed = parseMessage(pool[key]?.replaceAll('{app}', '{name}') ?? '', language)
      const shown = icuMessage(parsed, language)({ values: { ...values, name: 'Northwind Pass' } })
      // Beside a code the function puts no marks.
      const marks = key === 'invitation' ? /$^/g : /\u2068(?=\{#)|(?<=#\})\u2069/g
      expect(smsMessage).toBe(shown.replaceAll(marks, ''))
    }
  })

  it.each(['confirmation', 'signIn', 'reset'])('%s is one SMS, whatever the product is called', (key) => {
    const text = filled(pool[key] ?? '', language)
    expect({ text, parts: smsParts(text) }).toEqual({ text, parts: 1 })
    expect(text.length).toBeLessThanOrEqual(140)
  })

  it('an invitation is as many SMS as docs/triggers.md says, and not too long for Cognito', () => {
    const text = filled(pool.invitation ?? '', language)
    expect({ language, parts: smsParts(text) }).toEqual({ language, parts: inGsm.includes(language) ? 1 : 2 })
    expect(text.length).toBeLessThanOrEqual(140)
  })
})

/** The languages whose invitation is written in the GSM alphabet. */
const inGsm: string[] = ['en', 'de', 'fr', 'es', 'pt', 'it', 'nl']

function filled(text: string, language: string): string {
  const marks = ['ar', 'he'].includes(language) ? 2 : 0
  const long = { ...longest, app: longName }
  return text.replaceAll(/\{(\w+)\}/g, (_, name: keyof typeof long) => {
    return long[name] + (name === 'code' ? '' : '\u2068'.repeat(marks))
  })
}
