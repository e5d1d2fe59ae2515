import { z } from '../../preload/contract/schema.ts'

const text = z.string().check(z.minLength(1))

/**
 * All that is kept in the keychain: the refresh token, and the username (the user's UUID) that Amplify files it under.
 * Access and id tokens are not in it; the app fetches new ones at each start.
 *
 * It keeps whatever else a later version puts beside them. `version` decides nothing: any record that has both can be
 * used.
 */
const record = z.looseObject({ username: text, refreshToken: text })

export interface StoredSession {
  username: string
  refreshToken: string
}

/** What a record holds beside the session. */
export type Others = Record<string, unknown>

/** The record as text. @param others what else it is to hold */
export function encodeRecord(session: StoredSession, others: Others = {}): string {
  return JSON.stringify({ version: 1, ...others, ...session })
}

/** The session in a record, and what else the record holds; null when this version does not understand the text. */
export function decodeRecord(text: string): { session: StoredSession; others: Others } | null {
  try {
    const { username, refreshToken, ...others } = record.parse(JSON.parse(text))
    return { session: { username, refreshToken }, others }
  } catch {
    return null
  }
}

/** A list of tokens as text. @param others members of the list that a later version wrote, which are kept */
export function encodeTokens(list: string[], others: unknown[] = []): string {
  return JSON.stringify([...list, ...others])
}

/** The tokens in a text, and what else the list holds; null when the text is no list. */
export function decodeTokens(text: string): { tokens: string[]; others: unknown[] } | null {
  try {
    const list = z.array(z.unknown()).parse(JSON.parse(text))
    const isToken = (item: unknown): item is string => typeof item === 'string' && item !== ''
    return { tokens: list.filter(isToken), others: list.filter((item) => !isToken(item) && item !== '') }
  } catch {
    return null
  }
}

/** A refresh token of Cognito's, wherever it stands: a JWE, whose five parts are in base64url. */
const refreshToken = /\beyJ[\w-]+(?:\.[\w-]+){4}/g

/** The refresh tokens that can be seen in a text of any form. */
export function tokensIn(text: string): string[] {
  return text.match(refreshToken) ?? []
}
