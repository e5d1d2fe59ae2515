import { z } from '../../preload/contract/schema.ts'

/**
 * All that rests in the keychain: the refresh token, and the username (the user's UUID) that Amplify files it under.
 * Access and id tokens are not in it; they are fetched anew at each start.
 */
const record = z.strictObject({
  version: z.literal(1),
  username: z.string().check(z.minLength(1)),
  refreshToken: z.string().check(z.minLength(1)),
})
export type StoredSession = Omit<z.output<typeof record>, 'version'>

/** The record as text. */
export function encodeRecord(session: StoredSession): string {
  return JSON.stringify({ version: 1, ...session } satisfies z.input<typeof record>)
}

/** The session in a record, or null when the text is not a record of this version. */
export function decodeRecord(text: string): StoredSession | null {
  try {
    const { username, refreshToken } = record.parse(JSON.parse(text))
    return { username, refreshToken }
  } catch {
    return null
  }
}

const tokens = z.array(z.string().check(z.minLength(1)))

/** A list of tokens as text. */
export function encodeTokens(list: string[]): string {
  return JSON.stringify(list satisfies z.input<typeof tokens>)
}

/** The tokens in a text; none when it is not such a list. */
export function decodeTokens(text: string | null): string[] {
  try {
    return tokens.parse(JSON.parse(text ?? '[]'))
  } catch {
    return []
  }
}
