import { AdminCreateUserCommand, AdminSetUserPasswordCommand } from '@aws-sdk/client-cognito-identity-provider'
import fc from 'fast-check'
import { afterEach, describe, expect, it } from 'vitest'
import { startLocalPool, type LocalPool } from '../../infra/local-pool/server.ts'
import { settingsOfStage } from '../../infra/local-pool/stage-settings.ts'
import { sharedKeys } from '../../infra/local-pool/testing/pool.ts'
import type { AttributeDefinition } from '../../preload/contract/attributes/definition.ts'
import { askedFor } from '../../preload/contract/attributes/values.ts'
import { valueFor, wrongValueFor } from '../../preload/contract/testing/attribute-values.ts'
import { anyDefinitions } from '../../preload/contract/testing/definitions.ts'
import { oneIn } from '../../scripts/reduced.ts'
import { readStage } from '../../scripts/stage.ts'
import { timeLimit } from '../../scripts/time-limit.ts'
import { parseStageConfig, type StageConfig } from '../stage/stage-config.ts'
import {
  administrator,
  auth,
  code,
  errorOf,
  freshNumber,
  installRig,
  operations,
  password,
  pool,
  secrets,
  startApp,
  usePool,
  useStage,
} from './testing/rig.ts'

// Any stage that a company may declare: a pool is made of it, and the app of the same description lives on it.

installRig()

const base = readStage('local')
const newPassword = 'Battery-Staple-8'
const pools: LocalPool[] = []

afterEach(async () => {
  await Promise.all(pools.splice(0).map((one) => one.close()))
})

/** Starts a pool and the app: both as this stage says, unless the pool differs. */
async function open(stage: StageConfig, poolOf: StageConfig = stage): Promise<void> {
  const other = await startLocalPool({ settings: settingsOfStage(poolOf), makeKeys: sharedKeys })
  pools.push(other)
  usePool(other)
  useStage(stage)
  secrets.clear()
  await startApp()
}

const stageOf = (attributes: object[]): StageConfig => parseStageConfig({ ...base, attributes }, 'a stage')

type Values = Record<string, string>

/** A right value for each of these that is required, and for some of the others. */
function valuesFor(definitions: readonly AttributeDefinition[]): fc.Arbitrary<Values> {
  const each = definitions.map((one) => {
    const value = valueFor(one).map((right): [string, string][] => [[one.name, right]])
    return one.required ? value : fc.oneof(value, fc.constant<[string, string][]>([]))
  })
  return each.length === 0 ? fc.constant({}) : fc.tuple(...each).map((entries) => Object.fromEntries(entries.flat()))
}

const anyLife = anyDefinitions().chain((definitions) =>
  fc.record({
    definitions: fc.constant(definitions),
    given: valuesFor(askedFor(definitions, 'newAccount')),
    changes: valuesFor(askedFor(definitions, 'change')),
  }),
)

const runs = 100 / oneIn('generated stages')

describe('any stage', () => {
  it('passes sign-up, edit, restart, sign-out, and a reset that signs in', async () => {
    const property = fc.asyncProperty(anyLife, async ({ definitions, given, changes }) => {
      await open(stageOf(definitions))
      const phoneNumber = freshNumber()
      await auth.signUp({ phoneNumber, password, attributes: given })
      await auth.confirmSignUp(code(phoneNumber))
      expect((await auth.refreshProfile()).attributes).toEqual(given)
      const changed = { ...given, ...changes }
      if (Object.keys(changes).length > 0) await auth.updateProfile(changes)
      expect((await auth.refreshProfile()).attributes).toEqual(changed)
      await startApp()
      expect(auth.session()).toMatchObject({ status: 'signedIn', profile: { phoneNumber } })
      expect((await auth.refreshProfile()).attributes).toEqual(changed)
      await auth.signOut()
      await auth.requestPasswordReset(phoneNumber)
      await auth.resetPassword(code(phoneNumber), newPassword)
      expect(auth.session()).toMatchObject({ status: 'signedIn', profile: { attributes: changed } })
    })
    await fc.assert(property, { numRuns: runs, ...timeLimit(240_000) })
  }, 250_000)

  it('names the one attribute whose value is wrong, and asks the pool nothing', async () => {
    const anyWrong = anyDefinitions()
      .map((definitions) => ({ definitions, asked: askedFor(definitions, 'newAccount') }))
      .filter(({ asked }) => asked.length > 0)
      .chain(({ definitions, asked }) =>
        fc.record({
          definitions: fc.constant(definitions),
          given: valuesFor(asked),
          wrong: fc.oneof(...asked.map((one) => wrongValueFor(one).map((value) => ({ name: one.name, value })))),
        }),
      )
    const property = fc.asyncProperty(anyWrong, async ({ definitions, given, wrong }) => {
      await open(stageOf(definitions))
      const attributes = { ...given, [wrong.name]: wrong.value }
      const refused = await errorOf(auth.signUp({ phoneNumber: freshNumber(), password, attributes }))
      expect(refused).toEqual({ code: 'InvalidInput', fields: [wrong.name] })
      expect(operations('SignUp')).toBe(0)
    })
    await fc.assert(property, { numRuns: runs })
  }, 60_000)
})

describe('what a stage does not let its user change', () => {
  it('is refused at sign-up and at a change by its name, and the pool is asked nothing', async () => {
    const property = fc.asyncProperty(anyLife, async ({ definitions, given }) => {
      await open(stageOf(definitions))
      const phoneNumber = freshNumber()
      for (const { name } of definitions.filter(({ signUp }) => !signUp)) {
        const attributes = { ...given, [name]: 'x' }
        const refused = await errorOf(auth.signUp({ phoneNumber, password, attributes }))
        expect(refused).toEqual({ code: 'InvalidInput', fields: [name] })
      }
      expect(operations('SignUp')).toBe(0)
      await auth.signUp({ phoneNumber, password, attributes: given })
      await auth.confirmSignUp(code(phoneNumber))
      for (const { name } of definitions.filter(({ editable, visible }) => !editable || !visible)) {
        const refused = await errorOf(auth.updateProfile({ [name]: 'x' }))
        expect(refused).toEqual({ code: 'InvalidInput', fields: [name] })
      }
      expect(operations('UpdateUserAttributes')).toBe(0)
    })
    await fc.assert(property, { numRuns: runs, ...timeLimit(100_000) })
  }, 110_000)
})

describe('a stage and a pool that disagree', () => {
  const short = stageOf([{ name: 'custom:department', maxLength: 3 }])

  it('tell at its field what the pool refuses, at sign-up and at a change', async () => {
    await open(stageOf([{ name: 'custom:department' }]), short)
    const phoneNumber = freshNumber()
    const refused = { code: 'InvalidInput', fields: ['custom:department'] }
    const long = { 'custom:department': 'Transport' }
    expect(await errorOf(auth.signUp({ phoneNumber, password, attributes: long }))).toEqual(refused)
    await auth.signUp({ phoneNumber, password, attributes: { 'custom:department': 'IT' } })
    await auth.confirmSignUp(code(phoneNumber))
    expect(await errorOf(auth.updateProfile(long))).toEqual(refused)
  })

  it('tell which attributes the pool wants and the app has no field for', async () => {
    await open(stageOf([]), stageOf([{ name: 'email', required: true }]))
    const refused = await errorOf(auth.signUp({ phoneNumber: freshNumber(), password, attributes: {} }))
    expect(refused).toEqual({ code: 'AttributesNotAsked', fields: [], names: ['email'] })
  })

  it('show what there is where the pool does not know an attribute', async () => {
    await open(stageOf([{ name: 'custom:department' }]), stageOf([{ name: 'custom:location' }]))
    const refused = await errorOf(
      auth.signUp({ phoneNumber: freshNumber(), password, attributes: { 'custom:department': 'IT' } }),
    )
    expect(refused).toEqual({ code: 'InvalidInput', fields: ['custom:department'] })
  })
})

describe('a stage whose users only an administrator makes', () => {
  it('signs nobody up, and is a whole one otherwise', async () => {
    const stage = parseStageConfig({ ...base, signIn: { selfSignUp: false } }, 'a stage')
    await open(stage)
    const phoneNumber = freshNumber()
    const attributes = { name: 'Ada', 'custom:company': 'Northwind', 'custom:role_name': 'Lead' }
    expect(await errorOf(auth.signUp({ phoneNumber, password, attributes }))).toEqual({ code: 'SignUpNotPossible' })
    expect(operations('SignUp')).toBe(0)

    const user = { UserPoolId: pool.userPoolId, Username: phoneNumber }
    const verified = { Name: 'phone_number_verified', Value: 'true' }
    const made = { ...user, UserAttributes: [{ Name: 'phone_number', Value: phoneNumber }, verified] }
    await administrator().send(new AdminCreateUserCommand(made))
    await administrator().send(new AdminSetUserPasswordCommand({ ...user, Password: password, Permanent: true }))
    await auth.signIn(phoneNumber, password)
    expect(auth.session()).toMatchObject({ status: 'signedIn', profile: { attributes: {} } })
    await auth.updateProfile(attributes)
    await startApp()
    expect(auth.session()).toMatchObject({ status: 'signedIn', profile: { attributes } })
  })
})
