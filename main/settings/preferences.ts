import { z } from '../../preload/contract/schema.ts'
import { languages } from '../../preload/contract/languages.ts'
import type { Settings, Theme } from '../../preload/contract/machine.ts'
import type { Log } from '../diagnostics/log.ts'
import { openText } from '../disk/open-text.ts'
import { openStored } from './stored.ts'

/** The choices in the file. Each is read by itself: one that this version does not understand counts as not chosen. */
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
  /** Changes the choices that are named, and announces them all. @returns all choices */
  update(change: Partial<Settings>): Settings
  flush(): Promise<void>
}

/**
 * Reads the choices from `file`. Without a file everything follows the system.
 * @param announce called with all choices when one of them has changed
 * @param unusable called when the file stays unreadable, or cannot be written again and again
 */
export function openPreferences(
  file: string,
  log: Log,
  announce: (settings: Settings) => void,
  unusable?: () => void,
): Preferences {
  const stored = openStored<Settings>({
    file,
    // Each choice is a key of its own. So when the file can be read only later, the choices that were changed meanwhile
    // win, and the others come from the file.
    parse: (json) => preferences.parse(json).settings,
    format: (changed, document) => ({ ...document, settings: { ...anyObject.parse(document.settings), ...changed } }),
    unusable,
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

/** The most that is read of the file for the theme alone, in bytes. It holds less than a thousand. */
const mostBytes = 64 * 1024

/**
 * The theme in `file`, for the window that opens before anything else is read; `system` where it cannot be read now.
 * Changes nothing on the disk.
 */
export function readTheme(file: string): Theme {
  const found = openText(file, { most: mostBytes })
  if (found.found !== 'bytes') return 'system'
  try {
    return preferences.parse(JSON.parse(found.bytes.toString('utf8'))).settings.theme
  } catch {
    return 'system'
  }
}
