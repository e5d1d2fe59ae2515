import type { AttributeDefinition } from '../../preload/contract/attributes/definition.ts'
import { attributeRule, unlessUntouched, type Writing } from '../fields/attribute-rules.ts'
import { exampleDate, readDate } from '../fields/date-writing.ts'
import { writeNumber } from '../fields/number-writing.ts'
import type { FieldRule } from '../fields/rules.ts'
import { useFormats } from './use-formats.ts'

/**
 * Makes the rules of a form's fields, by the names of its attributes. Their sentences follow the user's language.
 * @returns a function of the attributes that the form asks for and, for a profile that is changed, its values
 */
export function useAttributeRules(): (
  definitions: readonly AttributeDefinition[],
  held?: Readonly<Record<string, string>>,
) => Record<string, FieldRule> {
  const formats = useFormats()
  const writing: Writing = {
    number: (value) => writeNumber(value, formats.locale()),
    day: (value) => formats.day(value),
    exampleDate: () => exampleDate(formats.locale()),
    whyNoDay: (typed) => {
      const read = readDate(typed, formats.locale())
      return 'problem' in read ? read.problem : 'form'
    },
  }
  return (definitions, held) =>
    Object.fromEntries(
      definitions.map((definition) => {
        const rule = attributeRule(definition, writing)
        return [definition.name, held ? unlessUntouched(rule, definition, held[definition.name] ?? '') : rule]
      }),
    )
}
