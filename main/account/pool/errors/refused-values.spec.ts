import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { attributes } from '../../../../preload/contract/testing/attributes.ts'
import { errorSchema } from '../../../../preload/contract/errors.ts'
import { auth, errorOf, freshNumber, installRig, password, person, pool, signedIn } from '../../testing/rig.ts'
import { circumstances } from '../../testing/circumstances.ts'
import { judge } from './judge.ts'
import type { Operation } from './operations.ts'

installRig()

const own: readonly string[] = attributes.map(({ name }) => name)
const foreign = ['email', 'birthdate', 'family_name', 'custom:cost_centre', 'dev:custom:badge', 'custom:größe']

/** What AWS says of an attribute, as its clients and users report it. */
const complaints = [
  'The attribute is required',
  'the attribute is required',
  'Attribute does not exist in the schema.',
  'Attribute cannot be updated.',
  'Attribute value length must be between 0 and 256.',
  'String must not be longer than 256 characters',
  'Invalid phone number format.: again',
]

const violations = fc.uniqueArray(
  fc.tuple(fc.constantFrom(...own, ...foreign, 'phone_number'), fc.constantFrom(...complaints)),
  { minLength: 1, selector: ([name]) => name },
)

function judged(operation: Operation, message: string): ReturnType<typeof judge> {
  const thrown = Object.assign(new Error(message), { name: 'InvalidParameterException' })
  return judge(operation, thrown, circumstances)
}

const text = (all: readonly [string, string][], end: string): string =>
  `Attributes did not conform to the schema: ${all.map(([name, what]) => `${name}: ${what}`).join('\n')}${end}`

describe('any attributes that the pool refuses', () => {
  it('lead to their own fields, and to IT where they have none', () => {
    fc.assert(
      fc.property(violations, fc.constantFrom('', '\n'), (all, end) => {
        const names = all.map(([name]) => name)
        const error = judged('signUp', text(all, end))
        const asked = names.filter((name) => own.includes(name))
        const fields = names.flatMap((name) =>
          name === 'phone_number' ? ['phoneNumber'] : asked.filter((n) => n === name),
        )
        const others = names.filter((name) => foreign.includes(name))
        if (others.length > 0) expect(error).toEqual({ code: 'AttributesNotAsked', fields, names: others })
        else if (asked.length > 0) expect(error).toEqual({ code: 'InvalidInput', fields })
        else expect(error).toEqual({ code: 'PhoneNumberRefused' })
        expect(errorSchema(error.code).safeParse(error).success).toBe(true)
      }),
    )
  })

  it('lead to the fields of a first password too, and so does what it lacks', () => {
    const names = fc.uniqueArray(fc.constantFrom(...own, ...foreign), { minLength: 1 })
    fc.assert(
      fc.property(names, fc.boolean(), fc.constantFrom(', ', ' and '), (all, lacks, between) => {
        const refused = text(
          all.map((name) => [name, 'Attribute cannot be updated.']),
          '',
        )
        const message = lacks ? `Invalid attributes given, ${all.join(between)} is missing` : refused
        const others = all.filter((name) => foreign.includes(name))
        const fields = all.filter((name) => own.includes(name))
        const expected =
          others.length > 0 ? { code: 'AttributesNotAsked', fields, names: others } : { code: 'InvalidInput', fields }
        expect(judged('chooseFirstPassword', message)).toEqual(expected)
      }),
    )
  })

  it('are never told as the number at a change, which sends none', () => {
    fc.assert(
      fc.property(violations, (all) => {
        const names = all.map(([name]) => name)
        const error = judged('updateAttributes', text(all, '\n'))
        const others = names.filter((name) => !own.includes(name))
        const fields = names.filter((name) => own.includes(name))
        if (others.length > 0) expect(error).toEqual({ code: 'AttributesNotAsked', fields, names: others })
        else expect(error).toEqual({ code: 'InvalidInput', fields })
      }),
    )
  })

  it('lead to their own fields when the user has them already and cannot change or empty them', () => {
    const what = fc.constantFrom('Attribute cannot be updated.', 'Required attribute cannot be deleted.')
    const kept = fc.uniqueArray(fc.tuple(fc.constantFrom(...own), what), { minLength: 1, selector: ([name]) => name })
    const starts = fc.constantFrom('', 'Invalid user attributes: ', 'Attributes did not conform to the schema: ')
    fc.assert(
      fc.property(kept, starts, fc.constantFrom('', '\n'), (all, start, end) => {
        const lines = all.map(([name, text]) => `user.${name}: ${text}`)
        const fields = all.map(([name]) => name)
        expect(judged('updateAttributes', start + lines.join('\n') + end)).toEqual({ code: 'InvalidInput', fields })
      }),
    )
  })

  it('cross the bridge whatever a server puts into its text', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary', maxLength: 200 }),
        fc.constantFrom<Operation>('signUp', 'updateAttributes'),
        (junk, op) => {
          const error = judged(op, `Attributes did not conform to the schema: ${junk}`)
          expect(errorSchema(error.code).safeParse(error).success).toBe(true)
        },
      ),
    )
  })
})

describe('the number', () => {
  it.each([
    'Invalid phone number format.',
    'Username should be a phone number',
    'Username should be a phone number.',
    'Username should be either an email or a phone number.',
    "1 validation error detected: Value at 'username' failed to satisfy constraint: Member must have length …",
  ])('is blamed only where the text is about it: %s', (message) => {
    expect(judged('signUp', message)).toEqual({ code: 'PhoneNumberRefused' })
  })

  it('is not blamed for any other text', () => {
    fc.assert(
      fc.property(fc.string(), (message) => {
        expect(judged('signUp', message)).toEqual({ code: 'SignUpNotPossible' })
      }),
    )
    expect(judged('signUp', "1 validation error detected: Value at 'password' failed …").code).toBe('PasswordRefused')
  })
})

describe('through Amplify', () => {
  it('a required attribute without a field is named, and one with a field is marked there', async () => {
    const { SchemaAttributes } = pool.settings.UserPool
    const before = structuredClone(SchemaAttributes)
    SchemaAttributes.push({ Name: 'email', AttributeDataType: 'String', Mutable: true, Required: true })
    const signUp = (): Promise<unknown> =>
      errorOf(auth.signUp({ phoneNumber: freshNumber(), password, attributes: person.attributes }))
    try {
      const error = await signUp()
      expect(error).toMatchObject({ code: 'AttributesNotAsked', names: ['email'] })
      SchemaAttributes.splice(0, Infinity, ...before.filter(({ Name }) => Name !== 'custom:company'))
      expect(await signUp()).toEqual({ code: 'InvalidInput', fields: ['custom:company'] })
      expect(auth.session().status).toBe('signedOut')
    } finally {
      SchemaAttributes.splice(0, Infinity, ...before)
    }
  })

  it('a change of the profile is told at its field', async () => {
    await signedIn()
    const message = 'Attributes did not conform to the schema: name: Attribute cannot be updated.\n'
    const error = { name: 'InvalidParameterException', message }
    pool.control.addFault({ operation: 'UpdateUserAttributes', kind: 'error', times: 1, error })
    expect(await errorOf(auth.updateProfile(person.attributes))).toEqual({ code: 'InvalidInput', fields: ['name'] })
  })
})
