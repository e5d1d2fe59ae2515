import type { AttributeDefinition } from '../../preload/contract/attributes/definition.ts'
import { z } from '../../preload/contract/schema.ts'
import type { Log } from '../diagnostics/log.ts'
import { storedNumber, storedProfile } from './profile-on-disk.ts'
import { openStored, type Document, type Stored } from './stored.ts'

// These schemas are of the file, not of the bridge, so that a change of the bridge leaves old files readable. They read
// each key by itself, and say beside each key what it means when this version does not understand its value
// (decision 0051).

/** Null when it cannot be understood: then the pool itself refuses a try that comes too early. */
const wait = z.catch(z.nullable(z.object({ until: z.int(), cause: z.enum(['codeSent', 'tooManyRequests']) })), null)

const destination = z.catch(z.nullable(z.string()), null)

/**
 * Stands in the place of a fingerprint when nobody knows any more which session was ended here. It may be the one in
 * the keychain, so that one is not restored.
 */
export const maybeEnded = 'unclear'

/**
 * What the app remembers between two starts beside the session. Nothing in it is secret: no password, code or token.
 */
const rememberedOf = (attributes: readonly AttributeDefinition[]) =>
  z.object({
    /** A sign-up or reset that waits for its code, or a sign-in for its next step. Without it the user begins again. */
    pending: z.catch(
      z.nullable(
        z.object({
          kind: z.enum(['signUp', 'reset', 'signIn']),
          phoneNumber: storedNumber,
          destination,
          problem: z.catch(z.optional(z.enum(['codeNotSent', 'maybeConfirmed'])), undefined),
          /** When the app last asked for its code, in milliseconds since the epoch. Absent: the start counts. */
          since: z.catch(z.optional(z.int()), undefined),
          outlived: z.catch(z.optional(z.literal(true)), undefined),
        }),
      ),
      null,
    ),
    /** Until when the pool takes no other code, or no try at all. */
    wait,
    /**
     * Fingerprints of the refresh tokens whose sessions were ended here while the keychain may still hold the record of
     * one of them, with spaces between them.
     */
    ended: z._default(z.catch(z.nullable(z.string()), maybeEnded), null),
    /** The number of a sign-up that got no answer, and which the pool may have carried out. */
    maybeSignedUp: z.catch(z.nullable(storedNumber), null),
    /** The number of the user whose session is in the keychain. It fills the sign-in form when that session ends. */
    phoneNumber: z.catch(z.nullable(storedNumber), null),
    /**
     * The last known profile of that user, which is shown while the session is being restored, and the code that they
     * wait for to verify their number, or a new one. It counts only together with its username.
     */
    profile: z.catch(
      z.nullable(
        z.object({
          username: z.string(),
          profile: storedProfile(attributes),
          phoneCode: z.catch(
            z.nullable(
              // Absent or not understood: the code is for the number that the account has.
              z.object({ newNumber: z.catch(z.nullable(storedNumber), null), destination, wait }),
            ),
            null,
          ),
        }),
      ),
      null,
    ),
    /**
     * The username of an account that the user asked the pool to delete, as long as nobody knows whether it did. A
     * session of theirs that the pool refuses later has ended so.
     */
    deleting: z.catch(z.nullable(z.string()), null),
    /** Whether anybody ever signed in here. It outlives their sign-out, and every user after them. */
    signedInBefore: z.catch(z.optional(z.boolean()), true),
  })
type Held = z.output<ReturnType<typeof rememberedOf>>
export type Remembered = Omit<Held, 'signedInBefore'> & { signedInBefore: boolean }

/** What is remembered, in memory and in a file. */
export type RememberedStore = Stored<Remembered>

/**
 * Reads what was remembered from `file`, or starts with nothing.
 * @param attributes those of the stage; the last profile has no others
 * @param unusable called when the file stays unreadable, or cannot be written again and again
 *
 * A file that cannot be read now is never set aside. It may say that a session was ended here, or that a code is on its
 * way, and until it can be read nobody may assume that it does not; see `known`.
 */
export function openRemembered(
  file: string,
  attributes: readonly AttributeDefinition[],
  log: Log,
  unusable?: () => void,
): RememberedStore {
  const remembered = rememberedOf(attributes)
  return openStored<Remembered>({
    file,
    parse: (json) => {
      const held = remembered.parse(json)
      return { ...held, signedInBefore: held.signedInBefore ?? olderUserIn(json) }
    },
    forgets,
    lost: { ended: maybeEnded, signedInBefore: true },
    unusable,
    log,
  })
}

/**
 * Whether a file without `signedInBefore` may be of somebody who signed in. Version 0.1.0 wrote every key once anything
 * had happened, so nobody can tell its users who signed out from those who never finished a sign-up. They all count,
 * because a page for newcomers must not greet an old user. This version writes `profile` at a sign-in only.
 */
function olderUserIn(json: unknown): boolean {
  return json !== null && typeof json === 'object' && 'profile' in json
}

/**
 * Whether a change forgets the user, at a sign-out or because another user signs in. Then what a later version wrote
 * goes too, because this version cannot tell whether it is about that user.
 */
function forgets({ ended, profile }: Partial<Remembered>, before: Remembered, document: Document): boolean {
  if (typeof ended === 'string' && ended !== before.ended) return true
  if (profile === null) return (document.profile ?? document.phoneNumber ?? null) !== null
  return profile !== undefined && before.profile !== null && profile.username !== before.profile.username
}
