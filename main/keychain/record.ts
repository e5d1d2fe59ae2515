import { z } from '../../preload/contract/schema.ts'

const text = z.string().check(z.minLength(1))

/**
 * All that rests in the keychain: the refresh token, and the username (the user's UUID) that Amplify files it under.
 * Access and id tokens are not in it; they are fetched anew at each start.
 *
 * Whatever else a later version puts beside them stays. `version` decides nothing: who has both can use them.
 */
const record = z.looseObject({ username: text, refreshToken: text })

export interface StoredSession {
  username: string
  refreshToken: string
}

/** What a record holds beside the session. */
export type Others = Record<string, unknown>

/** The record as text. @param others what it holds beside the session */
export function encodeRecord(session: StoredSession, others: Others = {}): string {
  return JSON.stringify({ version: 1, ...others, ...session })
}

/** The session in a record, and what else it holds; null when the text is no record that this version understands. */
export function decodeRecord(text: string): { session: StoredSession; others: Others } | null {
  try {
    const { username, refreshToken, ...others } = record.parse(JSON.parse(text))
    return { session: { username, refreshToken }, others }
  } catch {
    return null
  }
}

/** A list of tokens as text. @param others of a later version, which stay in the list */
export function encodeTokens(list: string[], others: unknown[] = []): string {
  return JSON.stringify([...list, ...others])
}

/** The tokens in a text, and what else its list holds; null when it is no list. */
export function decodeTokens(text: string): { tokens: string[]; others: unknown[] } | null {
  try {
    const list = z.array(z.unknown()).parse(JSON.parse(text))
    const isToken = (item: unknown): item is string => typeof item === 'string' && item !== ''
    return { tokens: list.filter(isToken), others: list.filter((item) => !isToken(item) && item !== '') }
  } catch {
    return null
  }
}
