import type { SchemaAttribute } from '../../settings.ts'
import type { Behaviour } from '../behaviour.ts'
import { invited, otherPassword, outcome, said } from '../steps.ts'
import { fixed, withAttribute } from './schema.ts'

const required: SchemaAttribute = {
  Name: 'family_name',
  AttributeDataType: 'String',
  Mutable: true,
  Required: true,
  StringAttributeConstraints: { MinLength: '0', MaxLength: '256' },
}

const set = { NEW_PASSWORD: otherPassword }

export const firstPasswordBehaviours: readonly Behaviour[] = [
  {
    lines: ['Of several that are missing it names one'],
    ownPool: withAttribute(required),
    async replay(bench) {
      const who = await invited(bench)
      return { 'name and family_name are missing': await said(who.answer(await who.enter(), set), outcome) }
    },
  },
  {
    lines: ['The same for an immutable one that has a value; without one it is taken'],
    ownPool: withAttribute(fixed),
    async replay(bench) {
      const has = await invited(bench, { name: 'Ada', 'custom:badge': '1' })
      const lacks = await invited(bench, { name: 'Ada' })
      const given = { ...set, 'userAttributes.custom:badge': '1' }
      return {
        'it has the same value': await said(has.answer(await has.enter(), given), outcome),
        'it has none': await said(lacks.answer(await lacks.enter(), given), outcome),
      }
    },
  },
  {
    lines: ['One that the client may not write: `NotAuthorizedException`, also with the value that it has'],
    ownPool: () => undefined,
    async replay(bench) {
      const who = await invited(bench, { name: 'Ada', nickname: 'A' })
      const asked = await who.enter()
      const given = (nickname: string): Record<string, string> => ({ ...set, 'userAttributes.nickname': nickname })
      const another = await said(who.answer(asked, given('B')), outcome)
      const again = await who.enter()
      return { 'another value': another, 'the value that it has': await said(who.answer(again, given('A')), outcome) }
    },
  },
]
