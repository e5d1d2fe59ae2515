import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { toStageConfig } from '../../scripts/stage-outputs.ts'
import { sayingName } from '../local-pool/messages.ts'
import { parseSettings, readSettings } from '../local-pool/settings.ts'
import { settingsOfStage } from '../local-pool/stage-settings.ts'
import { describeStage, type Described } from './describe.ts'
import type { ObjectValue } from './hcl/value.ts'
import { ofType } from './rules/rule.ts'
import { readSources } from './sources.ts'
import { exampleNames, readStage, type Stage } from './stage.ts'
import { goodAttributes } from './testing/given-attributes.ts'
import { printedOutputs } from './testing/outputs.ts'

const sources = readSources()

/** Ids, names and ARNs, which each pool has for itself. */
const ownNames = ['Id', 'Name', 'ClientId', 'ClientName', 'SmsConfiguration']

/** Lists whose order means nothing: Cognito answers them in another one. */
const unordered = ['ReadAttributes', 'WriteAttributes', 'ExplicitAuthFlows', 'SchemaAttributes']

function comparable(settings: Described): Described {
  const tidy = (part: Described['UserPool']): Described['UserPool'] =>
    Object.fromEntries(
      Object.entries(part)
        .filter(([key]) => !ownNames.includes(key))
        .map(([key, value]) => [
          key,
          unordered.includes(key) && Array.isArray(value) ? value.map((item) => JSON.stringify(item)).sort() : value,
        ]),
    )
  return {
    UserPool: tidy(settings.UserPool),
    UserPoolClient: tidy(settings.UserPoolClient),
    UserPoolMfaConfig: tidy(settings.UserPoolMfaConfig),
  }
}

function local(): Described {
  const file = new URL('../local-pool/settings.json', import.meta.url)
  return comparable(JSON.parse(readFileSync(file, 'utf8')) as Described)
}

describe('the local pool and the deployed pool', () => {
  it('have the same schema, policy, flows, messages and lifetimes', () => {
    expect(comparable(describeStage(readStage(sources, 'dev')))).toEqual(local())
  })

  it.each([
    ['password policy', { password_policy: { minimum_length: 12 } }],
    ['password history', { password_policy: { history_size: 5 } }],
    ['sign-up', { sign_in: { self_sign_up: false } }],
    ['attributes', { attributes: [{ name: 'name', required: true }] }],
    ['lifetimes', { tokens: { refresh_days: 7 } }],
    ['wait in a sign-in', { tokens: { auth_session_minutes: 5 } }],
    ['rotation', { tokens: { rotation_grace_seconds: 30 } }],
    ['messages', { messages: { verification: 'Code: {####}' } }],
    ['second factor', { mfa: { mode: 'OFF' } }],
    ['authenticator app', { mfa: { totp: false } }],
    ['deletion protection', { user_pool: { deletion_protection: false } }],
  ])('are found to differ when the stage changes its %s', (_, change) => {
    expect(comparable(describeStage(readStage(sources, 'dev', change)))).not.toEqual(local())
  })

  it.each([
    [
      'schema',
      'variables.attributes.tf',
      '{ name = "custom:role_name"',
      '{ name = "custom:role", label = { en = "Role" }',
    ],
    ['schema', 'modules/user-pool/attributes.tf', 'max      = "16"', 'max = "12"'],
    ['schema', 'modules/user-pool/attributes.tf', '? 256 :', '? 255 :'],
    ['attributes', 'modules/user-pool/attributes.tf', '"phone_number", "phone_number_verified"]', '"phone_number"]'],
    [
      'flows',
      'modules/user-pool/client.tf',
      '["ALLOW_USER_SRP_AUTH"]',
      '["ALLOW_USER_SRP_AUTH", "ALLOW_USER_PASSWORD_AUTH"]',
    ],
  ])('are found to differ when the module changes its %s (%s: %s)', (_, file, from, to) => {
    const text = sources.get(file)
    expect(text).toContain(from)
    const changed = new Map([...sources, [file, (text ?? '').replace(from, () => to)]])
    expect(comparable(describeStage(readStage(changed, 'dev')))).not.toEqual(local())
  })
})

describe('what the pools of a brand send', () => {
  const named = (name: string): Described =>
    comparable(JSON.parse(JSON.stringify(sayingName(readSettings(), name))) as Described)

  it('says its name, in the local pool as in the deployed one', () => {
    const northwind = comparable(describeStage(readStage(sources, 'dev', { brand: '../brands/northwind' })))
    expect(northwind).toEqual(named('Northwind Pass'))
    expect(JSON.stringify(northwind)).not.toMatch(/latchkey/i)
    expect(local()).toEqual(named('Latchkey'))
  })

  it('fits, whatever the name that a brand may have', () => {
    expect(() => parseSettings(sayingName(readSettings(), 'N'.repeat(30)))).not.toThrow()
  })

  it('comes from the sender of the brand, unless the stage has another one, or leaves the account alone', () => {
    const sender = (more: ObjectValue): unknown =>
      ofType(readStage(sources, 'dev', more), 'aws_sns_sms_preferences').map(({ values }) => values.default_sender_id)
    const brand = '../brands/northwind'
    expect(sender({})).toEqual([null])
    expect(sender({ brand })).toEqual(['NORTHWIND'])
    expect(sender({ brand, sms: { sender_id: 'PASS' } })).toEqual(['PASS'])
    expect(sender({ brand, sms: { manage: false } })).toEqual([])
  })

  it('is nothing where the folder has no brand', () => {
    const { refusals, resources } = readStage(sources, 'dev', { brand: '../brands' })
    expect(refusals).toEqual([expect.stringMatching(/^brand is a folder with a brand\.json/)])
    expect(resources).toEqual([])
  })
})

/** The local pool that the stage's file makes. */
function localPoolOf(stage: Stage): Described {
  const ids = { userPoolId: 'eu-central-1_AbCdEfGhI', userPoolClientId: '1h57kf5cpq17m0eml12example' }
  const settings = settingsOfStage(toStageConfig(printedOutputs(stage, ids), stage.name))
  // As it answers them, which is JSON.
  return comparable(JSON.parse(JSON.stringify(settings)) as Described)
}

describe("the local pool of a stage's file and the pool that its tfvars deploy", () => {
  it.each(['dev', ...exampleNames(sources)])('are the same: %s', (name) => {
    const stage = readStage(sources, name)
    expect(localPoolOf(stage)).toEqual(comparable(describeStage(stage)))
  })

  it('are the same whatever the stage declares', () => {
    const rules = fc.record({
      self_sign_up: fc.boolean(),
      history_size: fc.integer({ min: 0, max: 24 }),
      auth_session_minutes: fc.integer({ min: 3, max: 15 }),
      sessions: fc.boolean(),
      mfa: fc
        .record({ mode: fc.constantFrom('OFF', 'OPTIONAL', 'ON'), totp: fc.boolean() })
        .filter(({ mode, totp }) => mode !== 'ON' || totp),
    })
    fc.assert(
      fc.property(goodAttributes, rules, (attributes, given) => {
        const { self_sign_up, sessions, mfa, history_size, auth_session_minutes } = given
        const more = {
          attributes,
          sign_in: { self_sign_up, sessions },
          mfa,
          password_policy: { history_size },
          tokens: { auth_session_minutes },
        }
        const stage = readStage(sources, 'dev', more)
        expect(stage.refusals).toEqual([])
        expect(localPoolOf(stage)).toEqual(comparable(describeStage(stage)))
      }),
    )
  })
})
