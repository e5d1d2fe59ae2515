// The build for browsers: Node's brings a `require` of its own, which the bundle has already.
import { strToU8, zipSync } from 'fflate/browser'
import { writeFile } from 'node:fs/promises'
import type { DiagnosticsPreview } from '../../preload/contract/machine.ts'
import { done, failed, type Outcome } from '../outcome.ts'
import { describeError, type Log } from './log.ts'
import { redact } from './redact.ts'

/** What helps to find out why something does not work. */
export interface Diagnostics {
  /** Collects it, and answers all of it: names and texts of the files. */
  preview(): Promise<DiagnosticsPreview>
  /**
   * Writes what the last preview answered, to the letter, as one zip file where the user wants it.
   * Answers false when the user wants it nowhere.
   */
  save(): Promise<Outcome<boolean, 'FileNotWritten'>>
}

interface DiagnosticsOptions {
  /** Each value becomes `NAME.json`. Asked at each preview. Nothing secret may be in it. */
  collect: () => Record<string, unknown>
  /** The newest lines of the log, flushed. */
  readLog: () => Promise<string>
  /** Asks the user for a place, with this name as a proposal; null when they give none. */
  choosePlace: (name: string) => Promise<string | null>
  log: Log
}

/** Collects on demand; keeps what was shown until it is saved or collected anew. */
export function createDiagnostics({ collect, readLog, choosePlace, log }: DiagnosticsOptions): Diagnostics {
  let shown: DiagnosticsPreview | null = null
  let saving: Promise<Outcome<boolean, 'FileNotWritten'>> | null = null

  async function preview(): Promise<DiagnosticsPreview> {
    const collected = Object.entries(collect())
    const files = collected.map(([name, value]) => ({ name: `${name}.json`, text: `${stringify(value)}\n` }))
    // Also what was written before by a version that did not redact.
    const logFile = { name: 'latchkey.log', text: redact(await readLog()) }
    shown = { files: [...files, logFile] }
    return shown
  }

  async function save(): Promise<Outcome<boolean, 'FileNotWritten'>> {
    const { files } = shown ?? (await preview())
    const place = await choosePlace(`latchkey-diagnostics-${new Date().toISOString().slice(0, 10)}.zip`)
    if (place === null) return done(false)
    try {
      await writeFile(place, zipSync(Object.fromEntries(files.map(({ name, text }) => [name, strToU8(text)]))))
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
      // One question at a time, however often the page asks.
      saving ??= save().finally(() => {
        saving = null
      })
      return saving
    },
  }
}

/** To be read by people; every text in it is redacted. */
function stringify(value: unknown): string {
  return JSON.stringify(value, (_key, part: unknown) => (typeof part === 'string' ? redact(part) : part), 2)
}
