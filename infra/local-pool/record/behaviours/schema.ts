import type { SchemaAttribute } from '../../settings.ts'
import type { Behaviour, Change } from '../behaviour.ts'
import type { Answers, Bench } from '../bench.ts'
import { create, listed, person, rightPassword, said } from '../steps.ts'

/** Adds an attribute to the schema, which the client may read and write. */
export function withAttribute(attribute: SchemaAttribute): Change {
  return ({ UserPool, UserPoolClient }) => {
    UserPool.SchemaAttributes.push(attribute)
    UserPoolClient.ReadAttributes.push(attribute.Name)
    UserPoolClient.WriteAttributes.push(attribute.Name)
  }
}

export const fixed: SchemaAttribute = {
  Name: 'custom:badge',
  AttributeDataType: 'String',
  Mutable: false,
  Required: false,
  StringAttributeConstraints: { MinLength: '0', MaxLength: '256' },
}

const number: SchemaAttribute = {
  Name: 'custom:floor',
  AttributeDataType: 'Number',
  Mutable: true,
  Required: false,
  NumberAttributeConstraints: { MinValue: '-2', MaxValue: '40' },
}

/** What an administrator is told who changes one attribute to each of these values, in one user. */
async function changeEach(
  bench: Bench,
  given: Record<string, string>,
  changes: Record<string, Record<string, string>>,
): Promise<Answers> {
  const { admin } = await person(bench, { name: 'Ada', ...given })
  const answers: Answers = {}
  for (const [step, attributes] of Object.entries(changes)) {
    answers[step] = await said(bench.sdk.adminUpdateUserAttributes({ ...admin, UserAttributes: listed(attributes) }))
  }
  return answers
}

/** What an administrator is told who makes a user with each of these. */
async function createEach(bench: Bench, users: Record<string, Record<string, string>>): Promise<Answers> {
  const answers: Answers = {}
  for (const [step, attributes] of Object.entries(users)) {
    answers[step] = await said(create(bench, bench.newNumber(), attributes))
  }
  return answers
}

export const schemaBehaviours: readonly Behaviour[] = [
  {
    lines: ['Schema: that line among the others'],
    ownPool: withAttribute(fixed),
    replay: (bench) =>
      changeEach(
        bench,
        { 'custom:badge': '1' },
        {
          'a fixed one, then an unknown one': { 'custom:badge': '2', 'custom:none': '1' },
          'an unknown one, then a fixed one': { 'custom:none': '1', 'custom:badge': '2' },
          'a fixed one, and one that is too long': { 'custom:badge': '2', 'custom:company': 'x'.repeat(257) },
        },
      ),
  },
  {
    lines: ['Schema: the texts for these, and what counts as a number'],
    ownPool: withAttribute(number),
    replay: (bench) =>
      changeEach(
        bench,
        {},
        Object.fromEntries(
          ['7', '-3', '41', 'x', '1.5', '1e1', ' 7', '+7', '007', '0x10', '-'].map((value) => [
            `"${value}"`,
            { 'custom:floor': value },
          ]),
        ),
      ),
  },
  {
    lines: ['A fixed one is refused also with the value that it has, or empty'],
    ownPool: withAttribute(fixed),
    replay: (bench) =>
      changeEach(
        bench,
        { 'custom:badge': '1' },
        {
          'the value that it has': { 'custom:badge': '1' },
          empty: { 'custom:badge': '' },
        },
      ),
  },
  {
    lines: ['A known attribute that the client may not write comes before what the schema says'],
    ownPool: () => undefined,
    async replay(bench) {
      const attributes = listed({ name: 'Ada', nickname: 'A', 'custom:none': '1', birthdate: '1' })
      const call = bench.sdk.signUp({
        ClientId: bench.ClientId,
        Username: bench.newNumber(),
        Password: rightPassword,
        UserAttributes: attributes,
      })
      return { 'a sign-up with such a one, an unknown one and one that is too short': await said(call) }
    },
  },
  {
    lines: ['What an address is: something, one @, a host with a point, no space'],
    replay: (bench) =>
      createEach(
        bench,
        Object.fromEntries(
          [
            'ada@example.org',
            'ada@example',
            '@example.org',
            'ada@@example.org',
            'ada @example.org',
            'ada',
            'ä@ö.de',
          ].map((email) => [`"${email}"`, { email }]),
        ),
      ),
  },
  {
    lines: ['An address is looked at after the schema'],
    replay: (bench) => createEach(bench, { 'no address, and an unknown one': { email: 'ada', 'custom:none': '1' } }),
  },
  {
    lines: ['DeleteUserAttributes says the same'],
    ownPool: () => undefined,
    async replay(bench) {
      const { AccessToken } = await (await person(bench, { name: 'Ada' })).signIn()
      const call = bench.sdk.deleteUserAttributes({ AccessToken, UserAttributeNames: ['name'] })
      return { 'the removal of a required attribute': await said(call) }
    },
  },
]
