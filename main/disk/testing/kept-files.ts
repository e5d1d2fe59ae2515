import { usualAttributes } from '../../../preload/contract/attributes/definition.ts'
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { openCrashNotes } from '../../diagnostics/crash-notes.ts'
import { createLog } from '../../diagnostics/log.ts'
import { openPreferences } from '../../settings/preferences.ts'
import { openRemembered } from '../../settings/remembered.ts'
import { openWindowPlace } from '../../settings/window-place.ts'

// The files in the app's data folder, each opened as the app opens it, for the specs of this room.

/** A file as an app that has just started sees it. */
interface Opened {
  /** Whether the app knows what the file held before. */
  knowsOld: () => boolean
  /** Whether the app knows what `change` has changed. */
  knowsNew: () => boolean
  change: () => void
  /** Writes as the app does, before it ends and at other times. */
  flush: () => Promise<unknown>
}

interface KeptFile {
  name: string
  /** What the file holds before. */
  text: string
  open: (file: string) => Opened
}

const log = createLog(() => undefined)
const phoneNumber = '+4915112345678'
const pending = { kind: 'signUp', phoneNumber, destination: '+*********5678' } as const
const before = { x: 10, y: 20, width: 900, height: 700 }
const after = { x: 30, y: 40, width: 800, height: 600 }
const note = { at: 1_700_000_000_000, version: '1.0.0', crashed: 'page', details: { reason: 'oom' } }

export const keptFiles: readonly KeptFile[] = [
  {
    name: 'remembered.json',
    text: JSON.stringify({ version: 1, pending, ended: 'a-fingerprint', phoneNumber: null, profile: null }),
    open: (file) => {
      const memory = openRemembered(file, usualAttributes, log)
      return {
        knowsOld: () => memory.get().pending?.phoneNumber === phoneNumber && memory.get().ended === 'a-fingerprint',
        knowsNew: () => memory.get().phoneNumber === phoneNumber,
        // What the app writes of itself when it starts with nothing, and then a change.
        change: () => {
          memory.update({ pending: memory.get().pending, wait: memory.get().wait })
          memory.update({ phoneNumber })
        },
        flush: () => memory.flush(),
      }
    },
  },
  {
    name: 'preferences.json',
    text: JSON.stringify({ version: 1, settings: { theme: 'dark', language: 'de', country: null } }),
    open: (file) => {
      const preferences = openPreferences(file, log, () => undefined)
      return {
        knowsOld: () => preferences.get().theme === 'dark' && preferences.get().language === 'de',
        knowsNew: () => preferences.get().country === 'AT',
        change: () => {
          preferences.update({ country: 'AT' })
        },
        flush: () => preferences.flush(),
      }
    },
  },
  {
    name: 'window.json',
    text: JSON.stringify({ version: 1, bounds: before, maximized: true }),
    open: (file) => {
      const place = openWindowPlace(file, log, () => [{ x: 0, y: 0, width: 1920, height: 1080 }])
      const moved = (): boolean => place.bounds()?.x === after.x
      return {
        // Once the window was moved, its old place no longer counts.
        knowsOld: () => moved() || (place.bounds()?.x === before.x && place.maximized()),
        knowsNew: () => moved() && !place.maximized(),
        change: () => {
          place.follow({
            isDestroyed: () => false,
            isMaximized: () => false,
            getNormalBounds: () => after,
            on: (_event, close) => {
              close()
            },
          })
        },
        flush: () => place.flush(),
      }
    },
  },
  {
    name: 'crashes.json',
    text: JSON.stringify({ version: 1, told: false, notes: [note] }),
    open: (file) => {
      const notes = openCrashNotes({ file, version: '1.0.0', log })
      const knows = (reason: string): boolean => notes.list().some(({ details }) => details.reason === reason)
      return {
        knowsOld: () => knows('oom'),
        knowsNew: () => knows('killed'),
        change: () => {
          notes.add('page', { reason: 'killed' })
        },
        flush: () => Promise.resolve(),
      }
    },
  },
]

/** A new folder for one test. */
export function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'latchkey-disk-'))
  onTestFinished(() => {
    rmSync(folder, { recursive: true, force: true })
  })
  return folder
}

/** The texts of all small files in a folder. */
export function textsIn(folder: string): string[] {
  const files = readdirSync(folder).map((name) => join(folder, name))
  return files
    .filter((file) => {
      const stats = statSync(file, { throwIfNoEntry: false })
      return stats?.isFile() === true && stats.size < 100_000
    })
    .map((file) => readFileSync(file, 'utf8'))
}
