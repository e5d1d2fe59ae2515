import { fork, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { setTimeout as delay } from 'node:timers/promises'
import { chromium, type Browser, type Page } from 'playwright-core'
import type { HostMessage, ParentMessage } from './control.ts'
import { allEnded } from './process-group.ts'

export interface HostOptions {
  /** The application's folder, the one with its package.json. */
  folder: string
  env?: Record<string, string>
  headless?: boolean
  /** How long until the first window has loaded, in milliseconds. */
  timeout?: number
}

/** An application that runs in the host. */
export interface HostedApp {
  /** The first window's page. */
  page: Page
  pid: number
  /** Standard output and standard error of the main process so far. */
  output: () => string
  /** Runs a function in the main process with the `electron` module; it may use nothing from around it. */
  evaluate: (source: string, argument?: unknown) => Promise<unknown>
  /** Resolves with the exit code, null after a signal, when every process has ended. */
  ended: Promise<number | null>
  /** Ends the main process and Chromium at once, as a power cut would. */
  kill: () => Promise<void>
}

/**
 * Starts an application in the host and connects to its first window.
 * @throws Error with the main process's output when it ends, or shows no window in time
 */
export async function startHost(options: HostOptions): Promise<HostedApp> {
  const { folder, env = {}, headless = true, timeout = 30_000 } = options
  // A group of its own, so that a kill takes Chromium along.
  const child = fork(new URL('run.ts', import.meta.url), [folder, ...(headless ? [] : ['--visible'])], {
    detached: true,
    env: { ...process.env, ...env },
    execArgv: [],
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  })
  let output = ''
  child.stdout?.on('data', (chunk: Buffer) => (output += chunk.toString()))
  child.stderr?.on('data', (chunk: Buffer) => (output += chunk.toString()))
  const ended = once(child, 'exit').then(async ([code]) => {
    // Chromium's too, whose profile the next start takes.
    if (child.pid !== undefined) await allEnded({ pid: child.pid })
    return code as number | null
  })
  const kill = async (): Promise<void> => {
    killGroup(child)
    await ended
  }

  try {
    const browser = await withinTime(timeout, ended, connect(child))
    const page = browser.contexts()[0]?.pages()[0]
    if (!page) throw new Error('the window has no page')
    void ended.then(() => browser.close())
    return { page, pid: child.pid ?? 0, output: () => output, evaluate: evaluator(child), ended, kill }
  } catch (error) {
    await kill()
    throw new Error(`${folder} did not start in the host: ${(error as Error).message}\n${output}`, { cause: error })
  }
}

/** Connects once the first window has loaded. */
async function connect(child: ChildProcess): Promise<Browser> {
  const endpoint = new Promise<string>((resolve) => {
    child.on('message', (message: HostMessage) => {
      if (message.kind === 'ready') resolve(message.endpoint)
    })
  })
  await new Promise<void>((resolve) => {
    child.on('message', (message: HostMessage) => {
      if (message.kind === 'windowLoaded') resolve()
    })
  })
  return chromium.connectOverCDP(await endpoint)
}

async function withinTime<Value>(
  milliseconds: number,
  ended: Promise<number | null>,
  work: Promise<Value>,
): Promise<Value> {
  const tooLong = new AbortController()
  try {
    return await Promise.race([
      work,
      ended.then((code) => Promise.reject(new Error(`it ended with code ${String(code)}`))),
      delay(milliseconds, undefined, { signal: tooLong.signal }).then(() =>
        Promise.reject(new Error(`no window within ${String(milliseconds)} ms`)),
      ),
    ])
  } finally {
    tooLong.abort()
  }
}

function evaluator(child: ChildProcess): HostedApp['evaluate'] {
  let lastId = 0
  return (source, argument) => {
    const id = (lastId += 1)
    return new Promise((resolve, reject) => {
      const settle = (message: HostMessage): void => {
        if (message.kind === 'evaluated' && message.id === id) resolve(message.value)
        else if (message.kind === 'failed' && message.id === id) reject(new Error(message.message))
        else return
        child.off('message', settle)
      }
      child.on('message', settle)
      const message: ParentMessage = { kind: 'evaluate', id, source, argument }
      child.send(message, (error) => {
        if (error) reject(error)
      })
    })
  }
}

/** Also when the main process has ended already: Chromium may still be about to. */
function killGroup(child: ChildProcess): void {
  if (child.pid === undefined) return
  try {
    process.kill(process.platform === 'win32' ? child.pid : -child.pid, 'SIGKILL')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error
  }
}
