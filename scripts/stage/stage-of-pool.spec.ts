import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { schemaOf } from '../../infra/local-pool/attributes.ts'
import { settingsOfStage } from '../../infra/local-pool/stage-settings.ts'
import { parseStageConfig, type StageConfig } from '../../main/stage/stage-config.ts'
import type { AttributeDefinition } from '../../preload/contract/attributes/definition.ts'
import type { SignInRules } from '../../preload/contract/sign-in-rules.ts'
import { attributesOfThePool, knownAttributes } from '../../preload/contract/attributes/known.ts'
import { anyDefinitions } from '../../preload/contract/testing/definitions.ts'
import { readStage } from '../stage.ts'
import { differences } from './compare-stages.ts'
import type { PoolAttribute, PoolDescription } from './pool-description.ts'
import { stageOfPool } from './stage-of-pool.ts'
import { anyPool, anyUsablePool, poolWith, usualPool } from './testing/any-pool.ts'

const examples = fileURLToPath(new URL('../../infra/stages/examples/', import.meta.url))
const exampleStages = readdirSync(examples)
  .filter((file) => file.endsWith('.json'))
  .map((file) => parseStageConfig(JSON.parse(readFileSync(examples + file, 'utf8')), file))

/** How AWS would describe the pool that Terraform makes of a stage: with all standard attributes, and all answers. */
function describedAs(stage: StageConfig): PoolDescription {
  const settings = settingsOfStage(stage)
  const { UserPool, UserPoolClient, UserPoolMfaConfig, UserPoolSessionConfiguration } = settings
  const SchemaAttributes = schemaOf({ settings })
  return {
    pool: { ...UserPool, SchemaAttributes },
    client: { ...UserPoolClient, UserPoolId: UserPool.Id },
    totp: UserPoolMfaConfig.SoftwareTokenMfaConfiguration.Enabled,
    sessions: UserPoolSessionConfiguration.UserSessionTracking === 'ENABLED',
  }
}

function configOf(description: PoolDescription, before: StageConfig | null = null): StageConfig {
  const { config, unusable } = stageOfPool(before?.stage ?? 'dev', description, before)
  if (config === null) throw new Error(unusable.join(' '))
  return config
}

const string = (Name: string, more: Partial<PoolAttribute> = {}): PoolAttribute => ({
  Name,
  AttributeDataType: 'String',
  Mutable: true,
  Required: false,
  ...more,
})

describe('any pool', () => {
  it('makes a stage file that says the same when it is read again, or sentences that say why not', () => {
    fc.assert(
      fc.property(anyPool(), (description) => {
        const { config, unusable } = stageOfPool('dev', description, null)
        expect(config === null).toBe(unusable.length > 0)
        if (config === null) return
        const written: unknown = JSON.parse(JSON.stringify(config))
        expect(parseStageConfig(written, 'the file')).toEqual(config)
      }),
    )
  })

  it('has each of its attributes in the file, or a sentence, or is usual for a pool', () => {
    const standard = Object.keys(knownAttributes).filter((name) => !name.startsWith('custom:'))
    fc.assert(
      fc.property(anyUsablePool(), (description) => {
        const { config, remarks } = stageOfPool('dev', description, null)
        const names = config?.attributes.map(({ name }) => name)
        for (const { Name, Required } of description.pool.SchemaAttributes ?? []) {
          if (names?.includes(Name) === true || remarks.some(({ attribute }) => attribute === Name)) continue
          expect([...attributesOfThePool, 'identities', ...standard]).toContain(Name)
          if (Required === true && Name !== 'sub' && Name !== 'phone_number')
            expect(config?.signIn.selfSignUp).toBe(false)
        }
      }),
    )
  })

  it('waits in a sign-in as long as its client, within what the app knows', () => {
    fc.assert(
      fc.property(anyUsablePool(), (description) => {
        const { AuthSessionValidity = 3 } = description.client
        const { challengeMinutes } = configOf(description).signIn
        if (AuthSessionValidity >= 3 && AuthSessionValidity <= 15) expect(challengeMinutes).toBe(AuthSessionValidity)
        else expect(challengeMinutes).toBe(AuthSessionValidity < 3 ? 3 : 15)
      }),
    )
  })

  it('is asked for nothing that its client may not write, and shown nothing that it may not read', () => {
    fc.assert(
      fc.property(anyUsablePool(), (description) => {
        const { pool, client } = description
        for (const { name, signUp, editable, visible, required } of configOf(description).attributes) {
          const schema = pool.SchemaAttributes?.find(({ Name }) => Name === name)
          const mayWrite = client.WriteAttributes?.includes(name) ?? true
          const mayRead = client.ReadAttributes?.includes(name) ?? true
          const isText = !['Boolean', 'DateTime'].includes(schema?.AttributeDataType ?? 'String')
          expect({ name, signUp, editable, visible }).toEqual({
            name,
            signUp: mayWrite && isText,
            editable: mayWrite && isText && schema?.Mutable !== false,
            visible: mayRead,
          })
          expect(required).toBe(schema?.Required === true && mayWrite && isText)
        }
      }),
    )
  })

  it('lets people sign up only where the form can send all that the pool requires', () => {
    fc.assert(
      fc.property(anyUsablePool(), (description) => {
        const { pool, client } = description
        const { attributes, signIn } = configOf(description)
        const required = (pool.SchemaAttributes ?? [])
          .filter(({ Name, Required }) => Required === true && Name !== 'sub' && Name !== 'phone_number')
          .map(({ Name }) => Name)
        const asked = attributes.filter(({ signUp }) => signUp).map(({ name }) => name)
        const sendsCodes =
          pool.SmsConfiguration !== undefined && pool.AutoVerifiedAttributes?.includes('phone_number') === true
        const isOpen =
          pool.AdminCreateUserConfig?.AllowAdminCreateUserOnly !== true &&
          (sendsCodes || pool.LambdaConfig?.PreSignUp !== undefined) &&
          client.WriteAttributes?.includes('phone_number') !== false
        expect(signIn.selfSignUp).toBe(isOpen && required.every((name) => asked.includes(name)))
      }),
    )
  })
})

describe('the pool of a stage', () => {
  const stages = fc
    .record({
      attributes: anyDefinitions(),
      signIn: fc
        .record({
          selfSignUp: fc.boolean(),
          challengeMinutes: fc.integer({ min: 3, max: 15 }),
          secondFactor: fc.constantFrom('OFF', 'OPTIONAL', 'ON'),
          totp: fc.boolean(),
          newNumber: fc.boolean(),
          sessions: fc.boolean(),
          deleteAccount: fc.boolean(),
        })
        .map((rules): SignInRules => ({ ...rules, totp: rules.totp && rules.secondFactor !== 'OFF' })),
      historySize: fc.nat(24),
    })
    .map(({ attributes, signIn, historySize }): StageConfig => {
      const usual = readStage('local')
      return { ...usual, attributes, signIn, passwordPolicy: { ...usual.passwordPolicy, historySize } }
    })

  it('leaves the file as it is', () => {
    fc.assert(
      fc.property(fc.oneof(stages, fc.constantFrom(...exampleStages)), (stage) => {
        expect(differences(stage, configOf(describedAs(stage), stage))).toEqual([])
      }),
    )
  })

  /** What a pool knows of an attribute: neither words nor forms, and only the types that are its own. */
  function asThePoolKnows(one: AttributeDefinition): object {
    const { name, required, signUp, editable } = one
    const isSent = signUp || editable
    const isStandard = !name.startsWith('custom:')
    const type = one.type === 'number' || name === 'birthdate' ? one.type : 'text'
    // A standard attribute that is as Cognito makes it has Cognito's lengths.
    const isInSchema = !isStandard || required || (signUp && !editable)
    const { minLength = 0, maxLength = 256 } = isInSchema ? one : {}
    return {
      name,
      type,
      required: required && isSent && isStandard,
      signUp: isSent,
      editable,
      ...(type === 'text' && { minLength, maxLength }),
      ...(type === 'number' && { min: whole(one.min, Math.floor), max: whole(one.max, Math.ceil) }),
    }
  }
  const whole = (bound: string | undefined, round: (value: number) => number): string | undefined =>
    bound === undefined ? undefined : String(round(Number(bound)))

  it('makes the same stage again, as far as a pool knows it', () => {
    const known = ({ attributes, signIn, ...stage }: StageConfig): object => ({
      ...stage,
      // What only the company can say.
      signIn: { ...signIn, newNumber: null, deleteAccount: null },
      attributes: attributes.map(asThePoolKnows).toSorted((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1)),
    })
    fc.assert(
      fc.property(fc.oneof(stages, fc.constantFrom(...exampleStages, readStage('local'))), (stage) => {
        const made = configOf(describedAs(stage))
        const { historySize = 0 } = made.passwordPolicy
        const comparable = { ...made, stage: stage.stage, passwordPolicy: { ...made.passwordPolicy, historySize } }
        const { historySize: history = 0 } = stage.passwordPolicy
        expect(known(comparable)).toEqual(
          known({ ...stage, passwordPolicy: { ...stage.passwordPolicy, historySize: history } }),
        )
      }),
    )
  })
})

describe('the rules of a pool', () => {
  const { client, pool } = usualPool
  const rulesOf = (description: PoolDescription, before: StageConfig | null = null): SignInRules =>
    configOf(description, before).signIn
  const locking = { UserAttributeUpdateSettings: { AttributesRequireVerificationBeforeUpdate: [] } }
  const whole = readStage('local')

  it.each<[string, Partial<PoolDescription['pool']>, Partial<PoolDescription['client']>]>([
    ['a new number counts before its code has come', locking, {}],
    ['it says nothing of that', { UserAttributeUpdateSettings: undefined }, {}],
    ['no code goes to a new number', { AutoVerifiedAttributes: [] }, {}],
    ['it sends no SMS', { SmsConfiguration: undefined }, {}],
    ['its client may not write the number', {}, { WriteAttributes: ['name'] }],
  ])('offer no new number where %s, whatever the file says', (_, ofPool, ofClient) => {
    const description = { pool: { ...pool, ...ofPool }, client: { ...client, ...ofClient } }
    expect([rulesOf(usualPool).newNumber, rulesOf(usualPool, whole).newNumber]).toEqual([true, true])
    expect([rulesOf(description).newNumber, rulesOf(description, whole).newNumber]).toEqual([false, false])
  })

  it('leave to the file what only the company can say', () => {
    const own = { ...whole, signIn: { ...whole.signIn, newNumber: false, deleteAccount: true } }
    expect(rulesOf(usualPool, own)).toMatchObject({ newNumber: false, deleteAccount: true })
    expect(rulesOf(usualPool)).toMatchObject({ newNumber: true, deleteAccount: false })
  })

  it('say what is open where nobody told of authenticator apps and sessions, and leave it as the file has it', () => {
    const described = { pool, client, unread: ['The AWS CLI is too old.'] }
    const { open } = stageOfPool('dev', described, null)
    expect(open).toEqual([
      expect.stringMatching(/get-user-pool-mfa-config.+, and .+session.+ The AWS CLI is too old\.$/),
    ])
    expect(rulesOf(described)).toMatchObject({ totp: false, sessions: false })
    expect(rulesOf(described, whole)).toMatchObject({ totp: true, sessions: true })
    expect(stageOfPool('dev', { ...described, totp: false, sessions: false }, whole)).toMatchObject({
      open: [],
      config: { signIn: { totp: false, sessions: false } },
    })
  })

  it('need no other answer where there is no second factor and a plan without sessions', () => {
    const plain = { pool: { ...pool, MfaConfiguration: 'OFF', UserPoolTier: 'LITE' }, client }
    expect(stageOfPool('dev', plain, whole)).toMatchObject({
      open: [],
      config: { signIn: { secondFactor: 'OFF', totp: false, sessions: false } },
    })
  })
})

describe('what the app cannot do with a pool', () => {
  type Change = [says: RegExp, pool: Partial<PoolDescription['pool']>, client?: Partial<PoolDescription['client']>]
  const changed = (pool: Change[1], client: Change[2] = {}): PoolDescription => ({
    pool: { ...usualPool.pool, ...pool },
    client: { ...usualPool.client, ...client },
  })

  it.each<Change>([
    [/has a secret/, {}, { ClientSecret: 'x' }],
    [/ALLOW_USER_SRP_AUTH/, {}, { ExplicitAuthFlows: ['ALLOW_REFRESH_TOKEN_AUTH', 'ALLOW_USER_AUTH'] }],
    [/ALLOW_USER_SRP_AUTH/, {}, { ExplicitAuthFlows: ['CUSTOM_AUTH_FLOW_ONLY'] }],
    [/refresh no session/, {}, { ExplicitAuthFlows: ['ALLOW_USER_SRP_AUTH'] }],
    [/no user name of this pool/, { UsernameAttributes: ['email'] }],
    [/China/, { Id: 'cn-north-1_x' }],
  ])('makes it of no use: %s', (says, pool, client) => {
    const { config, unusable } = stageOfPool('dev', changed(pool, client), null)
    expect(config).toBeNull()
    expect(unusable.join('\n')).toMatch(says)
    expect(unusable.every((sentence) => /^[A-Z].*\.$/.test(sentence))).toBe(true)
  })

  it.each([
    ['names no flows', { ExplicitAuthFlows: undefined }],
    ['names flows as before 2019', { ExplicitAuthFlows: ['ADMIN_NO_SRP_AUTH', 'USER_PASSWORD_AUTH'] }],
    [
      'rotates its refresh tokens',
      { ExplicitAuthFlows: ['ALLOW_USER_SRP_AUTH'], RefreshTokenRotation: { Feature: 'ENABLED' } },
    ],
  ])('is not that the client %s', (_, client) => {
    expect(stageOfPool('dev', changed({}, client), null).unusable).toEqual([])
  })

  it.each<Change>([
    [/no SMS configuration/, { SmsConfiguration: undefined }],
    [/not auto-verified/, { AutoVerifiedAttributes: ['email'] }],
    [/only an alias/, { UsernameAttributes: undefined, AliasAttributes: ['phone_number'] }],
    [/may not write phone_number/, {}, { WriteAttributes: ['name'] }],
    [/requires name/, {}, { WriteAttributes: ['phone_number'] }],
  ])('closes the sign-up: %s', (says, pool, client) => {
    const { config, limits } = stageOfPool('dev', changed(pool, client), null)
    expect(config?.signIn.selfSignUp).toBe(false)
    expect(limits.join('\n')).toMatch(says)
  })

  it.each<Change>([
    [/only if its PreSignUp/, { SmsConfiguration: undefined, LambdaConfig: { PreSignUp: 'arn' } }],
    [/only if its PreSignUp/, { AutoVerifiedAttributes: [], LambdaConfig: { PreSignUp: 'arn' } }],
    [/SMS as second factor/, { MfaConfiguration: 'OPTIONAL' }],
    [/SMS as second factor/, { MfaConfiguration: 'ON' }],
    [
      /reset a forgotten/,
      { AccountRecoverySetting: { RecoveryMechanisms: [{ Name: 'verified_email', Priority: 1 }] } },
    ],
    [/reset a forgotten/, { SmsConfiguration: undefined }],
    [
      /put verified_phone_number first/,
      {
        AccountRecoverySetting: {
          RecoveryMechanisms: [
            { Name: 'verified_phone_number', Priority: 2 },
            { Name: 'verified_email', Priority: 1 },
          ],
        },
      },
    ],
    [/may not read phone_number\./, {}, { ReadAttributes: ['name', 'phone_number_verified'] }],
    [/may not read phone_number_verified/, {}, { ReadAttributes: ['name', 'phone_number'] }],
    [/give it a list/, {}, { WriteAttributes: undefined }],
    [/token revocation/, {}, { EnableTokenRevocation: false }],
    [/PreventUserExistenceErrors/, {}, { PreventUserExistenceErrors: 'LEGACY' }],
  ])('is a sentence: %s', (says, pool, client) => {
    expect(stageOfPool('dev', changed(pool, client), null).limits.join('\n')).toMatch(says)
  })

  it('is nothing, where the pool is as Terraform makes it, but for a reset of whoever has SMS as second factor', () => {
    const { config, limits, remarks, hints } = stageOfPool('dev', usualPool, null)
    expect([remarks, hints]).toEqual([[], [expect.stringContaining('give custom:company, custom:role_name, write')]])
    expect(stageOfPool('dev', usualPool, config).hints).toEqual([])
    expect(limits).toEqual([expect.stringContaining('SMS as second factor')])
    expect(stageOfPool('dev', changed({ MfaConfiguration: 'OFF' }), null).limits).toEqual([])
  })
})

describe('an attribute of a pool', () => {
  it.each<[string, PoolAttribute, object | RegExp]>([
    ['a text of the greatest length', string('custom:note'), { type: 'text', maxLength: 2048 }],
    [
      'a text longer than any value',
      string('custom:note', { StringAttributeConstraints: { MaxLength: '9000' } }),
      { maxLength: 2048 },
    ],
    [
      'a text with lengths',
      string('custom:badge', { StringAttributeConstraints: { MinLength: '6', MaxLength: '6' } }),
      { minLength: 6, maxLength: 6 },
    ],
    [
      'a number',
      string('custom:floor', {
        AttributeDataType: 'Number',
        NumberAttributeConstraints: { MinValue: '-2', MaxValue: '40' },
      }),
      { type: 'number', min: '-2', max: '40' },
    ],
    [
      'a truth value',
      string('custom:member', { AttributeDataType: 'Boolean' }),
      { type: 'text', signUp: false, editable: false },
    ],
    ['a time', string('custom:since', { AttributeDataType: 'DateTime' }), { signUp: false, editable: false }],
    ['one that is immutable', string('custom:badge', { Mutable: false }), { signUp: true, editable: false }],
    ['one with a name that the app does not know', string('custom:costCentre'), { label: { en: 'Cost centre' } }],
    ['one with a name that the app knows', string('custom:company'), { label: undefined }],
    ['one for developers', string('dev:custom:x'), /developer-only/],
    ['one with a name in another script', string('custom:größe'), /cannot carry/],
    [
      'one that nothing fits',
      string('custom:x', { StringAttributeConstraints: { MinLength: '3000' } }),
      /no text fits/,
    ],
  ])('%s', (_, attribute, expected) => {
    const { config, remarks } = stageOfPool('dev', poolWith([attribute]), null)
    const [one] = config?.attributes ?? []
    if (expected instanceof RegExp) {
      expect(one).toBeUndefined()
      expect(remarks.map(({ says }) => says)).toEqual([expect.stringMatching(expected)])
    } else expect({ label: undefined, ...one }).toMatchObject({ name: attribute.Name, ...expected })
  })

  it('is one of many standard ones that nobody chose, unless the client’s list leaves some out', () => {
    const all = Object.keys(knownAttributes).filter((name) => !name.startsWith('custom:'))
    const pool = all.map((name) => string(name, { Required: name === 'email' }))
    const namesOf = (description: PoolDescription): string[] => configOf(description).attributes.map(({ name }) => name)
    expect(namesOf(poolWith(pool))).toEqual(['email'])
    expect(namesOf(poolWith(pool, { ReadAttributes: undefined }))).toEqual(['email'])
    expect(namesOf(poolWith(pool, { ReadAttributes: ['nickname', 'email'] }))).toEqual(['nickname', 'email'])
    const hintsOf = (description: PoolDescription): string[] => stageOfPool('dev', description, null).hints
    expect(hintsOf(poolWith(pool))).toEqual([expect.stringContaining('add others, such as nickname')])
    expect(hintsOf(poolWith(pool, { ReadAttributes: ['nickname', 'email'] }))).toEqual([])
  })
})
