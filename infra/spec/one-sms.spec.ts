import { expect, it } from 'vitest'
import { at, ofType } from './rules/rule.ts'
import { readSources } from './sources.ts'
import { exampleNames, readStage, stageNames } from './stage.ts'

const sources = readSources()

// An SMS has 140 bytes: 160 characters of the GSM alphabet, 7 bits each. Those of its extension take two places.
const basic =
  '@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà'
const extension = '^{}\\[~]|€'
const placesOfAnSms = 160

/** How much of an SMS a text fills; infinitely much with a letter for which all of it would be sent in 16 bits each. */
function places(text: string): number {
  return Array.from(text).reduce((sum, letter) => {
    if (basic.includes(letter)) return sum + 1
    return extension.includes(letter) ? sum + 2 : Infinity
  }, 0)
}

/** What Cognito fills in, at its longest: a number of 15 digits, and a password of 20 symbols of the extension. */
const longest = { username: `+${'9'.repeat(15)}`, password: '~'.repeat(20), code: '000000' }

it.each([...stageNames(sources), ...exampleNames(sources)])(
  'each text of %s is one SMS with what is filled in',
  (name) => {
    const [pool] = ofType(readStage(sources, name), 'aws_cognito_user_pool')
    const filled = (value: string, ...path: (string | number)[]): number => {
      const text = at(pool?.values, ...path)
      if (typeof text !== 'string') throw new Error(`${name} has no text at ${path.join('.')}.`)
      return places(text.replace('{####}', value).replace('{username}', longest.username))
    }
    expect(filled(longest.code, 'verification_message_template', 0, 'sms_message')).toBeLessThanOrEqual(placesOfAnSms)
    expect(filled(longest.code, 'sms_authentication_message')).toBeLessThanOrEqual(placesOfAnSms)
    const invitation = ['admin_create_user_config', 0, 'invite_message_template', 0, 'sms_message']
    expect(filled(longest.password, ...invitation)).toBeLessThanOrEqual(placesOfAnSms)
  },
)
