import { createHash } from 'node:crypto'
import type { StoredSession } from '../../keychain/record.ts'
import { maybeEnded } from '../../settings/remembered.ts'

// The note in `remembered.json` of sessions that ended here while the keychain may still hold a record of one of them:
// their fingerprints, with spaces between them. There are several when the keychain holds the record of one, and takes
// none of the later ones either.

/** So many are kept: the first, which is the record that the keychain did not let go, and the newest. */
const most = 100

/** Identifies a session without revealing its token. */
function fingerprintOf({ refreshToken }: StoredSession): string {
  return createHash('sha256').update(refreshToken).digest('base64url')
}

/** The note with this session in it. */
export function withEnded(note: string | null, session: StoredSession): string {
  const fingerprint = fingerprintOf(session)
  const before = note?.split(' ').filter((other) => other !== fingerprint) ?? []
  return [...before.slice(0, 1), ...before.slice(1).slice(2 - most), fingerprint].join(' ')
}

/** Whether the note names this session. */
export function hasEnded(note: string | null, session: StoredSession): boolean {
  return (note ?? '').split(' ').includes(fingerprintOf(session))
}

/** Whether nobody knows any more which session was ended here. */
export function isUnclear(note: string | null): boolean {
  return (note ?? '').split(' ').includes(maybeEnded)
}
