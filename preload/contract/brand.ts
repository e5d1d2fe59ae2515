import { languages } from './languages.ts'
import { z } from './schema.ts'
import { words } from './words.ts'

// What the company that built the app says of itself, as far as the screens need it while they run (decision 0066). Its
// names, logo and colours have been in the page since the build.

/** A web page: over https, and with nothing before the host that could pass for another one. */
export const webAddress = z.string().check(
  z.maxLength(2_048),
  z.regex(/^https:\/\/[^\s/?#@\\]+([/?#][^\s\\]*)?$/, 'an address looks like https://example.com/privacy'),
  z.refine((url) => URL.canParse(url), 'this is no address'),
)

/** A web page by language, at least one. Where the user's language has none, the English one is opened, else the first. */
export const webPages = z
  .partialRecord(z.enum(languages), webAddress)
  .check(z.refine((pages) => Object.keys(pages).length > 0, 'a page in at least one language is needed'))
export type WebPages = z.output<typeof webPages>

/** A phone number as a person reads it: `+49 30 1234-567`. */
export const readablePhone = z
  .string()
  .check(z.maxLength(40), z.regex(/^\+?\d[\d ()./-]{2,}\d$/, 'a phone number looks like +49 30 1234567'))

export const emailAddress = z
  .string()
  .check(
    z.maxLength(254),
    z.regex(/^[^\s@<>"?&]+@[^\s@<>"?&.]+(\.[^\s@<>"?&.]+)+$/, 'an address looks like help@example.com'),
  )

/** Who helps, and how they are reached. Null: not this way. */
export const support = z.strictObject({
  name: words,
  phone: z.nullable(readablePhone),
  email: z.nullable(emailAddress),
  url: z.nullable(webAddress),
  hours: z.nullable(words),
})
export type Support = z.output<typeof support>

/** A version of what users agree to, such as `2026-11`: an attribute of theirs keeps it. */
export const consentVersion = z
  .string()
  .check(z.regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,39}$/, 'a version is up to 40 letters, digits, points, dashes'))

/** What the screens know of the brand. */
export const brandInfo = z.strictObject({
  /** What the quiet panel says of what this account opens. */
  motto: z.nullable(words),
  summary: z.nullable(words),
  support,
  privacy: z.nullable(webPages),
  terms: z.nullable(webPages),
  /** Null: nobody is asked. `version`: what users agree to now. Both pages are there then. */
  consent: z.nullable(z.strictObject({ version: consentVersion })),
})
export type BrandInfo = z.output<typeof brandInfo>

/** What the app opens outside of itself when its user asks for it. Main knows the addresses; the page only names one. */
export const outside = z.enum(['supportPhone', 'supportEmail', 'supportUrl', 'privacy', 'terms'])
export type Outside = z.output<typeof outside>
