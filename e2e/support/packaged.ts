import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { constants, copyFileSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'

/** The app as if it were installed: Electron takes an app for packaged when its executable is not named `electron`. */
export interface PackagedApp {
  /** Starts it, and waits until it has ended. After `patience` milliseconds it is ended, and its code is null. */
  run: (values: string[], options: { env?: Record<string, string>; patience: number }) => Promise<Ended>
  remove: () => void
}

interface Ended {
  code: number | null
  errors: string
  /** In milliseconds. */
  took: number
}

/**
 * Lays it out in a temporary folder. The executable is a copy, because Electron finds its files beside the real one.
 * @param app the app's folder; Latchkey's, fitted to this Electron, unless given
 */
export function packApp(app = process.env.LATCHKEY_APP ?? ''): PackagedApp {
  const { LATCHKEY_ELECTRON: electron = '' } = process.env
  const folder = mkdtempSync(join(tmpdir(), 'latchkey-packaged-'))
  const from = dirname(electron)
  for (const name of readdirSync(from)) {
    if (name !== 'electron' && name !== 'resources') symlinkSync(join(from, name), join(folder, name))
  }
  const program = join(folder, 'latchkey')
  copyFileSync(electron, program, constants.COPYFILE_FICLONE)
  mkdirSync(join(folder, 'resources'))
  symlinkSync(app, join(folder, 'resources/app'))

  return {
    async run(values, { env = {}, patience }) {
      const started = performance.now()
      const home = mkdtempSync(join(folder, 'home-'))
      const child = spawn(program, values, {
        env: { ...process.env, HOME: home, XDG_CONFIG_HOME: home, ...env },
        stdio: ['ignore', 'ignore', 'pipe'],
        detached: true,
      })
      let errors = ''
      child.stderr.on('data', (chunk: Buffer) => (errors += chunk.toString()))
      const limit = setTimeout(() => {
        if (child.pid !== undefined) process.kill(-child.pid, 'SIGKILL')
      }, patience)
      const [code] = (await once(child, 'close')) as [number | null]
      clearTimeout(limit)
      return { code, errors, took: performance.now() - started }
    },
    remove: () => {
      rmSync(folder, { recursive: true, maxRetries: 5, retryDelay: 100 })
    },
  }
}
