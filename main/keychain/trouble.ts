import type { KeychainState } from '../../preload/contract/machine.ts'

/** What keytar's rejections can mean. The vault itself finds `corrupt` when it reads a record. */
type KeychainTrouble = Exclude<KeychainState, 'ready' | 'corrupt' | 'disabled'>

/**
 * What keytar's errors begin with or contain. keytar passes on the system's sentence without its number: libsecret's
 * and D-Bus' on Linux, SecCopyErrorMessageString's on macOS, FormatMessage's on Windows. FormatMessage's may be in
 * another language than English; then it counts as `refused`, which is true in any case.
 */
const sentences: [RegExp, KeychainTrouble][] = [
  // Linux: no session bus, no secret service, no login collection.
  [
    /autolaunch D-Bus|Could not connect|org\.freedesktop\.secrets|not provided by any|does not exist at path/i,
    'missing',
  ],
  // macOS: errSecNoDefaultKeychain, errSecNoSuchKeychain, errSecNotAvailable.
  [/keychain could not be found|No keychain is available/i, 'missing'],
  // Windows: ERROR_NO_SUCH_LOGON_SESSION, as in a service or a task without a profile.
  [/logon session does not exist/i, 'missing'],
  // Linux: a locked collection. macOS: errSecInteractionNotAllowed, errSecAuthFailed.
  [/locked|User interaction is not allowed|passphrase you entered is not correct/i, 'locked'],
]

/** Names the trouble that made keytar reject. An unknown error counts as `refused`. */
export function troubleOf(error: unknown): KeychainTrouble {
  if (error instanceof KeychainSlow) return 'slow'
  const message = error instanceof Error ? error.message : ''
  return sentences.find(([sentence]) => sentence.test(message))?.[1] ?? 'refused'
}

/** The keychain did not answer in time. A locked one may be waiting for the user. */
export class KeychainSlow extends Error {
  override readonly name = 'KeychainSlow'
}

/** Whether a keychain in this state may hold a session that it can give another time. */
export function mayStillAnswer(keychain: KeychainState): boolean {
  return keychain === 'locked' || keychain === 'refused' || keychain === 'slow'
}
