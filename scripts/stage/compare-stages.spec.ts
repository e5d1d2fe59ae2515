import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseStageConfig, type StageConfig } from '../../main/stage/stage-config.ts'
import { differences } from './compare-stages.ts'

const plainFile = {
  stage: 'dev',
  region: 'eu-central-1',
  userPoolId: 'eu-central-1_AbCdEfGhI',
  userPoolClientId: '1h57kf5cpq17m0eml12example',
  passwordPolicy: {
    minimumLength: 10,
    requireUppercase: true,
    requireLowercase: true,
    requireNumbers: true,
    requireSymbols: false,
  },
}

function stage(more: object = {}): StageConfig {
  return parseStageConfig({ ...plainFile, ...more }, 'the spec')
}

const department = (...values: string[]) => ({
  name: 'custom:department',
  type: 'choice',
  choices: values.map((value) => ({ value })),
})

describe('two configurations of a stage', () => {
  it.each<[string, object, object, string[]]>([
    ['mean the same without a word of what is usual', {}, { signIn: {}, attributes: undefined }, []],
    ['have no password history', {}, { passwordPolicy: { ...plainFile.passwordPolicy, historySize: 0 } }, []],
    [
      'differ in a rule',
      {},
      {
        signIn: { selfSignUp: false, challengeMinutes: 5 },
        passwordPolicy: { ...plainFile.passwordPolicy, historySize: 5 },
      },
      [
        'passwordPolicy.historySize was 0 and is 5.',
        'signIn.selfSignUp was true and is false.',
        'signIn.challengeMinutes was 3 and is 5.',
      ],
    ],
    [
      'differ in where updates are',
      { updateFeedUrl: 'https://downloads.example.com/latchkey' },
      {},
      ['updateFeedUrl was "https://downloads.example.com/latchkey" and is not set.'],
    ],
    [
      'have other attributes',
      { attributes: [{ name: 'name', required: true }, { name: 'custom:company' }] },
      { attributes: [{ name: 'name' }, { name: 'custom:location', maxLength: 40 }] },
      ['required of name was true and is false.', 'custom:company is gone.', 'custom:location is new.'],
    ],
    [
      'have them in another order',
      { attributes: [{ name: 'name' }, { name: 'email' }] },
      { attributes: [{ name: 'email' }, { name: 'name' }] },
      ['The order of attributes was name, email and is email, name.'],
    ],
    [
      'offer other choices',
      { attributes: [department('sales', 'board', 'it')] },
      { attributes: [department('it', 'sales', 'constructor')] },
      [
        'The choice "board" of custom:department is gone.',
        'The choice "constructor" of custom:department is new.',
        'The order of the choices of custom:department was sales, it and is it, sales.',
      ],
    ],
    [
      'call them otherwise',
      { attributes: [{ name: 'custom:floor', label: { en: 'Floor', de: 'Stock' } }] },
      { attributes: [{ name: 'custom:floor', label: { en: 'Floor', de: 'Stockwerk' }, hint: { en: 'Yours' } }] },
      [
        'label.de of custom:floor was "Stock" and is "Stockwerk".',
        'hint of custom:floor was not set and is {"en":"Yours"}.',
      ],
    ],
  ])('%s', (_, before, after, sentences) => {
    expect(differences(stage(before), stage(after))).toEqual(sentences)
  })
})

/** Attributes with a few values for each key, so that two of them often have some keys alike. */
const words = fc.record(
  { en: fc.constantFrom('One', 'Two'), de: fc.constantFrom('Eins', 'Zwei') },
  { requiredKeys: [] },
)
const flags = fc.record(
  { required: fc.boolean(), signUp: fc.boolean(), editable: fc.boolean(), visible: fc.boolean() },
  { requiredKeys: [] },
)
const choices = fc.uniqueArray(fc.constantFrom('a', 'b', 'constructor'), { minLength: 1 }).map((values) => ({
  type: 'choice',
  choices: values.map((value) => ({ value })),
}))
const kinds = fc.oneof(
  fc.record({ maxLength: fc.constantFrom(5, 9), pattern: fc.constantFrom('a+', 'b+') }, { requiredKeys: [] }),
  fc.record({ type: fc.constant('number'), min: fc.constantFrom('1', '2') }, { requiredKeys: ['type'] }),
  choices,
)
const attribute = fc
  .tuple(fc.constantFrom('custom:a', 'custom:b', 'custom:location'), flags, kinds, words, words)
  .map(([name, flag, kind, label, hint]) => ({
    name,
    ...flag,
    ...kind,
    label: { en: 'Label', ...label },
    ...(Object.keys(hint).length > 0 && { hint }),
  }))
const attributes = fc.uniqueArray(attribute, { selector: ({ name }) => name, maxLength: 3 })
const files = fc.record({
  attributes,
  signIn: fc.record({
    selfSignUp: fc.boolean(),
    challengeMinutes: fc.integer({ min: 3, max: 15 }),
    secondFactor: fc.constantFrom('OFF', 'OPTIONAL', 'ON'),
    newNumber: fc.boolean(),
  }),
  stage: fc.constantFrom('dev', 'prod'),
})

describe('whatever they hold', () => {
  it('nothing is said of the same, and something of whatever differs', () => {
    let differed = 0
    fc.assert(
      fc.property(files, files, (one, other) => {
        const [before, after] = [stage(one), stage(other)]
        expect(differences(before, stage(one))).toEqual([])
        const same = JSON.stringify(before) === JSON.stringify(after)
        differed += same ? 0 : 1
        expect(differences(before, after).length > 0).toBe(!same)
      }),
    )
    expect(differed).toBeGreaterThan(50)
  })

  it('each key of an attribute that differs is named with the attribute', () => {
    fc.assert(
      fc.property(attribute, attribute, (one, other) => {
        const [before, after] = [one, other].map((given) => stage({ attributes: [{ ...given, name: 'custom:a' }] }))
        if (before?.attributes[0] === undefined || after?.attributes[0] === undefined) throw new Error('no attribute')
        const [old, now] = [before.attributes[0], after.attributes[0]]
        const said = differences(before, after)
        const keys = new Set([...Object.keys(old), ...Object.keys(now)]) as Set<keyof typeof old>
        for (const key of keys) {
          if (JSON.stringify(old[key]) === JSON.stringify(now[key])) continue
          const about = key === 'choices' ? 'choice' : key
          expect(said.some((sentence) => sentence.includes(about) && sentence.includes('custom:a'))).toBe(true)
        }
      }),
    )
  })

  it('each is one sentence', () => {
    fc.assert(
      fc.property(files, files, (one, other) => {
        for (const sentence of differences(stage(one), stage(other))) expect(sentence).toMatch(/^[^\n]+\.$/)
      }),
    )
  })
})
