import fc from 'fast-check'
import type { AttributeDefinition } from '../../preload/contract/attributes/definition.ts'
import { askedFor, problemOf, type Asking } from '../../preload/contract/attributes/values.ts'
import { valueFor } from '../../preload/contract/testing/attribute-values.ts'

/** What Ada says first, and what she says later, where an attribute is one that many companies have. */
const hers: Record<string, [first: string, later: string]> = {
  name: ['Ada Okafor', 'Ada Lovelace'],
  given_name: ['Ada', 'Augusta'],
  family_name: ['Okafor', 'Lovelace'],
  email: ['ada.okafor@northwind.example', 'ada.lovelace@northwind.example'],
  'custom:company': ['Northwind Traders', 'Contoso'],
  'custom:role_name': ['Warehouse lead', 'Head of logistics'],
  'custom:employee_number': ['204815', '204815'],
}

/** A right value for each attribute that a form of the stage asks for; the same at each call. */
export function valuesOf(attributes: readonly AttributeDefinition[], asking: Asking): Record<string, string> {
  const later = asking === 'change'
  return Object.fromEntries(
    askedFor(attributes, asking).map((one) => {
      const own = hers[one.name]?.[later ? 1 : 0]
      if (own !== undefined && problemOf(one, own) === null) return [one.name, own]
      const [value = ''] = fc.sample(valueFor(one), { seed: later ? 2 : 1, numRuns: 1 })
      return [one.name, value]
    }),
  )
}
