import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'

const program = fileURLToPath(new URL('../infra/stand-in/cli.ts', import.meta.url))

/** The longest time for its start, in milliseconds. */
const patience = 180_000

/**
 * Starts the stand-in for the providers in a process of its own, because Terraform is waited for in this one.
 * @returns the environment in which Terraform finds it, and how to end it
 * @throws Error when it does not start
 */
export async function startStandIn(): Promise<{ env: NodeJS.ProcessEnv; stop: () => void }> {
  const child = spawn(process.execPath, [program], { stdio: ['pipe', 'pipe', 'inherit'] })
  const [line] = (await Promise.race([
    once(child.stdout, 'data', { signal: AbortSignal.timeout(patience) }),
    once(child, 'exit').then(([code]) => Promise.reject(new Error(`the stand-in ended with ${String(code)}`))),
  ])) as [Buffer]
  return { env: { TF_REATTACH_PROVIDERS: line.toString().trim() }, stop: () => child.stdin.end() }
}
