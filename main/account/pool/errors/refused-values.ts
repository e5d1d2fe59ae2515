import type { AttributeDefinition } from '../../../../preload/contract/attributes/definition.ts'
import { askedFor, type Asking } from '../../../../preload/contract/attributes/values.ts'
import type { AppError } from '../../../../preload/contract/errors.ts'
import { attributeName } from '../../../../preload/contract/fields.ts'
import type { Operation } from './operations.ts'

/** What the pool says about values that it was sent, in the forms' words. */
type RefusedValues = AppError<'InvalidInput' | 'AttributesNotAsked' | 'PhoneNumberRefused' | 'PasswordRefused'>

/**
 * The operations that send attributes, with the forms that can have asked for them. That of a first password asks for
 * what the pool misses, and for what its user may change.
 */
const askedAt: Partial<Record<Operation, readonly Asking[]>> = {
  signUp: ['newAccount'],
  chooseFirstPassword: ['newAccount', 'change'],
  updateAttributes: ['change'],
}

/**
 * The user pool's directory has names of its own for some attributes, and older messages use them (amplify-js #1213,
 * amplify-js #4108).
 */
const directoryNames: Record<string, string> = {
  'name.formatted': 'name',
  'name.givenName': 'given_name',
  'name.familyName': 'family_name',
  'name.middleName': 'middle_name',
  emails: 'email',
  phoneNumbers: 'phone_number',
  nickName: 'nickname',
}

/** Of attributes that a user has already and cannot change or empty, Cognito speaks without the sentence for all others. */
const aboutAttributes =
  /^(?:attributes did not conform to the schema:|invalid user attributes:|(?=user\.\S+: (?:required )?attribute cannot be ))(.*)$/is

/** What a first password lacks: "Invalid attributes given, name is missing". */
const missing = /^invalid attributes given, (.*?) (?:is|are) missing/i

/** The number, as the user name of a sign-up or as an attribute. */
const aboutNumber = /^invalid phone number|^username should be (a|either) .*phone number|value at 'username'/i

/**
 * Reads which values the pool refused out of the text of an InvalidParameterException, because Cognito has this one
 * exception for all of them. Null when the text is about no value.
 *
 * Cognito names each attribute that does not conform to the pool's schema, one a line.
 * @param attributes those of the stage; a value leads to its field where the operation's form has one
 */
export function refusedValues(
  operation: Operation,
  { name, message }: Error,
  attributes: readonly AttributeDefinition[],
): RefusedValues | null {
  const asking = askedAt[operation]
  if (name !== 'InvalidParameterException' || asking === undefined) return null
  const asked = asking.flatMap((form) => askedFor(attributes, form)).map((one) => one.name)
  const found = violated(message)
  if (found.length > 0) return verdictOn(operation, found, asked)
  if (/^invalid email address/i.test(message)) return verdictOn(operation, ['email'], asked)
  if (operation === 'signUp' && aboutNumber.test(message)) return { code: 'PhoneNumberRefused' }
  return operation !== 'updateAttributes' && /value at 'password'/i.test(message) ? { code: 'PasswordRefused' } : null
}

/** The attributes that a text names, each once. */
function violated(message: string): string[] {
  const [, lacking] = missing.exec(message) ?? []
  if (lacking !== undefined) return [...new Set(lacking.split(/\s*,\s*|\s+and\s+/))]
  const [, list = ''] = aboutAttributes.exec(message) ?? []
  // The first line follows the sentence, and a name may have colons itself: `custom:role_name: The attribute is …`.
  const named = list.split(/\n|, (?=\S+: )/).flatMap((line) => /^\s*(?:user\.)?(\S+?): /.exec(`${line} `)?.[1] ?? [])
  return [
    ...new Set(named.map((name) => (Object.hasOwn(directoryNames, name) ? (directoryNames[name] ?? name) : name))),
  ]
}

/** Names without a field lead to IT, because the user can't give them. Those with a field are marked there as well. */
function verdictOn(operation: Operation, found: readonly string[], asked: readonly string[]): RefusedValues {
  const fields = found.flatMap((name) => {
    if (name === 'phone_number' && operation === 'signUp') return ['phoneNumber']
    return asked.includes(name) ? [name] : []
  })
  const others = found.filter((name) => !asked.includes(name) && !(name === 'phone_number' && operation === 'signUp'))
  if (others.length > 0)
    return { code: 'AttributesNotAsked', fields, names: others.filter((name) => attributeName.safeParse(name).success) }
  if (fields.length === 1 && fields[0] === 'phoneNumber') return { code: 'PhoneNumberRefused' }
  return { code: 'InvalidInput', fields }
}
