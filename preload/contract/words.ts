import { languages } from './languages.ts'
import { z } from './schema.ts'

/**
 * A text of the company by language, at least one. Where the user's language has none, the English one is shown, else the
 * first there is.
 */
export const words = z
  .partialRecord(z.enum(languages), z.string().check(z.trim(), z.minLength(1), z.maxLength(200)))
  .check(z.refine((texts) => Object.keys(texts).length > 0, 'a text in at least one language is needed'))
export type Words = z.output<typeof words>
