import { describe, expect, it } from 'vitest'
import { usualAttributes } from '../../preload/contract/attributes/definition.ts'
import { parseStageConfig } from './stage-config.ts'

/** As version 0.1.0 wrote it. */
const old = {
  stage: 'prod',
  region: 'eu-central-1',
  userPoolId: 'eu-central-1_AbCdEfGhI',
  userPoolClientId: '1h57kf5cpq17m0eml12EXAMPLE',
  passwordPolicy: {
    minimumLength: 10,
    requireUppercase: true,
    requireLowercase: true,
    requireNumbers: true,
    requireSymbols: false,
  },
}

const parse = (change: object) => () => parseStageConfig({ ...old, ...change }, 'infra/stages/prod.json')

describe('a stage', () => {
  it('of version 0.1.0 has the three attributes of then, self sign-up, and nothing that came later', () => {
    expect(parse({})()).toEqual({
      ...old,
      attributes: usualAttributes,
      signIn: {
        selfSignUp: true,
        challengeMinutes: 3,
        secondFactor: 'OFF',
        totp: false,
        newNumber: false,
        sessions: false,
        deleteAccount: false,
      },
    })
  })

  it('may have no attribute at all', () => {
    expect(parse({ attributes: [] })().attributes).toEqual([])
  })

  it.each<[object, string]>([
    [{ region: 'Frankfurt' }, 'region: a region looks like eu-central-1.'],
    [{ clientSecret: 'x' }, 'clientSecret: no such key exists.'],
    [{ signIn: { self_sign_up: true } }, 'signIn.self_sign_up: no such key exists.'],
    [
      { attributes: [{ name: 'name' }, { name: 'custom:cost_centre' }] },
      'attributes[1].label: the app has no word of its own for custom:cost_centre, so it needs one.',
    ],
    [{ attributes: [{ name: 'birthdate', pattern: '(' }] }, 'attributes[0].type: birthdate is a date (and 1 more).'],
    [
      { attributes: [{ name: 'email', required: true, signUp: false }] },
      'attributes[0].signUp: a pool refuses a sign-up without a standard attribute that it requires, so the form must ask for it.',
    ],
  ])('%j is refused in one sentence that names the key', (change, sentence) => {
    expect(parse(change)).toThrow(new Error(`infra/stages/prod.json: ${sentence}`))
  })

  it('whose users only an administrator makes may require what it does not ask for', () => {
    const attributes = [{ name: 'email', required: true, signUp: false }]
    expect(parse({ attributes, signIn: { selfSignUp: false } })).not.toThrow()
    expect(parse({ attributes: [{ name: 'custom:department', required: true, signUp: false }] })).not.toThrow()
  })
})
