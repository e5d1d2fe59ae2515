import { z } from '../../preload/contract/schema.ts'
import { languages } from '../../preload/contract/languages.ts'
import type { Settings } from '../../preload/contract/machine.ts'
import type { Log } from '../diagnostics/log.ts'
import { openStored } from './stored.ts'

/** The choices as they lie on the disk, each for itself. What is not understood follows the system. */
const choices = z.object({
  theme: z.catch(z.enum(['system', 'light', 'dark', 'contrast']), 'system'),
  language: z.catch(z.nullable(z.enum(languages)), null),
  country: z.catch(z.nullable(z.string().check(z.regex(/^[A-Z]{2}$/))), null),
})

const anyObject = z.catch(z.looseObject({}), {})
const preferences = z.object({ settings: z.pipe(anyObject, choices) })

/** The user's choices. They belong to the machine's user, not to the account that is signed in. */
export interface Preferences {
  get(): Settings
  /** Changes the choices that are named, and tells everybody. @returns all of them */
  update(change: Partial<Settings>): Settings
  flush(): Promise<void>
}

/** Reads the choices from `file`; at first everything follows the system. */
export function openPreferences(file: string, log: Log, announce: (settings: Settings) => void): Preferences {
  const stored = openStored<Settings>({
    file,
    // Choice by choice: when the file could be read only late, those that were changed meanwhile win and the others are
    // the file's.
    parse: (json) => preferences.parse(json).settings,
    format: (changed, document) => ({ ...document, settings: { ...anyObject.parse(document.settings), ...changed } }),
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
