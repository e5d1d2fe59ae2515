import { appendFileSync, cpSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Secret } from './find-secrets.ts'

// Every launch leaves its logs behind, and the tests what must not be in them, for the check after the last test.

/** Emptied by whoever starts a whole run. A run that may not write to the project names another folder. */
export const keptFolder =
  process.env.LATCHKEY_KEPT_LOGS ?? fileURLToPath(new URL('../../out/test/logs', import.meta.url))

const launches = join(keptFolder, 'launches')
const secrets = join(keptFolder, 'secrets')
let launched = 0

/** Keeps the log files of an app that has ended, and what it wrote to its output. */
export function keepLogs(logFolder: string, output: string): void {
  launched += 1
  const folder = join(launches, `${process.pid}-${launched}`)
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, 'output.txt'), output)
  cpSync(logFolder, join(folder, 'logs'), { recursive: true, force: true })
}

/** From now on these may be in no log. */
export function registerSecrets(used: Secret[]): void {
  mkdirSync(secrets, { recursive: true })
  const lines = used.map((secret) => `${JSON.stringify(secret)}\n`)
  appendFileSync(join(secrets, `${process.pid}.jsonl`), lines.join(''))
}

/** All that was kept: the logs by their paths, and the secrets. */
export function readKept(): { logs: { path: string; text: string }[]; secrets: Secret[] } {
  const logs = filesIn(launches).map((path) => ({ path, text: readFileSync(path, 'utf8') }))
  const lines = filesIn(secrets).flatMap((path) => readFileSync(path, 'utf8').split('\n'))
  const unique = new Set(lines.filter((line) => line !== ''))
  return { logs, secrets: [...unique].map((line) => JSON.parse(line) as Secret) }
}

function filesIn(folder: string): string[] {
  try {
    const entries = readdirSync(folder, { recursive: true, withFileTypes: true })
    return entries.filter((entry) => entry.isFile()).map(({ parentPath, name }) => join(parentPath, name))
  } catch {
    return []
  }
}
