import { spawn } from 'node:child_process'
import { once } from 'node:events'
import type { Readable } from 'node:stream'
import { findCommand } from './find-command.ts'

/** Whether a window could be seen. macOS and Windows always have a display. */
export function hasDisplay(): boolean {
  if (process.platform !== 'linux') return true
  return Boolean(process.env.DISPLAY) || Boolean(process.env.WAYLAND_DISPLAY)
}

export interface VirtualDisplay {
  /** Value for the environment variable DISPLAY. */
  name: string
  stop: () => void
}

/** Starts a screen that nobody sees, because Electron has no headless mode. Null where Xvfb is missing. */
export async function startVirtualDisplay(): Promise<VirtualDisplay | null> {
  const program = findCommand('Xvfb')
  if (program === null) return null
  // Without the last option it begins anew whenever its last window is gone, and refuses who comes in that moment.
  const values = ['-displayfd', '3', '-screen', '0', '1440x1000x24', '-nolisten', 'tcp', '-noreset']
  const child = spawn(program, values, { stdio: ['ignore', 'ignore', 'ignore', 'pipe'] })
  const number = child.stdio[3] as Readable
  const [chunk] = (await once(number, 'data')) as [Buffer]
  return { name: `:${chunk.toString().trim()}`, stop: () => child.kill() }
}
