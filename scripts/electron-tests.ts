import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { cpSync, existsSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { testElectronBinary } from './electron-binary.ts'
import { asOrdinaryUser, ordinaryFolder } from './ordinary-user.ts'
import { readReport, tallyTests, type Tally } from './test-report.ts'

const project = fileURLToPath(new URL('../', import.meta.url))

/** What the end-to-end tests leave behind, for the check that comes after them. */
export const keptLogs = join(project, 'out/test/logs')

/** How the tests in Electron went, and in which. */
export interface ElectronTally extends Tally {
  /** Such as `25.1.1`; null when it did not get so far as to say. */
  version: string | null
}

/**
 * Runs the end-to-end tests in a real Electron, as an ordinary user also when root asks.
 * @param filters narrow them to files whose paths contain one of these
 * @returns null where there is no Electron
 */
export async function runElectronTests(filters: readonly string[]): Promise<ElectronTally | null> {
  const binary = testElectronBinary()
  if (binary === null) return null
  const results = ordinaryFolder('latchkey-electron')
  try {
    const script = join(project, 'e2e/electron/run.ts')
    const command = [process.execPath, script, '--binary', binary, '--results', results, ...filters]
    const [program = '', ...values] = asOrdinaryUser(command, project)
    const child = spawn(program, values, { cwd: project, stdio: 'inherit' })
    const [code] = (await once(child, 'exit')) as [number | null]
    if (existsSync(join(results, 'logs'))) cpSync(join(results, 'logs'), keptLogs, { recursive: true })
    return {
      ...tallyTests(readReport(join(results, 'vitest.json')), code ?? 1),
      version: readVersion(join(results, 'versions.json')),
    }
  } finally {
    rmSync(results, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 })
  }
}

function readVersion(file: string): string | null {
  if (!existsSync(file)) return null
  return (JSON.parse(readFileSync(file, 'utf8')) as { electron: string }).electron
}
