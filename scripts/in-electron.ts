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
 * @param output `held` prints the script's output when it has ended, for a script that runs beside another; otherwise
 *   it is printed at once
 * @param read gets the script's exit code and the folder that it wrote to, which is removed afterwards
 * @returns what `read` answers; null where there is no Electron
 */
export async function runInElectron<Value>(
  script: string,
  values: readonly string[],
  output: 'inherit' | 'held',
  read: (code: number, results: string) => Value,
): Promise<Value | null> {
  const binary = testElectronBinary()
  if (binary === null) return null
  const results = ordinaryFolder('latchkey-electron')
  try {
    const command = [process.execPath, join(project, script), '--binary', binary, '--results', results, ...values]
    const ordinary = asOrdinaryUser(command, project)
    const [program = '', ...rest] = ordinary.command
    const child = spawn(program, rest, { cwd: project, stdio: output === 'held' ? 'pipe' : 'inherit' })
    const said: Buffer[] = []
    for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk: Buffer) => said.push(chunk))
    const [code] = (await once(child, 'close')) as [number | null]
    process.stdout.write(Buffer.concat(said))
    ordinary.release()
    return read(code ?? 1, results)
  } finally {
    rmSync(results, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 })
  }
}
