import { z } from '../schema.ts'
import { words } from '../words.ts'
import { attributesOfThePool, knownAttribute } from './known.ts'
import { usualLength } from './values.ts'
import { isDay, isNumber } from './wire.ts'

// What a company declares of its attributes, once, in a stage's file (decision 0059). Main parses it when the app is
// built and when it starts; the screens take its type alone.

/** Cognito keeps 2,048 characters of a text, and the values of a number as a text. */
const longestText = 2_048

/** The name after `custom:` has 20 characters at most (API reference, SchemaAttributeType). */
const attributeName = z.string().check(
  z.regex(
    /^(custom:[A-Za-z][\w.-]{0,19}|[a-z_]{1,32})$/,
    'a name is a standard one such as given_name, or custom: and 1 to 20 letters, digits, points, dashes or underscores',
  ),
  z.refine(
    (name) => name.startsWith('custom:') || knownAttribute(name) !== null || attributesOfThePool.includes(name),
    'Cognito has no standard attribute of this name: one of your own begins with custom:',
  ),
  z.refine(
    (name) => !attributesOfThePool.includes(name),
    'this one belongs to the pool itself, so the app asks nobody for it',
  ),
)

const length = z.int().check(z.gte(0), z.lte(longestText))

/** Terraform writes numbers as texts where a list holds both numbers and dates. */
const bound = z.pipe(z.union([z.number(), z.string()]), z.transform(String))

const choice = z.strictObject({
  /** What the pool keeps. */
  value: z.string().check(z.minLength(1), z.maxLength(longestText), z.regex(/^\S(.*\S)?$/s, 'no space at its ends')),
  label: z.optional(words),
})
export type Choice = z.output<typeof choice>

export const attributeTypes = ['text', 'choice', 'boolean', 'number', 'date'] as const

const entry = z.strictObject({
  /** Cognito's name: a standard claim, or `custom:` and the name in the pool's schema. */
  name: attributeName,
  /**
   * `boolean` is `true` or `false`, and `date` is `YYYY-MM-DD`; both are a String in the pool, as `text` and `choice`
   * are. Only `number` is a Number.
   */
  type: z._default(z.enum(attributeTypes), 'text'),
  /** Whether the forms ask for it. The pool's schema requires it too where Cognito can: a standard attribute. */
  required: z._default(z.boolean(), false),
  /** For `text`, in UTF-16 units, as Cognito counts. */
  minLength: z.optional(length),
  maxLength: z.optional(length),
  /** For `number`, and for `date` as `YYYY-MM-DD` or `today`. Both ends are allowed themselves. */
  min: z.optional(bound),
  max: z.optional(bound),
  /** For `text`: a regular expression that the whole value fits. Only the app holds it; the pool has no such thing. */
  pattern: z.optional(z.string().check(z.minLength(1), z.maxLength(200))),
  /** For `choice`, in the order of display. */
  choices: z.optional(z.array(choice).check(z.minLength(1), z.maxLength(500))),
  /** Whether it is asked for at sign-up. */
  signUp: z._default(z.boolean(), true),
  /** Whether its user may change it later. */
  editable: z._default(z.boolean(), true),
  /** Whether the profile shows it. */
  visible: z._default(z.boolean(), true),
  /** By language. Needed where a form or the profile shows it and the app does not know the name (`known.ts`). */
  label: z.optional(words),
  /** A line below the field, by language. */
  hint: z.optional(words),
  /** The value of HTML's `autocomplete`. Without it the app's own, or none. */
  autocomplete: z.optional(
    z.string().check(z.regex(/^[a-z]+(-[a-z]+)*( [a-z]+(-[a-z]+)*)*$/, 'HTML has no such value')),
  ),
})
type Entry = z.output<typeof entry>

/** Says at `key` what is wrong with an entry. */
interface Complaint {
  key: keyof Entry
  says: string
}

const ofTypes: Partial<Record<keyof Entry, readonly Entry['type'][]>> = {
  minLength: ['text'],
  maxLength: ['text'],
  pattern: ['text'],
  min: ['number', 'date'],
  max: ['number', 'date'],
  choices: ['choice'],
}

function complaints(one: Entry): Complaint[] {
  const found: Complaint[] = []
  const complain = (key: keyof Entry, says: string): void => void found.push({ key, says })
  for (const [key, types] of Object.entries(ofTypes) as [keyof Entry, readonly Entry['type'][]][]) {
    if (one[key] !== undefined && !types.includes(one.type)) complain(key, `only for the type ${types.join(' or ')}`)
  }
  if (one.type === 'choice' && one.choices === undefined) complain('choices', 'the type choice needs them')
  const values = (one.choices ?? []).map(({ value }) => value)
  if (new Set(values).size < values.length) complain('choices', 'two of them have the same value')
  const isShown = one.signUp || one.visible
  if (isShown && one.label === undefined && one.name.startsWith('custom:') && knownAttribute(one.name) === null) {
    complain('label', `the app has no word of its own for ${one.name}, so it needs one`)
  }
  if (one.name === 'birthdate' && one.type !== 'date') complain('type', 'birthdate is a date')
  if ((one.minLength ?? 0) > (one.maxLength ?? usualLength)) complain('minLength', 'is greater than maxLength')
  const isBound = (value: string): boolean =>
    one.type === 'number' ? isNumber(value) : value === 'today' || isDay(value)
  for (const key of ['min', 'max'] as const) {
    const value = one[key]
    const kind = one.type === 'number' ? 'a number' : 'a day such as 2026-01-31, or today'
    if (value !== undefined && ofTypes[key]?.includes(one.type) === true && !isBound(value))
      complain(key, `is not ${kind}`)
  }
  if (found.length === 0 && one.min !== undefined && one.max !== undefined && isAfter(one, one.min, one.max)) {
    complain('min', 'is greater than max')
  }
  if (one.pattern !== undefined && !compiles(one.pattern)) complain('pattern', 'is not a regular expression')
  return found
}

function isAfter({ type }: Entry, min: string, max: string): boolean {
  if (type === 'number') return Number(min) > Number(max)
  return min !== 'today' && max !== 'today' && min > max
}

function compiles(pattern: string): boolean {
  try {
    return new RegExp(`^(?:${pattern})$`, 'u') instanceof RegExp
  } catch {
    return false
  }
}

/** An attribute as a stage declares it. Each rule that an entry breaks is named at its key. */
export const attributeDefinition = entry.check((context) => {
  for (const { key, says } of complaints(context.value)) {
    context.issues.push({ code: 'custom', path: [key], message: says, input: context.value })
  }
})
/**
 * An attribute of the stage's pool beside the phone number. The forms, the profile, and what is sent and kept all follow
 * from the list of them.
 */
export type AttributeDefinition = z.output<typeof attributeDefinition>

/** All attributes of a stage, in the order of display. */
export const attributeDefinitions = z.array(attributeDefinition).check(
  z.refine((all) => new Set(all.map(({ name }) => name)).size === all.length, 'two attributes have the same name'),
  z.refine(
    (all) => all.filter(({ name }) => name.startsWith('custom:')).length <= 50,
    'a pool has 50 custom attributes at most',
  ),
)

/** The attributes of a stage whose file names none: those of version 0.1.0. */
export const usualAttributes: AttributeDefinition[] = ['name', 'custom:company', 'custom:role_name'].map((name) =>
  attributeDefinition.parse({ name, required: true }),
)
