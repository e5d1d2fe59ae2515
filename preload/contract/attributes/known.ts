/** What the app knows of an attribute by its name, whichever pool has it. */
interface KnownAttribute {
  /** The key of its label in `attributes` of `renderer/locales`. */
  readonly label: string
  /** The value of HTML's `autocomplete` for its field. */
  readonly autocomplete?: string
  /** Whether its field may share a line with another. */
  readonly short?: true
  /** The key of the sentence in `fields` that asks for it, where there is one of its own. */
  readonly missing?: string
}

/**
 * The attributes that have labels in all languages of the app: the standard ones that a user may be asked for (OpenID
 * Connect Core 1.0, 5.1), and custom ones that companies often have.
 */
export const knownAttributes = {
  name: { label: 'name', missing: 'nameMissing', autocomplete: 'name' },
  given_name: { label: 'givenName', autocomplete: 'given-name', short: true },
  family_name: { label: 'familyName', autocomplete: 'family-name', short: true },
  middle_name: { label: 'middleName', autocomplete: 'additional-name' },
  nickname: { label: 'nickname', autocomplete: 'nickname' },
  preferred_username: { label: 'preferredUsername' },
  email: { label: 'email', missing: 'emailMissing', autocomplete: 'email' },
  birthdate: { label: 'birthdate', autocomplete: 'bday', short: true },
  gender: { label: 'gender', autocomplete: 'sex', short: true },
  address: { label: 'address', autocomplete: 'street-address' },
  locale: { label: 'locale', autocomplete: 'language', short: true },
  zoneinfo: { label: 'zoneinfo', short: true },
  website: { label: 'website', autocomplete: 'url' },
  profile: { label: 'profile' },
  picture: { label: 'picture', autocomplete: 'photo' },
  'custom:company': { label: 'company', missing: 'companyMissing', autocomplete: 'organization', short: true },
  'custom:role_name': { label: 'role', missing: 'roleMissing', autocomplete: 'organization-title', short: true },
  'custom:department': { label: 'department', short: true },
  'custom:job_title': { label: 'jobTitle', autocomplete: 'organization-title', short: true },
  'custom:employee_number': { label: 'employeeNumber', short: true },
  'custom:location': { label: 'location', short: true },
} as const satisfies Record<string, KnownAttribute>

type KnownName = keyof typeof knownAttributes
type Known = (typeof knownAttributes)[KnownName]
/** The keys of labels in `attributes` of `renderer/locales`. */
export type KnownLabel = Known['label']
/** The keys of sentences in `fields` of `renderer/locales` that ask for one attribute. */
export type KnownMissing = Extract<Known, { missing: string }>['missing']

/** What the app knows of this attribute; null for an attribute of the company's own. */
export function knownAttribute(name: string): (KnownAttribute & { label: KnownLabel; missing?: KnownMissing }) | null {
  return Object.hasOwn(knownAttributes, name) ? knownAttributes[name as KnownName] : null
}

/** Standard attributes of every pool that belong to the number, to the pool itself, or to an e-mail's verification. */
export const attributesOfThePool = ['sub', 'phone_number', 'phone_number_verified', 'email_verified', 'updated_at']
