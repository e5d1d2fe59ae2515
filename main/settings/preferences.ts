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
  const stored = openStored({
    file,
    schema: preferences,
    initial: { version: 1 as const, settings: { theme: 'system', language: null, country: null } },
    log,
  })
  return {
    get: () => stored.get().settings,
    update(change) {
      const next = { ...stored.get().settings, ...change }
      stored.update({ settings: next })
      announce(next)
      return next
    },
    flush: () => stored.flush(),
  }
}
