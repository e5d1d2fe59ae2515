import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { parseStageConfig, type StageConfig } from '../../main/stage/stage-config.ts'
import { readStage } from '../../scripts/stage.ts'
import { parseSettings, readSettings, type PoolSettings, type SchemaAttribute } from './settings.ts'
import { settingsOfStage } from './stage-settings.ts'

const examples = fileURLToPath(new URL('../stages/examples/', import.meta.url))

function example(name: string): StageConfig {
  return parseStageConfig(JSON.parse(readFileSync(`${examples}${name}.json`, 'utf8')), name)
}

/** A stage whose file is of version 0.1.0, with these attributes. */
function stageWith(...attributes: object[]): StageConfig {
  return parseStageConfig({ ...readStage('local'), attributes }, 'a spec')
}

function schemaOf(stage: StageConfig, name: string): SchemaAttribute | undefined {
  return settingsOfStage(stage).UserPool.SchemaAttributes.find(({ Name }) => Name === name)
}

/** Settings with lists in one order: Cognito's means nothing. */
function sorted({ UserPool, UserPoolClient, ...rest }: PoolSettings): PoolSettings {
  const { SchemaAttributes } = UserPool
  return {
    ...rest,
    UserPool: { ...UserPool, SchemaAttributes: SchemaAttributes.toSorted((a, b) => (a.Name < b.Name ? -1 : 1)) },
    UserPoolClient: {
      ...UserPoolClient,
      ReadAttributes: UserPoolClient.ReadAttributes.toSorted(),
      WriteAttributes: UserPoolClient.WriteAttributes.toSorted(),
    },
  }
}

describe('the settings of a stage', () => {
  it('of the local stage are those beside this file', () => {
    expect(sorted(settingsOfStage(readStage('local')))).toEqual(sorted(readSettings()))
  })

  it('of the local stage let the app offer all that it can', () => {
    expect(readStage('local').signIn).toEqual({
      selfSignUp: true,
      challengeMinutes: 3,
      secondFactor: 'OPTIONAL',
      totp: true,
      newNumber: true,
      sessions: true,
      deleteAccount: true,
    })
  })

  it.each(readdirSync(examples).filter((file) => file.endsWith('.json')))(
    'of %s are settings, with its ids',
    (file) => {
      const stage = example(file.replace('.json', ''))
      const settings = parseSettings(settingsOfStage(stage))
      expect(settings.UserPool.Id).toBe(stage.userPoolId)
      expect(settings.UserPoolClient.ClientId).toBe(stage.userPoolClientId)
    },
  )

  it('let only an administrator create users where nobody may sign up', () => {
    const allows = (stage: StageConfig): boolean =>
      !settingsOfStage(stage).UserPool.AdminCreateUserConfig.AllowAdminCreateUserOnly
    expect([allows(example('invited')), allows(example('names'))]).toEqual([false, true])
  })

  it('offer the second factors of the stage, by SMS wherever there are any, and track sessions where it says so', () => {
    const usual = readStage('local')
    const told = (rules: Partial<StageConfig['signIn']>): unknown[] => {
      const settings = settingsOfStage({ ...usual, signIn: { ...usual.signIn, ...rules } })
      const { SmsMfaConfiguration: sms, SoftwareTokenMfaConfiguration: totp } = settings.UserPoolMfaConfig
      const { UserSessionTracking } = settings.UserPoolSessionConfiguration
      return [settings.UserPool.MfaConfiguration, sms.Enabled, totp.Enabled, UserSessionTracking]
    }
    expect(told({ secondFactor: 'OFF', sessions: false })).toEqual(['OFF', false, false, 'DISABLED'])
    expect(told({ secondFactor: 'ON', totp: false })).toEqual(['ON', true, false, 'ENABLED'])
    expect(told({ secondFactor: 'OPTIONAL' })).toEqual(['OPTIONAL', true, true, 'ENABLED'])
  })

  it('show a password history where there is one', () => {
    const { PasswordPolicy } = settingsOfStage(example('names')).UserPool.Policies
    expect(PasswordPolicy).toMatchObject({ MinimumLength: 12, RequireSymbols: false, PasswordHistorySize: 5 })
    const none = { ...example('names'), passwordPolicy: { ...example('names').passwordPolicy, historySize: 0 } }
    expect(settingsOfStage(none).UserPool.Policies.PasswordPolicy).not.toHaveProperty('PasswordHistorySize')
  })
})

describe('the schema of a stage', () => {
  it.each(['text', 'boolean', 'date'])('keeps a %s as a text', (type) => {
    const label = { en: 'Badge' }
    expect(schemaOf(stageWith({ name: 'custom:badge', type, label }), 'custom:badge')).toEqual({
      Name: 'custom:badge',
      AttributeDataType: 'String',
      Mutable: true,
      Required: false,
      StringAttributeConstraints: { MinLength: '0', MaxLength: '256' },
    })
  })

  it('holds the limits of a text and a number, both of them always', () => {
    const label = { en: 'Floor' }
    const floor = { name: 'custom:floor', type: 'number', label }
    const limits = (more: object): unknown => schemaOf(stageWith({ ...floor, ...more }), 'custom:floor')
    expect(limits({ min: -2, max: '40' })).toMatchObject({
      AttributeDataType: 'Number',
      NumberAttributeConstraints: { MinValue: '-2', MaxValue: '40' },
    })
    expect(limits({ min: '-0.5', max: '1.5' })).toMatchObject({
      NumberAttributeConstraints: { MinValue: '-1', MaxValue: '2' },
    })
    expect(limits({})).toMatchObject({
      NumberAttributeConstraints: { MinValue: '-999999999999999', MaxValue: '999999999999999' },
    })
    expect(schemaOf(example('department'), 'custom:employee_number')?.StringAttributeConstraints).toEqual({
      MinLength: '6',
      MaxLength: '6',
    })
  })

  it.each([
    { signUp: true, editable: true, mutable: true, written: true },
    { signUp: false, editable: true, mutable: true, written: true },
    { signUp: false, editable: false, mutable: true, written: false },
    { signUp: true, editable: false, mutable: false, written: true },
  ])('of one with %j', ({ signUp, editable, mutable, written }) => {
    const stage = stageWith({ name: 'custom:location', signUp, editable })
    expect(schemaOf(stage, 'custom:location')?.Mutable).toBe(mutable)
    const { ReadAttributes, WriteAttributes } = settingsOfStage(stage).UserPoolClient
    expect(ReadAttributes).toEqual(['phone_number', 'phone_number_verified', 'custom:location'])
    expect(WriteAttributes).toEqual(['phone_number', ...(written ? ['custom:location'] : [])])
  })

  it('requires what Cognito can, and names no standard attribute without need', () => {
    const stage = stageWith(
      { name: 'email', required: true },
      { name: 'nickname' },
      { name: 'gender', editable: false },
      { name: 'custom:location', required: true },
      { name: 'birthdate', type: 'date', required: true },
    )
    const { SchemaAttributes } = settingsOfStage(stage).UserPool
    expect(SchemaAttributes.map(({ Name, Required }) => [Name, Required])).toEqual([
      ['email', true],
      ['gender', false],
      ['birthdate', true],
      ['phone_number', true],
      ['custom:location', false],
    ])
    expect(schemaOf(stage, 'birthdate')?.StringAttributeConstraints).toEqual({ MinLength: '10', MaxLength: '10' })
  })
})
