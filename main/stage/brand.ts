import { consentVersion, emailAddress, readablePhone, webAddress, webPages } from '../../preload/contract/brand.ts'
import { z } from '../../preload/contract/schema.ts'
import { words } from '../../preload/contract/words.ts'
import { firstFault } from './first-fault.ts'

// What a company says of itself, once, in the `brand.json` of its brand's folder (decision 0066). It is checked when the
// app is built and when it starts. Nothing in it is secret.

const describe = (description: string) => z.meta({ description })

/** A colour as `#rrggbb`. */
const colour = z.string().check(z.regex(/^#[0-9a-fA-F]{6}$/, 'a colour looks like #0f766e'))

const accent = z.strictObject({
  light: colour.check(describe('On a light ground: links, the main buttons, the focus.')),
  dark: colour.check(describe('On a dark ground.')),
})

/** Names that Windows keeps for itself, so no folder can be called so. */
const windowsOwn = /^(con|prn|aux|nul|com\d|lpt\d)$/i

/** The name of an application is also that of its folders, its entry in the menu, and in Windows' list of programs. */
export const productName = z.string().check(
  z.minLength(2),
  z.maxLength(30),
  z.regex(
    /^[\p{L}\p{N}]([\p{L}\p{N} .&+-]*[\p{L}\p{N}+])?$/u,
    'a name is letters and digits, and between them spaces, points, dashes, & and +',
  ),
  z.refine((name) => !windowsOwn.test(name), 'Windows keeps this name for itself'),
)

/** Who helps, as a person writes it. */
const writtenSupport = z
  .strictObject({
    name: words.check(describe('By language: what the people who help are called.')),
    phone: z.optional(readablePhone),
    email: z.optional(emailAddress),
    url: z.optional(webAddress),
    hours: z.optional(words.check(describe('By language: when they can be reached.'))),
  })
  .check(
    z.refine(
      ({ phone, email, url }) => phone !== undefined || email !== undefined || url !== undefined,
      'one of phone, email and url is needed, because nobody is sent to somebody without an address',
    ),
  )

/** The keys that an administrator may decide too (`main/policy/schema.ts`). */
export const contactKeys = {
  support: writtenSupport.check(describe('Who helps. Shown wherever a sentence says: ask your IT department.')),
  privacy: webPages.check(describe('The privacy notice, by language.')),
  terms: webPages.check(describe('The terms of use, by language.')),
} as const

const consent = z.strictObject({
  version: consentVersion.check(describe('What users agree to now. Everybody is asked again when it changes.')),
  attribute: z
    .string()
    .check(
      z.regex(/^custom:[A-Za-z][\w.-]{0,19}$/, 'the version is kept in an attribute such as custom:terms_version'),
      describe('Where the pool keeps the version that a user agreed to. The stage declares it as invisible.'),
    ),
})

/** What users agree to, and where the pool keeps that they did. */
export type Consent = z.output<typeof consent>

export const brand = z
  .strictObject({
    $schema: z.optional(z.string().check(describe('Where this schema is, for editors.'))),
    productName: productName.check(describe('What the application is called, everywhere.')),
    shortName: z
      .string()
      .check(
        z.regex(/^[a-z][a-z0-9-]{1,28}[a-z0-9]$/, 'a short name is 3 to 30 lower-case letters, digits and dashes'),
        describe('For names of files and packages, and for folders on Linux.'),
      ),
    companyName: z
      .string()
      .check(z.trim(), z.minLength(1), z.maxLength(60), z.regex(/^[^{}<>]*$/, 'no brackets'), describe('Who runs it.')),
    appId: z
      .string()
      .check(
        z.regex(/^[A-Za-z][A-Za-z0-9-]*(\.[A-Za-z0-9-]+)+$/, 'an id looks like com.example.account'),
        z.maxLength(100),
        describe('By which Windows and macOS know the application. It never changes.'),
      ),
    upgradeCode: z
      .string()
      .check(
        z.regex(/^[0-9A-F]{8}(-[0-9A-F]{4}){3}-[0-9A-F]{12}$/, 'a code is a GUID in capitals'),
        describe('By which one MSI replaces another. It never changes: make one with uuidgen.'),
      ),
    publisher: z
      .strictObject({ name: z.string().check(z.minLength(1), z.maxLength(60)), email: emailAddress })
      .check(describe('Who stands in the copyright and in the packages, and who answers for them.')),
    website: webAddress.check(describe('About the application. Packages name it.')),
    accent: accent.check(describe('The colour of what can be used, by the ground that it stands on.')),
    logoHasName: z._default(
      z.boolean().check(describe('Whether the logo has the name in it, so that the screens do not write it beside.')),
      false,
    ),
    motto: z.optional(words.check(describe('By language: a line on the first screen.'))),
    summary: z.optional(
      words.check(
        describe('By language: what the account is for. On the first screen, and in the system’s list of programs.'),
      ),
    ),
    support: contactKeys.support,
    privacy: z.optional(contactKeys.privacy),
    terms: z.optional(contactKeys.terms),
    consent: z.optional(consent.check(describe('What users agree to when they sign up. Without it nobody is asked.'))),
    smsSender: z.optional(
      z
        .string()
        .check(
          z.regex(/^(?=.*[A-Za-z])[A-Za-z0-9-]{1,11}$/, 'a sender is up to 11 letters and digits, and a letter'),
          describe('The name that text messages come from, where a country allows one.'),
        ),
    ),
    formerNames: z._default(
      z.array(productName).check(describe('What the application was called before. Its sessions are taken over.')),
      [],
    ),
  })
  .check((context) => {
    const { consent: asked, privacy, terms } = context.value
    for (const key of ['privacy', 'terms'] as const) {
      if (asked === undefined || { privacy, terms }[key] !== undefined) continue
      context.issues.push({
        code: 'custom',
        path: [key],
        message: 'who is asked to agree must be able to read it',
        input: false,
      })
    }
  })
export type Brand = z.output<typeof brand>

/**
 * Parses a brand.
 * @param source the file or the build that holds it, as its reader knows it
 * @throws Error with one sentence that names the source and the first key that is wrong
 */
export function parseBrand(value: unknown, source: string): Brand {
  const parsed = brand.safeParse(value)
  if (!parsed.success) throw new Error(firstFault(parsed.error.issues, source, 'a brand'))
  return parsed.data
}
