import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { languages } from '../../preload/contract/languages.ts'
import { attributesOfThePool, knownAttributes } from '../../preload/contract/attributes/known.ts'
import { attributeDefinitions } from '../../preload/contract/attributes/definition.ts'
import { stageConfig } from '../../main/stage/stage-config.ts'
import { toStageConfig } from '../../scripts/stage-outputs.ts'
import { asList, isObject, type ObjectValue, type Value } from './hcl/value.ts'
import { rules } from './rules/rules.ts'
import { readSources } from './sources.ts'
import { readStage, type Stage } from './stage.ts'
import { goodAttributes, oddAttributes, oddValues } from './testing/given-attributes.ts'
import { printedOutputs } from './testing/outputs.ts'

const sources = readSources()
const ids = { userPoolId: 'eu-central-1_AbCdEfGhI', userPoolClientId: '1h57kf5cpq17m0eml12example' }
const text = { name: 'custom:a', label: { en: 'A' } }

function stageWith(attributes: Value[], more: ObjectValue = {}): Stage {
  return readStage(sources, 'dev', { attributes, ...more })
}

/** Whether the app takes these attributes, of whichever pool. */
function isTaken(attributes: ObjectValue[]): boolean {
  const passwordPolicy = { minimumLength: 10, requireUppercase: true, requireLowercase: true, requireNumbers: true }
  const file = { stage: 'dev', region: 'eu-central-1', ...ids, attributes: attributes.map(inCamelCase) }
  return stageConfig.safeParse({ ...file, passwordPolicy: { ...passwordPolicy, requireSymbols: false } }).success
}

describe('an attribute is refused by the key that is wrong', () => {
  it.each<[Value[], string]>([
    [[{ name: 'phone_number' }], 'attributes.name is a standard attribute'],
    [[{ ...text, name: 'custom:email' }], 'attributes.name: after custom:'],
    [[text, text], 'two attributes have the same name'],
    [Array.from({ length: 51 }, (_, index) => ({ ...text, name: `custom:a${String(index)}` })), '50 custom attributes'],
    [[{ ...text, type: 'string' }], 'attributes.type is'],
    [[{ name: 'birthdate' }], 'attributes.type of birthdate'],
    [[{ ...text, type: 'boolean', max_length: 5 }], 'only for the type text'],
    [[{ ...text, max_length: 2049 }], '0 to 2048'],
    [[{ ...text, min_length: 257 }], 'attributes.min_length is greater'],
    [[{ ...text, pattern: '' }], 'attributes.pattern'],
    [[{ ...text, min: 1 }], 'attributes.min and max are only for'],
    [[{ ...text, type: 'number', max: 'today' }], 'attributes.min and max of a number'],
    [[{ ...text, type: 'date', min: '2026-02-30' }], 'attributes.min and max of a date'],
    [[{ ...text, type: 'number', min: 10, max: 9 }], 'attributes.min is greater'],
    [[{ ...text, type: 'date', min: '2026-02-01', max: '2026-01-31' }], 'attributes.min is greater'],
    [[{ ...text, type: 'choice' }], 'attributes.choices are for the type choice'],
    [[{ ...text, choices: [{ value: 'a' }] }], 'attributes.choices are for the type choice'],
    [[{ ...text, type: 'choice', choices: [{ value: 'x'.repeat(257) }] }], '1 to 256 characters'],
    [[{ ...text, type: 'choice', choices: [{ value: 'a' }, { value: 'a' }] }], 'two choices'],
    [[{ name: 'custom:a' }], 'attributes.label is needed'],
    [[{ ...text, hint: { tlh: 'pong' } }], 'by language'],
    [[{ ...text, autocomplete: 'Name' }], 'attributes.autocomplete'],
  ])('%j', (attributes, message) => {
    expect(stageWith(attributes).refusals).toEqual([expect.stringContaining(message)])
  })

  it('where the pool requires it and no form asks for it', () => {
    const name = { name: 'name', required: true, sign_up: false }
    expect(stageWith([name]).refusals).toEqual([expect.stringContaining('attributes.sign_up')])
    expect(stageWith([name], { sign_in: { self_sign_up: false } }).refusals).toEqual([])
    expect(stageWith([{ ...name, editable: false }], { sign_in: { self_sign_up: false } }).refusals).toEqual([
      expect.stringContaining('attributes.required'),
    ])
    expect(stageWith([{ ...text, required: true, sign_up: false }]).refusals).toEqual([])
  })
})

describe('what the stage may declare', () => {
  it('is what the app can read, with the same names and languages', () => {
    const refusedName = (name: string): boolean =>
      stageWith([{ ...text, name }]).refusals.some((message) => message.startsWith('attributes.name'))
    const standard = Object.keys(knownAttributes).filter((name) => !name.startsWith('custom:'))
    for (const name of Object.keys(knownAttributes)) expect([name, refusedName(name)]).toEqual([name, false])
    for (const name of [...standard, ...attributesOfThePool])
      expect([name, refusedName(`custom:${name}`)]).toEqual([name, true])
    for (const name of attributesOfThePool) expect([name, refusedName(name)]).toEqual([name, true])
    for (const name of Object.keys(knownAttributes)) {
      const type = name === 'birthdate' ? 'date' : 'text'
      expect([name, stageWith([{ name, type }]).refusals]).toEqual([name, []])
    }
    for (const language of languages) expect(stageWith([{ ...text, label: { [language]: 'A' } }]).refusals).toEqual([])
  })

  it('comes to the app as it stands there', () => {
    fc.assert(
      fc.property(goodAttributes, (attributes) => {
        const stage = stageWith(attributes)
        expect(stage.refusals).toEqual([])
        const { attributes: found } = toStageConfig(printedOutputs(stage, ids), 'dev')
        expect(found).toEqual(attributeDefinitions.parse(attributes.map(inCamelCase)))
      }),
    )
  })

  it('makes a pool and a client that keep every rule', () => {
    fc.assert(
      fc.property(goodAttributes, (attributes) => {
        const stage = stageWith(attributes)
        expect(
          Object.entries(rules).flatMap(([name, rule]) => rule(stage).map((place) => `${name}: ${place}`)),
        ).toEqual([])
      }),
    )
  })

  it('is refused here wherever the app would refuse it, before a pool has it', () => {
    const count = { taken: 0, refused: 0 }
    fc.assert(
      fc.property(oddAttributes, (attributes) => {
        const { refusals } = stageWith(attributes)
        const taken = isTaken(attributes)
        const stricterHere = refusals.filter((message) => stricter.test(message))
        expect(refusals.length > 0).toBe(!taken || stricterHere.length > 0)
        if (taken) count.taken += 1
        else count.refused += 1
      }),
      { numRuns: 400 },
    )
    expect(Math.min(count.taken, count.refused)).toBeGreaterThan(40)
  })

  it('has odd values for each key', () => {
    expect(Object.keys(oddValues).sort()).toEqual(Object.keys(keysOf(stageWith([text]))).sort())
  })
})

/** Sentences about what an existing pool may have, and a new one had better not. */
const stricter = /^attributes\.(required: a standard|name: after custom:|choices are 1 to 500)/

function inCamelCase(given: ObjectValue): ObjectValue {
  return Object.fromEntries(
    Object.entries(given).map(([key, value]) => [
      key.replaceAll(/_(.)/g, (_, letter: string) => letter.toUpperCase()),
      value,
    ]),
  )
}

function keysOf(stage: Stage): ObjectValue {
  const [first] = asList(stage.outputs.attributes)
  return isObject(first) ? first : {}
}
