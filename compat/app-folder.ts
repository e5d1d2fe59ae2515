import { usualAttributes } from '../preload/contract/attributes/definition.ts'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { openCrashNotes, type CrashNotes } from '../main/diagnostics/crash-notes.ts'
import { createLog } from '../main/diagnostics/log.ts'
import type { SecretStore } from '../main/keychain/keytar.ts'
import { createVault, type Vault } from '../main/keychain/vault.ts'
import { openPreferences, type Preferences } from '../main/settings/preferences.ts'
import { openRemembered, type RememberedStore } from '../main/settings/remembered.ts'
import { openWindowPlace, type WindowPlace } from '../main/settings/window-place.ts'

/** All that the app keeps for one user, opened by the same parts that open it in the app. */
export interface AppFolder {
  memory: RememberedStore
  preferences: Preferences
  place: WindowPlace
  notes: CrashNotes
  vault: Vault
  /** The keychain: here a map, and in the folder the file `keychain.json`. */
  secrets: Map<string, string>
  /** Resolves when the folder holds all of it. */
  flush: () => Promise<void>
}

/** A display on which every window of these folders can be seen. */
const display = { x: 0, y: 0, width: 3840, height: 2160 }

/** The name of the session's record for the local pool. */
export const keychainEntry = 'local/eu-central-1_Latchkey0'

/** A keychain in a map. */
export function storeOn(secrets: Map<string, string>): SecretStore {
  return {
    get: (account) => Promise.resolve(secrets.get(account) ?? null),
    set: (account, secret) => Promise.resolve(void secrets.set(account, secret)),
    delete: (account) => Promise.resolve(void secrets.delete(account)),
    accounts: () => Promise.resolve([...secrets.keys()]),
  }
}

/** Opens a folder, or begins one. @param version the app's, which a note of a crash names */
export function openAppFolder(folder: string, version: string): AppFolder {
  const log = createLog(() => undefined)
  const keychainFile = join(folder, 'keychain.json')
  const kept = existsSync(keychainFile) ? (JSON.parse(readFileSync(keychainFile, 'utf8')) as object) : {}
  const secrets = new Map<string, string>(Object.entries(kept))
  const memory = openRemembered(join(folder, 'remembered.json'), usualAttributes, log)
  const preferences = openPreferences(join(folder, 'preferences.json'), log, () => undefined)
  const place = openWindowPlace(join(folder, 'window.json'), log, () => [display])
  const vault = createVault({
    store: storeOn(secrets),
    account: keychainEntry,
    keep: true,
    timeout: 10_000,
    log,
  })
  return {
    memory,
    preferences,
    place,
    notes: openCrashNotes({ file: join(folder, 'crashes.json'), version, log }),
    vault,
    secrets,
    async flush() {
      await Promise.all([memory.flush(), preferences.flush(), place.flush(), vault.idle()])
      writeFileSync(keychainFile, JSON.stringify(Object.fromEntries(secrets), null, 2))
    },
  }
}
