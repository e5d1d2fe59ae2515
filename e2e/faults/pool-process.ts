import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'

const entry = fileURLToPath(new URL('../../infra/local-pool/cli.ts', import.meta.url))
const readyLine = z.object({ endpoint: z.string(), userPoolId: z.string(), clientId: z.string() })

/** A local pool in a process of its own. */
export interface PoolProcess extends z.output<typeof readyLine> {
  /** The code of the newest SMS. */
  code(): Promise<string>
  /** Lets time pass at the pool, in milliseconds; negative turns it back. */
  advance(advanceMs: number): Promise<void>
  stop(): Promise<void>
}

/** Starts a pool on a free port. It ends with this process at the latest. */
export async function startPoolProcess(send: typeof fetch): Promise<PoolProcess> {
  const child = spawn(process.execPath, [entry, '--port', '0'], { stdio: ['ignore', 'pipe', 'ignore'] })
  process.once('exit', () => child.kill('SIGKILL'))
  const line = await Promise.race([
    once(createInterface(child.stdout), 'line').then(([text]) => String(text)),
    once(child, 'exit').then(() => Promise.reject(new Error('the pool did not start'))),
  ])
  const ready = readyLine.parse(JSON.parse(line))
  const control = async (path: string, init: RequestInit = {}): Promise<unknown> => {
    const response = await send(`${ready.endpoint}/_local/${path}`, { ...init, headers: { 'x-local-pool': '1' } })
    if (!response.ok) throw new Error(`${path} answered ${response.status}`)
    return response.json()
  }
  return {
    ...ready,
    async code() {
      const messages = z.array(z.object({ code: z.string() })).parse(await control('sms'))
      const last = messages.at(-1)
      if (!last) throw new Error('no SMS was sent')
      return last.code
    },
    async advance(advanceMs) {
      await control('clock', { method: 'POST', body: JSON.stringify({ advanceMs }) })
    },
    async stop() {
      const ended = once(child, 'exit')
      child.kill('SIGTERM')
      await ended
    },
  }
}
