import type { AttributeDefinition } from '../../preload/contract/attributes/definition.ts'
import { declaredOf } from '../../preload/contract/attributes/values.ts'
import { z } from '../../preload/contract/schema.ts'
import type { Profile } from '../../preload/contract/session.ts'

/**
 * The longest value, in UTF-16 units. Another program may have made it longer than the bridge lets through; it is then
 * cut.
 */
const longest = 4_096

const text = z.catch(z.optional(z.string()), undefined)

/** E.164. */
export const storedNumber = z.string().check(z.regex(/^\+[1-9]\d{6,14}$/))

/** The profile in the file. Attributes have Cognito's names; version 0.1.0 had three, each under a key of its own. */
const stored = z.object({
  phoneNumber: z.catch(z.nullable(storedNumber), null),
  phoneNumberVerified: z.catch(z.boolean(), false),
  attributes: z.catch(z.record(z.string(), text), {}),
  name: text,
  company: text,
  role: text,
})

/**
 * A profile in a file, as this version or 0.1.0 wrote it. Only attributes that the stage declares are kept, because the file
 * may hold anything. Values that make no sense are left out.
 */
export function storedProfile(definitions: readonly AttributeDefinition[]): z.ZodMiniType<Profile> {
  return z.pipe(
    stored,
    z.transform(({ phoneNumber, phoneNumberVerified, attributes, name, company, role }): Profile => {
      const values = { name, 'custom:company': company, 'custom:role_name': role, ...attributes }
      return { phoneNumber, phoneNumberVerified, attributes: declaredOf(definitions, values, longest) }
    }),
  )
}
