import { attributes } from '../../../../preload/contract/attributes.ts'
import type { AppError } from '../../../../preload/contract/errors.ts'
import { attributeName } from '../../../../preload/contract/fields.ts'
import type { Operation } from './operations.ts'

/** What the pool says about values that it was sent, in the forms' words. */
type RefusedValues = AppError<'InvalidInput' | 'AttributesNotAsked' | 'PhoneNumberRefused' | 'PasswordRefused'>

/** The operations that send attributes. */
const senders: readonly Operation[] = ['signUp', 'updateAttributes']

const ownNames: readonly string[] = attributes.map(({ name }) => name)

/** The number, as the user name of a sign-up or as an attribute. */
const aboutNumber = /^invalid phone number|^username should be (a|either) .*phone number|value at 'username'/i

/**
 * Reads which values the pool refused out of the text of an InvalidParameterException, because Cognito has this one
 * exception for all of them. Null when the text is about no value.
 *
 * Cognito names each attribute that does not conform to the pool's schema, one a line.
 */
export function refusedValues(operation: Operation, { name, message }: Error): RefusedValues | null {
  if (name !== 'InvalidParameterException' || !senders.includes(operation)) return null
  const found = violated(message)
  if (found.length > 0) return verdictOn(operation, found)
  if (operation !== 'signUp') return null
  if (aboutNumber.test(message)) return { code: 'PhoneNumberRefused' }
  return /value at 'password'/i.test(message) ? { code: 'PasswordRefused' } : null
}

/** The attributes that a text names, each once. */
function violated(message: string): string[] {
  const [, list = ''] = /^attributes did not conform to the schema:(.*)$/is.exec(message) ?? []
  // The first line follows the sentence, and a name may have colons itself: `custom:role_name: The attribute is …`.
  const named = list.split('\n').flatMap((line) => /^\s*(\S+?): /.exec(`${line} `)?.[1] ?? [])
  return [...new Set(named)]
}

/** Names without a field lead to IT, because the user can't give them. Those with a field are marked there as well. */
function verdictOn(operation: Operation, found: readonly string[]): RefusedValues {
  const fields = found.flatMap((name) => {
    if (name === 'phone_number' && operation === 'signUp') return ['phoneNumber']
    return ownNames.includes(name) ? [name] : []
  })
  const others = found.filter(
    (name) => !ownNames.includes(name) && !(name === 'phone_number' && operation === 'signUp'),
  )
  if (others.length > 0)
    return { code: 'AttributesNotAsked', fields, names: others.filter((name) => attributeName.safeParse(name).success) }
  if (fields.length === 1 && fields[0] === 'phoneNumber') return { code: 'PhoneNumberRefused' }
  return { code: 'InvalidInput', fields }
}
