import type { AttributeDefinition } from '../../preload/contract/attributes/definition.ts'

/**
 * The attributes that a user whom an administrator made gives together with the first password, in the order of display.
 *
 * The pool can require standard attributes alone, and names those that have no value; it refuses a new one for the
 * others. It never says which custom attributes have a value, so those that the stage requires are asked for, as far as
 * their user may change them.
 * @param missing the names that the pool asks for. One that the stage does not declare has no field
 */
export function firstAttributes(
  definitions: readonly AttributeDefinition[],
  missing: readonly string[],
): AttributeDefinition[] {
  return definitions.flatMap((one) => {
    if (missing.includes(one.name)) return [{ ...one, required: true }]
    return one.required && one.editable && one.name.startsWith('custom:') ? [one] : []
  })
}
