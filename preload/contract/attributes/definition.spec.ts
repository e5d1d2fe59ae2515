import { expect, it } from 'vitest'
import { attributeDefinitions, usualAttributes } from './definition.ts'

const department = {
  name: 'custom:department',
  type: 'choice',
  choices: [{ value: 'sales' }, { value: 'support', label: { en: 'Support' } }],
}

/** The paths of the keys that are wrong, each with what is said of it. */
function faults(...entries: object[]): string[] {
  const { error } = attributeDefinitions.safeParse(entries)
  return (error?.issues ?? []).map(({ path, message }) => `${path.join('.')}: ${message}`)
}

it('takes an entry of each type, and fills in what it leaves out', () => {
  const [name, ...others] = attributeDefinitions.parse([
    { name: 'name' },
    department,
    { name: 'custom:shift_work', type: 'boolean', label: { de: 'Schichtarbeit' } },
    { name: 'custom:floor', type: 'number', min: -2, max: '40', label: { en: 'Floor' } },
    { name: 'birthdate', type: 'date', min: '1900-01-01', max: 'today' },
  ])
  expect(name).toEqual({ name: 'name', type: 'text', required: false, signUp: true, editable: true, visible: true })
  expect(others.map(({ type }) => type)).toEqual(['choice', 'boolean', 'number', 'date'])
  expect(others[2]).toMatchObject({ min: '-2', max: '40' })
})

it('means the same when it is parsed again, as it is when the page is told', () => {
  expect(attributeDefinitions.parse(usualAttributes)).toEqual(usualAttributes)
})

it.each<[object, string]>([
  [{ name: 'custom:' }, '0.name'],
  [{ name: 'custom:more_than_twenty_letters' }, '0.name'],
  [{ name: 'cost_centre' }, '0.name'],
  [{ name: 'phone_number' }, '0.name'],
  [{ name: 'sub' }, '0.name'],
  [{ name: 'name', type: 'string' }, '0.type'],
  [{ name: 'birthdate' }, '0.type'],
  [{ name: 'custom:cost_centre' }, '0.label'],
  [{ name: 'name', label: {} }, '0.label'],
  [{ name: 'name', label: { xx: 'Name' } }, '0.label'],
  [{ name: 'name', label: { en: '  ' } }, '0.label.en'],
  [{ name: 'name', minLength: 9, maxLength: 8 }, '0.minLength'],
  [{ name: 'name', minLength: 257 }, '0.minLength'],
  [{ name: 'name', maxLength: 2_049 }, '0.maxLength'],
  [{ name: 'name', min: 1 }, '0.min'],
  [{ name: 'name', choices: [{ value: 'a' }] }, '0.choices'],
  [{ name: 'name', pattern: '(' }, '0.pattern'],
  [{ ...department, pattern: '.' }, '0.pattern'],
  [{ ...department, choices: undefined }, '0.choices'],
  [{ ...department, choices: [] }, '0.choices'],
  [{ ...department, choices: [{ value: 'a' }, { value: 'a' }] }, '0.choices'],
  [{ ...department, choices: [{ value: ' a' }] }, '0.choices.0.value'],
  [{ name: 'birthdate', type: 'date', min: '1.1.1900' }, '0.min'],
  [{ name: 'birthdate', type: 'date', max: '2026-02-30' }, '0.max'],
  [{ name: 'birthdate', type: 'date', min: '2026-02-02', max: '2026-02-01' }, '0.min'],
  [{ name: 'custom:floor', type: 'number', label: { en: 'Floor' }, min: '1e3' }, '0.min'],
  [{ name: 'custom:floor', type: 'number', label: { en: 'Floor' }, min: 10, max: 9 }, '0.min'],
  [{ name: 'name', autocomplete: 'Name!' }, '0.autocomplete'],
  [{ name: 'name', require: true }, '0'],
])('refuses %j at its key', (entry, key) => {
  const [first] = faults(entry)
  expect(first?.split(': ')[0]).toBe(key)
})

it('refuses two of one name, and more custom ones than a pool can have', () => {
  expect(faults({ name: 'name' }, { name: 'name' })).toEqual([': two attributes have the same name'])
  const many = (count: number) =>
    Array.from({ length: count }, (_, index) => ({ name: `custom:a${String(index)}`, label: { en: 'A' } }))
  expect(faults(...many(50))).toEqual([])
  expect(faults(...many(51))).toEqual([': a pool has 50 custom attributes at most'])
})
