import fc from 'fast-check'
import type { ObjectValue, Value } from '../hcl/value.ts'

/** Attributes as people write them into a stage's tfvars. */

const words = fc.record({ en: fc.constantFrom('One', 'ü'), 'zh-Hans': fc.constant('一') }, { requiredKeys: ['en'] })

const flags = fc
  .record({ required: fc.boolean(), sign_up: fc.boolean(), editable: fc.boolean(), visible: fc.boolean() })
  .map((one) => ({ ...one, sign_up: one.sign_up || one.required }))

const kinds: fc.Arbitrary<ObjectValue> = fc.oneof(
  fc.record(
    { min_length: fc.integer({ min: 0, max: 6 }), max_length: fc.integer({ min: 6, max: 2048 }) },
    { requiredKeys: [] },
  ),
  fc.constant({ type: 'text', pattern: '\\d{6}' }),
  fc.constant({ type: 'boolean' }),
  fc.record(
    { type: fc.constant('number'), min: fc.constantFrom(-2, '1.5', 0), max: fc.constantFrom(40, '40.25') },
    { requiredKeys: ['type'] },
  ),
  fc.record(
    { type: fc.constant('date'), min: fc.constantFrom('1970-01-01', 'today'), max: fc.constantFrom('today') },
    { requiredKeys: ['type'] },
  ),
  fc
    .tuple(fc.uniqueArray(fc.string({ minLength: 1, maxLength: 6 }), { minLength: 1, maxLength: 4 }), words)
    .filter(([values]) => values.every((value) => value === value.trim()))
    .map(([values, label]): ObjectValue => ({ type: 'choice', choices: values.map((value) => ({ value, label })) })),
)

const ownName = fc.constantFrom('custom:floor', 'custom:a', 'custom:department', `custom:${'x'.repeat(20)}`)

const own = fc
  .tuple(ownName, kinds, flags, words, fc.constantFrom({}, { hint: { de: 'Auf dem Ausweis' } }))
  .map(([name, kind, flag, label, hint]): ObjectValue => ({ name, ...kind, ...flag, ...hint, label }))

const standard = fc
  .tuple(fc.constantFrom('name', 'given_name', 'email', 'nickname', 'birthdate'), flags)
  .map(([name, flag]): ObjectValue => ({ name, ...flag, ...(name === 'birthdate' && { type: 'date' }) }))

/** Lists of attributes that nothing is wrong with. */
export const goodAttributes = fc.uniqueArray(fc.oneof(own, standard), { selector: ({ name }) => name, maxLength: 5 })

/** For each key, values that it may not have, and some that it may have at times. */
export const oddValues: Record<string, Value[]> = {
  name: ['sub', 'phone_number', 'username', '', 'custom:', 'custom:1st', 'custom:a b', `custom:${'x'.repeat(21)}`],
  type: ['string', 'Text', 'text', 'number', 'date', 'choice', 'boolean'],
  required: [true, false],
  min_length: [-1, 0, 1.5, 257, 2048, 2049],
  max_length: [-1, 0, 1.5, 257, 2048, 2049],
  min: ['', 'x', 'today', '2026-02-28', '2026-02-30', '2026-1-1', '41', '1e3', '01', '.5', '1234567890123456', 3],
  max: ['', 'x', 'today', '2026-02-29', '1969-12-31', '-3', '+1', '1.', '123456789012345', 3],
  pattern: ['', 'a', 'x'.repeat(200), 'x'.repeat(201)],
  choices: [
    [],
    [{ value: '' }],
    [{ value: ' a' }],
    [{ value: 'a' }, { value: 'a' }],
    [{ value: 'a' }],
    [{ value: 'a', label: {} }],
    [{ value: 'a', label: { xx: 'A' } }],
    Array.from({ length: 501 }, (_, index) => ({ value: `v${String(index)}` })),
  ],
  sign_up: [true, false],
  editable: [true, false],
  visible: [true, false],
  label: [{}, { en: '' }, { en: ' ' }, { en: 'x'.repeat(201) }, { en: 'x'.repeat(200) }, { tlh: 'pong' }, { he: 'שם' }],
  hint: [{}, { en: ' ' }, { 'zh-hans': '一' }],
  autocomplete: ['', 'on ', 'street-address', 'shipping street-address', 'Name', 'a--b'],
}

/** Lists of attributes of which one has one odd value. */
export const oddAttributes = fc
  .tuple(
    goodAttributes.filter((all) => all.length > 0),
    fc.constantFrom(
      ...Object.entries(oddValues).flatMap(([key, values]) => values.map((value) => [key, value] as const)),
    ),
    fc.nat(),
  )
  .map(([all, [key, value], at]) =>
    all.map((one, index) => (index === at % all.length ? { ...one, [key]: value } : one)),
  )
