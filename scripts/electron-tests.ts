import { cpSync, existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { runInElectron } from './in-electron.ts'
import { readReport, tallyTests, type Tally } from './test-report.ts'

/** The folder of the logs that the end-to-end tests leave for the check after them. */
export const keptLogs = fileURLToPath(new URL('../out/test/logs', import.meta.url))

/** The result of the tests in Electron, and its version. */
export interface ElectronTally extends Tally {
  /** Such as `25.1.1`; null when the tests ended before they said it. */
  version: string | null
}

/**
 * Runs the end-to-end tests in a real Electron.
 * @param filters runs only files whose paths contain one of these
 * @returns null where there is no Electron
 */
export function runElectronTests(filters: readonly string[]): Promise<ElectronTally | null> {
  return runInElectron('e2e/electron/run.ts', filters, (code, results) => {
    if (existsSync(join(results, 'logs'))) cpSync(join(results, 'logs'), keptLogs, { recursive: true })
    return {
      ...tallyTests(readReport(join(results, 'vitest.json')), code, filters.length > 0),
      version: readVersion(join(results, 'versions.json')),
    }
  })
}

function readVersion(file: string): string | null {
  if (!existsSync(file)) return null
  return (JSON.parse(readFileSync(file, 'utf8')) as { electron: string }).electron
}
