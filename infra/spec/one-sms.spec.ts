import { expect, it } from 'vitest'
import { at, ofType } from './rules/rule.ts'
import { readSources } from './sources.ts'
import { exampleNames, readStage, stageNames } from './stage.ts'
import { gsmPlaces, longest } from './testing/sms.ts'

const sources = readSources()

it.each([...stageNames(sources), ...exampleNames(sources)])(
  'each text of %s is one SMS with what is filled in',
  (name) => {
    const [pool] = ofType(readStage(sources, name), 'aws_cognito_user_pool')
    const filled = (value: string, ...path: (string | number)[]): number => {
      const text = at(pool?.values, ...path)
      if (typeof text !== 'string') throw new Error(`${name} has no text at ${path.join('.')}.`)
      return gsmPlaces(text.replace('{####}', value).replace('{username}', longest.username))
    }
    expect(filled(longest.code, 'verification_message_template', 0, 'sms_message')).toBeLessThanOrEqual(160)
    expect(filled(longest.code, 'sms_authentication_message')).toBeLessThanOrEqual(160)
    const invitation = ['admin_create_user_config', 0, 'invite_message_template', 0, 'sms_message']
    expect(filled(longest.password, ...invitation)).toBeLessThanOrEqual(160)
  },
)
