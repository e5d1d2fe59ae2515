import { z } from '../../preload/contract/schema.ts'
import { settings, type Settings } from '../../preload/contract/machine.ts'
import type { Log } from '../diagnostics/log.ts'
import { openStored } from './stored.ts'

const preferences = z.object({ version: z.literal(1), settings })

/** The user's choices. They belong to the machine's user, not to the account that is signed in. */
export interface Preferences {
  get(): Settings
  /** Changes the choices that are named, and tells everybody. @returns all of them */
  update(change: Partial<Settings>): Settings
  flush(): Promise<void>
}

/** Reads the choices from `file`; at first everything follows the system. */
export function openPreferences(file: string, log: Log, announce: (settings: Settings) => void): Preferences {
  const initial: Settings = { theme: 'system', language: null, country: null }
  const stored = openStored({
    file,
    // Choice by choice: when the file could be read only late, those that were changed meanwhile win and the others are
    // the file's.
    parse: (json) => preferences.parse(json).settings,
    format: (chosen) => ({ version: 1, settings: chosen }),
    initial,
    log,
  })
  stored.whenReadLate(() => {
    announce(stored.get())
  })
  return {
    get: () => stored.get(),
    update(change) {
      stored.update(change)
      announce(stored.get())
      return stored.get()
    },
    async flush() {
      await stored.flush()
    },
  }
}
