import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { onTestFinished } from 'vitest'

const entry = fileURLToPath(new URL('../cli.ts', import.meta.url))

/** The local pool as a process of its own. */
export interface PoolProcess {
  readonly process: ChildProcess
  /** What it printed when it was ready. */
  readonly ready: { endpoint: string; userPoolId: string; clientId: string }
  /** Everything on standard output so far. */
  stdout: () => string
  stderr: () => string
  /** Sends a signal and answers the exit code when the process has ended; null after SIGKILL. */
  end: (signal: NodeJS.Signals) => Promise<number | null>
}

/** Starts `cli.ts` with a free port and waits for its line. It is killed at the end of the test at the latest. */
export async function startProcess(...args: string[]): Promise<PoolProcess> {
  const child = spawnPool('--port', '0', ...args)
  const [output, errors] = [collect(child, 'stdout'), collect(child, 'stderr')]
  const line = await Promise.race([
    once(createInterface(child.stdout), 'line').then(([text]) => String(text)),
    once(child, 'exit').then(() => {
      throw new Error(`The pool did not start: ${errors()}`)
    }),
  ])
  return {
    process: child,
    ready: JSON.parse(line) as PoolProcess['ready'],
    stdout: output,
    stderr: errors,
    async end(signal) {
      const ended = once(child, 'exit')
      child.kill(signal)
      const [code] = (await ended) as [number | null]
      return code
    },
  }
}

/** Runs `cli.ts` with arguments that should make it end by itself. */
export async function runToEnd(...args: string[]): Promise<{ code: number | null; stdout: string; stderr: string }> {
  const child = spawnPool(...args)
  const [stdout, stderr] = [collect(child, 'stdout'), collect(child, 'stderr')]
  const [code] = (await once(child, 'close')) as [number | null]
  return { code, stdout: stdout(), stderr: stderr() }
}

function spawnPool(...args: string[]): ReturnType<typeof spawn> & { stdout: NodeJS.ReadableStream } {
  const child = spawn(process.execPath, [entry, ...args], { stdio: ['ignore', 'pipe', 'pipe'] })
  onTestFinished(() => {
    child.kill('SIGKILL')
  })
  return child
}

function collect(child: ChildProcess, stream: 'stdout' | 'stderr'): () => string {
  let text = ''
  child[stream]?.on('data', (chunk: Buffer) => {
    text += chunk.toString()
  })
  return () => text
}
