import { z } from '../../preload/contract/schema.ts'
import { phoneNumber } from '../../preload/contract/fields.ts'
import { signUpProblem } from '../../preload/contract/session.ts'
import { wait } from '../../preload/contract/wait.ts'
import type { Log } from '../diagnostics/log.ts'
import { knownProfile } from './known-profile.ts'
import { openStored, type Stored } from './stored.ts'

/**
 * What the app remembers between two starts beside the session itself. Nothing in it is secret: no password, code
 * or token.
 */
const remembered = z.object({
  version: z.literal(1),
  /** A sign-up or reset that waits for its code. */
  pending: z.nullable(
    z.object({
      kind: z.enum(['signUp', 'reset']),
      phoneNumber,
      destination: z.nullable(z.string()),
      problem: z.optional(signUpProblem),
    }),
  ),
  /** Until when the pool wants no other code, or nothing at all. */
  wait: z._default(z.nullable(wait), null),
  /** Fingerprint of the refresh token whose session was ended here while the keychain would not let the record go. */
  ended: z._default(z.nullable(z.string()), null),
  /** The number of a sign-up that got no answer: it may have been carried out. */
  maybeSignedUp: z._default(z.nullable(phoneNumber), null),
  /** Of the user whose session is in the keychain: fills the sign-in form when that session ends. */
  phoneNumber: z.nullable(phoneNumber),
  /**
   * The last known profile of that user, shown as such while the session is being restored, and the code for the number
   * that they wait for.
   */
  profile: z.nullable(
    z.object({
      username: z.string(),
      profile: knownProfile,
      phoneCode: z._default(
        z.nullable(z.object({ destination: z.nullable(z.string()), wait: z.nullable(wait) })),
        null,
      ),
    }),
  ),
})
export type Remembered = z.output<typeof remembered>

/** The remembered things, in memory and in a file. */
export type Memory = Stored<Remembered>

/**
 * Reads what was remembered from `file`, or starts with nothing.
 *
 * A file that can't be read now is never set aside: it may hold that a session was ended here, or that a code is on its
 * way. Until it can be read nobody may rely on there being no such thing; see `known`.
 */
export function openMemory(file: string, log: Log): Memory {
  const initial: Remembered = {
    version: 1,
    pending: null,
    wait: null,
    ended: null,
    maybeSignedUp: null,
    phoneNumber: null,
    profile: null,
  }
  return openStored({ file, parse: (json) => remembered.parse(json), initial, log })
}
