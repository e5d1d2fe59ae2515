import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { testElectronBinary } from './electron-binary.ts'
import { asOrdinaryUser, ordinaryFolder } from './ordinary-user.ts'

const project = fileURLToPath(new URL('../', import.meta.url))

/**
 * Runs a script that starts a real Electron. When root asks, the script runs as an ordinary user. The script must call
 * `prepareElectron` of `e2e/electron/prepare.ts` first.
 * @param script its path in the project
 * @param read gets the script's exit code and the folder that it wrote to, which is removed afterwards
 * @returns what `read` answers; null where there is no Electron
 */
export async function runInElectron<Value>(
  script: string,
  values: readonly string[],
  read: (code: number, results: string) => Value,
): Promise<Value | null> {
  const binary = testElectronBinary()
  if (binary === null) return null
  const results = ordinaryFolder('latchkey-electron')
  try {
    const command = [process.execPath, join(project, script), '--binary', binary, '--results', results, ...values]
    const ordinary = asOrdinaryUser(command, project)
    const [program = '', ...rest] = ordinary.command
    const child = spawn(program, rest, { cwd: project, stdio: 'inherit' })
    const [code] = (await once(child, 'close')) as [number | null]
    ordinary.release()
    return read(code ?? 1, results)
  } finally {
    rmSync(results, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 })
  }
}
