import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { parseStageConfig } from '../../main/stage/stage-config.ts'
import { readableStage } from './readable-stage.ts'

const examples = ['department', 'names', 'invited']

function read(name: string): unknown {
  return JSON.parse(readFileSync(new URL(`../../infra/stages/examples/${name}.json`, import.meta.url), 'utf8'))
}

describe('a stage as its file says it', () => {
  it.each(examples)('is %s as a person wrote it', (name) => {
    expect(readableStage(parseStageConfig(read(name), name))).toEqual(read(name))
  })

  it.each(examples)('is the same configuration again: %s', (name) => {
    const config = parseStageConfig(read(name), name)
    expect(parseStageConfig(readableStage(config), name)).toEqual(config)
  })

  it('has each text in the order of the languages, whatever Terraform made of it', () => {
    const words = (...order: string[]) => Object.fromEntries(order.map((language) => [language, language]))
    const one = { name: 'custom:a', type: 'choice', label: words('de', 'en', 'zh-Hans', 'fr'), hint: words('he', 'ar') }
    const choices = [{ value: 'b', label: words('tr', 'en') }, { value: 'a' }]
    const file = { ...(read('names') as object), attributes: [{ ...one, choices }] }
    const [written] = readableStage(parseStageConfig(file, 'names')).attributes ?? []
    expect(Object.keys(written?.label ?? {})).toEqual(['en', 'de', 'fr', 'zh-Hans'])
    expect(Object.keys(written?.hint ?? {})).toEqual(['ar', 'he'])
    expect(JSON.stringify(written?.choices)).toBe('[{"value":"b","label":{"en":"en","tr":"tr"}},{"value":"a"}]')
  })

  it('has no word of what is usual', () => {
    const passwordPolicy = {
      minimumLength: 10,
      requireUppercase: true,
      requireLowercase: true,
      requireNumbers: true,
      requireSymbols: false,
    }
    const ids = {
      region: 'eu-central-1',
      userPoolId: 'eu-central-1_AbCdEfGhI',
      userPoolClientId: '1h57kf5cpq17example',
    }
    const file = { stage: 'dev', ...ids, passwordPolicy }
    const attributes = ['name', 'custom:company', 'custom:role_name'].map((name) => ({
      name,
      type: 'text',
      required: true,
      signUp: true,
      editable: true,
      visible: true,
    }))
    const whole = {
      ...file,
      passwordPolicy: { ...passwordPolicy, historySize: 0 },
      signIn: { selfSignUp: true, challengeMinutes: 3 },
      attributes,
    }
    expect(readableStage(parseStageConfig(whole, 'dev'))).toEqual(file)
    expect(readableStage(parseStageConfig(file, 'dev'))).toEqual(file)
    const others = { ...whole, attributes: attributes.toReversed() }
    expect(readableStage(parseStageConfig(others, 'dev'))).toEqual({
      ...file,
      attributes: ['custom:role_name', 'custom:company', 'name'].map((name) => ({ name, required: true })),
    })
  })
})
