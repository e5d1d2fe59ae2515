import { z } from '../../preload/contract/schema.ts'
import type { Log } from '../diagnostics/log.ts'
import { storedNumber, storedProfile } from './profile-on-disk.ts'
import { openStored, type Document, type Stored } from './stored.ts'

// The forms of the disk, not the bridge's: what changes there must not change what can be read from here. They are read
// key by key, and what a key must mean that is not understood stands beside it (decision 0051).

/** Without it the pool itself says that it wants no other try. */
const wait = z.catch(
  z.nullable(z.object({ until: z.int(), cause: z.enum(['codeSent', 'tooManyRequests', 'signInLocked']) })),
  null,
)

const destination = z.catch(z.nullable(z.string()), null)

/**
 * In the place of a fingerprint: nobody knows any more which session was ended here. It may be the one in the keychain,
 * so that one is not restored.
 */
export const maybeEnded = 'unclear'

/**
 * What the app remembers between two starts beside the session itself. Nothing in it is secret: no password, code
 * or token.
 */
const remembered = z.object({
  /** A sign-up or reset that waits for its code. Without it the user begins that again. */
  pending: z.catch(
    z.nullable(
      z.object({
        kind: z.enum(['signUp', 'reset']),
        phoneNumber: storedNumber,
        destination,
        problem: z.catch(z.optional(z.enum(['codeNotSent', 'maybeConfirmed'])), undefined),
      }),
    ),
    null,
  ),
  /** Until when the pool wants no other code, or nothing at all. */
  wait,
  /** Fingerprint of the refresh token whose session was ended here while the keychain would not let the record go. */
  ended: z._default(z.catch(z.nullable(z.string()), maybeEnded), null),
  /** The number of a sign-up that got no answer: it may have been carried out. */
  maybeSignedUp: z.catch(z.nullable(storedNumber), null),
  /** Of the user whose session is in the keychain: fills the sign-in form when that session ends. */
  phoneNumber: z.catch(z.nullable(storedNumber), null),
  /**
   * The last known profile of that user, shown as such while the session is being restored, and the code for the number
   * that they wait for. Without its user's name it is nobody's.
   */
  profile: z.catch(
    z.nullable(
      z.object({
        username: z.string(),
        profile: storedProfile,
        phoneCode: z.catch(z.nullable(z.object({ destination, wait })), null),
      }),
    ),
    null,
  ),
})
export type Remembered = z.output<typeof remembered>

/** The remembered things, in memory and in a file. */
export type RememberedStore = Stored<Remembered>

/**
 * Reads what was remembered from `file`, or starts with nothing.
 *
 * A file that can't be read now is never set aside: it may hold that a session was ended here, or that a code is on its
 * way. Until it can be read nobody may rely on there being no such thing; see `known`.
 */
export function openRemembered(file: string, log: Log): RememberedStore {
  return openStored({
    file,
    parse: (json) => remembered.parse(json),
    forgets,
    lost: { ended: maybeEnded },
    log,
  })
}

/**
 * Whether a change forgets the user: at a sign-out, or for another one. What a later version wrote beside the rest goes
 * then as well, because nobody here knows whether it tells of them.
 */
function forgets({ ended, profile }: Partial<Remembered>, before: Remembered, document: Document): boolean {
  if (typeof ended === 'string' && ended !== before.ended) return true
  if (profile === null) return (document.profile ?? document.phoneNumber ?? null) !== null
  return profile !== undefined && before.profile !== null && profile.username !== before.profile.username
}
