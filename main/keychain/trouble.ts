import { existsSync } from 'node:fs'
import type { KeychainState } from '../../preload/contract/machine.ts'

/** What keytar's rejections can mean. The vault itself finds `corrupt` when it reads a record. */
type KeychainTrouble = Exclude<KeychainState, 'ready' | 'corrupt' | 'disabled'>

/**
 * Marks in keytar's errors that are the same in every language.
 *
 * keytar passes on the system's sentence without its number. Windows and macOS write it in the user's language, so
 * nothing of theirs is a mark. On Linux GLib and libsecret translate theirs, but names and paths stay as they are, and
 * the sentences of the bus and of the keyring are always in English (decision 0056).
 */
const marks: [RegExp, KeychainTrouble][] = [
  // The bus has a rule against asking the keyring, and its sentence names the keyring too.
  [/Rejected send message|AppArmor|AccessDenied/, 'refused'],
  // dbus-daemon and dbus-broker: nobody offers the Secret Service. GLib: there is no session bus to ask.
  [/\borg\.freedesktop\.secrets\b|\$DISPLAY\b/, 'missing'],
  // gnome-keyring's own sentence, and the Secret Service's name of the same error.
  [/in a locked collection|Secret\.Error\.IsLocked/, 'locked'],
  // GLib: the login collection was never made. A path that goes on names an item in it.
  [/\/org\/freedesktop\/secrets\/(collection|aliases)\/\w+(?![\w/])/, 'missing'],
]

/**
 * Names the trouble that made keytar reject. What no mark names counts as `refused`, which the screens tell in words
 * that are true of all.
 */
export function troubleOf(error: unknown): KeychainTrouble {
  if (error instanceof KeychainSlow) return 'slow'
  const message = error instanceof Error ? error.message : ''
  return marks.find(([mark]) => mark.test(message))?.[1] ?? (isBusGone() ? 'missing' : 'refused')
}

/** Whether the address of Linux' session bus is a socket that is not there. GLib tells that in translated words only. */
function isBusGone(): boolean {
  const path = /^unix:path=([^,;%]+)(?:,[^;]*)?$/.exec(process.env.DBUS_SESSION_BUS_ADDRESS ?? '')?.[1]
  return path !== undefined && !existsSync(path)
}

/** The keychain did not answer in time. A locked one may be waiting for the user. */
export class KeychainSlow extends Error {
  override readonly name = 'KeychainSlow'
}

/** Whether a keychain in this state may hold a session that it can give another time. */
export function mayStillAnswer(keychain: KeychainState): boolean {
  return keychain === 'locked' || keychain === 'refused' || keychain === 'slow'
}
