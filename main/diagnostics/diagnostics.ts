import { writeFile } from 'node:fs/promises'
import type { DiagnosticsPreview } from '../../preload/contract/machine.ts'
import { done, failed, type Outcome } from '../outcome.ts'
import { checkedFacts, type Facts } from './facts.ts'
import { describeError, readAgain, type Log } from './log.ts'

/** Collects what helps to find out why something does not work. */
export interface Diagnostics {
  /** Collects everything anew. @returns names and texts of the files */
  preview(): Promise<DiagnosticsPreview>
  /**
   * Writes exactly what the last preview answered into one zip file, where the user chooses.
   * Answers false when the user cancels.
   */
  save(): Promise<Outcome<boolean, 'FileNotWritten'>>
}

interface DiagnosticsOptions {
  /** The app's short name, for the names of files. */
  name: string
  /** The values to save, each as `NAME.json`. Called at each preview. */
  collect: () => Facts
  /** The newest lines of the log, flushed. */
  readLog: () => Promise<string>
  /** Asks the user where to save, and proposes this name. Null when they cancel. */
  choosePlace: (name: string) => Promise<string | null>
  log: Log
}

/** Collects at each preview, and keeps what was shown until the next. */
export function createDiagnostics({ name, collect, readLog, choosePlace, log }: DiagnosticsOptions): Diagnostics {
  let shown: DiagnosticsPreview | null = null
  let saving: Promise<Outcome<boolean, 'FileNotWritten'>> | null = null

  async function preview(): Promise<DiagnosticsPreview> {
    const files = checkedFacts(collect()).map(([fact, value]) => ({
      name: `${fact}.json`,
      text: `${JSON.stringify(value, null, 2)}\n`,
    }))
    const logFile = { name: `${name}.log`, text: readAgain(await readLog()) }
    shown = { files: [...files, logFile] }
    return shown
  }

  async function save(): Promise<Outcome<boolean, 'FileNotWritten'>> {
    const { files } = shown ?? (await preview())
    const place = await choosePlace(`${name}-diagnostics-${new Date().toISOString().slice(0, 10)}.zip`)
    if (place === null) return done(false)
    try {
      // This is fflate's build for browsers. Its build for Node makes a `require` of its own, which the bundle has
      // already. It fills tables when it is loaded, so the start does without it.
      const { strToU8, zipSync } = await import('fflate/browser')
      await writeFile(place, zipSync(Object.fromEntries(files.map((file) => [file.name, strToU8(file.text)]))))
    } catch (error) {
      log.warn('the diagnostics could not be written', describeError(error))
      return failed({ code: 'FileNotWritten' })
    }
    log.info('the diagnostics were saved')
    return done(true)
  }

  return {
    preview,
    save() {
      // The user sees one question at a time, however often the page asks.
      saving ??= save().finally(() => {
        saving = null
      })
      return saving
    },
  }
}
