import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'

const infra = fileURLToPath(new URL('../infra/', import.meta.url))

/** The result of running a program. */
export interface Run {
  outcome: 'done' | 'failed' | 'timedOut' | 'missing'
  stdout: string
  stderr: string
}

interface RunOptions {
  /** After so many milliseconds the program is killed. */
  timeout: number
  cwd?: string
  env?: NodeJS.ProcessEnv
}

/** Runs a program until it ends or its time is up. */
export function run(program: string, args: string[], { timeout, cwd = infra, env = {} }: RunOptions): Run {
  const { status, stdout, stderr, error } = spawnSync(program, args, {
    cwd,
    env: { ...process.env, ...env },
    encoding: 'utf8',
    timeout,
    killSignal: 'SIGKILL',
    maxBuffer: 64 * 1024 * 1024,
  })
  const output = { stdout, stderr }
  if (error !== undefined && 'code' in error) {
    if (error.code === 'ETIMEDOUT') return { outcome: 'timedOut', ...output }
    return { outcome: 'missing', stdout: '', stderr: error.message }
  }
  return { outcome: status === 0 ? 'done' : 'failed', ...output }
}

/** Terraform, or else OpenTofu; null when neither is on the path. */
export function findTerraform(): { program: string; version: string } | null {
  for (const program of ['terraform', 'tofu']) {
    const { outcome, stdout } = run(program, ['version'], { timeout: 20_000 })
    if (outcome === 'done') return { program, version: stdout.split('\n')[0] ?? program }
  }
  return null
}

/** A program's complaint in one line, without colours and frames. */
export function complaint({ stderr, stdout }: Run): string {
  const lines = `${stderr}\n${stdout}`
    .replaceAll(new RegExp(`${String.fromCharCode(27)}\\[[0-9;]*m`, 'g'), '')
    .split('\n')
    .map((line) => line.replace(/^[\s│╷╵]+/, '').trim())
  const start = lines.findIndex((line) => line.startsWith('Error: '))
  return lines
    .slice(Math.max(start, 0))
    .filter((line) => line !== '')
    .slice(0, 5)
    .join(' ')
}
