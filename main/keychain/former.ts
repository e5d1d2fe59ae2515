import { createHash } from 'node:crypto'
import { removeAll, revocationsOf, setAside } from './aside.ts'
import type { SecretStore } from './keytar.ts'
import { decodeRecord, decodeTokens, encodeRecord, encodeTokens, tokensIn } from './record.ts'

// What the application kept when it was called otherwise (decision 0066). Each step leaves what the next start needs to
// go on: a session or a token is first written to its new place, and then removed from the old one.

interface Takeover {
  own: SecretStore
  former: SecretStore
  /** The record's name, the same in both. */
  account: string
  /** Whether a session may be kept. Without it everything is removed. */
  keep: boolean
}

/**
 * Moves the session of a former name, where the application has none of its own, and leaves nothing under that name. A
 * record that nobody can read moves as it is, so that it is told and set aside like any other.
 * @returns refresh tokens that nobody keeps any more, for the pool to revoke; those of a session that lost to our own
 *   are among them
 * @throws whatever the keychain rejects with
 */
export async function takeOver({ own, former, account, keep }: Takeover): Promise<string[]> {
  const entry = revocationsOf(account)
  const record = await former.get(account)
  const list = await former.get(entry)
  const isEmpty = record === null && list === null
  if (keep && isEmpty) return []
  const waiting = tokensOf(list)
  const tokens = keep && (await isTaken(own, account, record, waiting)) ? waiting : [...waiting, ...tokensOf(record)]
  if (keep && tokens.length > 0) await note(own, account, tokens)
  // As long as there is a list, the next start goes on, also when nothing is left but parts of a long record.
  if (!isEmpty) await former.set(entry, encodeTokens([]))
  const beside = await removeAll(former, account)
  await former.delete(entry)
  return [...tokens, ...beside]
}

/** Whether the record is our own now, or was since an earlier start that could not remove it. */
async function isTaken(own: SecretStore, account: string, record: string | null, waiting: string[]): Promise<boolean> {
  if (record === null) return true
  const found = decodeRecord(record)
  const kept = await own.get(account)
  if (kept !== null) return found !== null && isSame(kept, found.session.refreshToken)
  // The user signed out, and the keychain did not let the record go.
  const ended = [...waiting, ...tokensOf(await own.get(revocationsOf(account)))]
  if (found !== null && ended.includes(found.session.refreshToken)) return false
  await own.set(
    account,
    found ? encodeRecord(found.session, { ...found.others, formerly: markOf(found.session) }) : record,
  )
  return true
}

/** Whether our own record is this session, whose token the pool may have replaced since. */
function isSame(kept: string, refreshToken: string): boolean {
  const ours = decodeRecord(kept)
  return ours?.session.refreshToken === refreshToken || ours?.others.formerly === markOf({ refreshToken })
}

/** Tells by which token a session was taken over, without revealing it. */
function markOf({ refreshToken }: { refreshToken: string }): string {
  return createHash('sha256').update(refreshToken).digest('hex').slice(0, 12)
}

/** The refresh tokens in a record or in a list, also in one of which nothing else can be read. */
function tokensOf(text: string | null): string[] {
  if (text === null) return []
  const session = decodeRecord(text)?.session
  return session ? [session.refreshToken] : (decodeTokens(text)?.tokens ?? tokensIn(text))
}

/** Adds tokens to our own list of those that still have to be revoked. */
async function note(own: SecretStore, account: string, tokens: string[]): Promise<void> {
  const entry = revocationsOf(account)
  const text = await own.get(entry)
  const list = decodeTokens(text ?? '[]')
  if (list === null) await setAside(own, entry, text ?? '')
  await own.set(entry, encodeTokens([...new Set([...(list?.tokens ?? []), ...tokens])], list?.others))
}
