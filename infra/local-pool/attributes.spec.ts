import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { checkRemoval, conform } from './attributes.ts'
import { CognitoError } from './errors.ts'
import type { Pool } from './pool.ts'
import type { SchemaAttribute } from './settings.ts'
import { changedSettings } from './testing/pool.ts'

/** What a value of the generated schemas does wrong, with Cognito's words for it. */
const wrongs = {
  nothing: null,
  unknown: 'Attribute does not exist in the schema.',
  fixed: 'Attribute cannot be updated.',
  tooLong: 'String must be no longer than 20 characters',
  tooShort: 'String must be no shorter than 5 characters',
  missing: 'The attribute is required',
} as const
type Wrong = keyof typeof wrongs

const names = fc.uniqueArray(fc.stringMatching(/^custom:[a-z_.-]{1,12}$/), { minLength: 1, maxLength: 8 })
const wrong = fc.constantFrom(...(Object.keys(wrongs) as Wrong[]))
const attributes = names.chain((list) => fc.tuple(...list.map((name) => fc.tuple(fc.constant(name), wrong))))

const valueOf: Partial<Record<Wrong, string>> = { tooLong: 'x'.repeat(21), tooShort: 'x' }

function poolWith(schema: SchemaAttribute[]): Pool {
  const settings = changedSettings(({ UserPool }) => (UserPool.SchemaAttributes = schema))
  return { settings } as Pool
}

function messageOf(work: () => unknown): string | null {
  try {
    work()
    return null
  } catch (error) {
    if (error instanceof CognitoError && error.name === 'InvalidParameterException') return error.message
    throw error
  }
}

describe('attributes that do not conform to the schema', () => {
  it('are all named at once, each in a line of its own with what is wrong', () => {
    fc.assert(
      fc.property(attributes, (given) => {
        const schema = given
          .filter(([, why]) => why !== 'unknown')
          .map(([Name, why]): SchemaAttribute => ({
            Name,
            AttributeDataType: 'String',
            Mutable: why !== 'fixed',
            Required: why === 'missing',
            StringAttributeConstraints: { MinLength: '5', MaxLength: '20' },
          }))
        const sent = given.filter(([, why]) => why !== 'missing')
        const message = messageOf(() =>
          conform(
            poolWith(schema),
            sent.map(([Name, why]) => ({ Name, Value: valueOf[why] ?? 'fitting' })),
            { existing: true, whole: (values) => values },
          ),
        )
        const lines = given.flatMap(([name, why]) => {
          if (wrongs[why] === null) return []
          return [`${why === 'fixed' ? 'user.' : ''}${name}: ${wrongs[why]}`]
        })
        if (lines.length === 0) expect(message).toBeNull()
        else {
          const isFixedAlone = lines.every((line) => line.startsWith('user.'))
          const start = isFixedAlone ? '' : 'Attributes did not conform to the schema: '
          expect(message?.slice(0, start.length)).toBe(start)
          expect(message?.slice(start.length).split('\n').toSorted()).toEqual(['', ...lines].toSorted())
        }
      }),
    )
  })

  it('are named when they are to be removed, too', () => {
    const pool = poolWith([{ Name: 'name', AttributeDataType: 'String', Mutable: true, Required: true }])
    const message = messageOf(() => {
      checkRemoval(pool, ['name', 'custom:none', 'sub'], {})
    })
    expect(message?.split('\n')).toEqual([
      'Attributes did not conform to the schema: custom:none: Attribute does not exist in the schema.',
      'user.sub: Attribute cannot be updated.',
      'user.name: Required attribute cannot be deleted.',
      '',
    ])
  })

  it('are measured as Java measures text: a character outside the first 65,536 is two', () => {
    const pool = poolWith([
      {
        Name: 'name',
        AttributeDataType: 'String',
        Mutable: true,
        Required: false,
        StringAttributeConstraints: { MinLength: '0', MaxLength: '4' },
      },
    ])
    expect(messageOf(() => conform(pool, [{ Name: 'name', Value: '😀😀' }]))).toBeNull()
    expect(messageOf(() => conform(pool, [{ Name: 'name', Value: '😀😀😀' }]))).toContain('no longer than 4')
  })

  it('are dates of birth that have not ten characters, whatever they are', () => {
    const refused = (Value: string): string | null =>
      messageOf(() => conform(poolWith([]), [{ Name: 'birthdate', Value }]))
    expect(refused('2026-1-1')).toContain('birthdate: String must be no shorter than 10 characters\n')
    expect(refused('1 January 2026')).toContain('birthdate: String must be no longer than 10 characters\n')
    expect(refused('01.01.2026')).toBeNull()
  })
})
