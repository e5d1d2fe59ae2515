import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/**
 * Chromium's own record of its network: every name that is looked up, every address that is connected to, by pages,
 * by the main process, and by Chromium for itself.
 */
export interface NetLog {
  /** For the app's environment: it then records from its first moment on. */
  env: Record<string, string>
  /** URLs that were asked for, names that were looked up, addresses that were reached; once the app has quit. */
  read: () => string[]
  remove: () => void
}

interface Written {
  constants: { logEventTypes: Record<string, number> }
  events: { type: number; source: { id: number }; params?: { url?: string; host?: string; address?: string } }[]
}

/** What is worth knowing of each event. A UDP socket that is only connected has sent nothing yet. */
const told: Record<string, 'url' | 'host' | 'address'> = {
  URL_REQUEST_START_JOB: 'url',
  HOST_RESOLVER_MANAGER_REQUEST: 'host',
  TCP_CONNECT_ATTEMPT: 'address',
  UDP_CONNECT: 'address',
  UDP_BYTES_SENT: 'address',
}

/** @returns URLs, names and addresses, each once */
function list({ constants, events }: Written): string[] {
  const names = new Map(Object.entries(constants.logEventTypes).map(([name, type]) => [type, name]))
  const connected = new Map<number, string>()
  const found = new Set<string>()
  for (const { type, source, params = {} } of events) {
    const name = names.get(type) ?? ''
    const value = params[told[name] ?? 'url']
    if (name === 'UDP_CONNECT' && value !== undefined) connected.set(source.id, value)
    else if (name === 'UDP_BYTES_SENT') found.add(value ?? connected.get(source.id) ?? 'an unknown address')
    else if (name in told && value !== undefined) found.add(value)
  }
  return [...found]
}

/** Records the network of an app that `launchApp` starts, in the Electron of the tests. */
export function makeNetLog(): NetLog {
  const folder = mkdtempSync(join(tmpdir(), 'latchkey-net-log-'))
  const file = join(folder, 'net-log.json')
  const program = join(folder, 'electron')
  const { LATCHKEY_ELECTRON: electron = '' } = process.env
  writeFileSync(program, `#!/bin/sh\nexec '${electron}' --log-net-log='${file}' "$@"\n`)
  chmodSync(program, 0o755)
  return {
    // `launchApp` starts what this names; see `heard.sh`.
    env: { HEARD: program },
    read: () => {
      if (!existsSync(file)) throw new Error('nothing was recorded: did the app start?')
      return list(JSON.parse(readFileSync(file, 'utf8')) as Written)
    },
    remove: () => {
      rmSync(folder, { recursive: true })
    },
  }
}

/** Whether a URL, a name or an address means this machine. */
export function isLocal(value: string): boolean {
  return /^(?:https?:\/\/|app:\/\/)?(?:127\.0\.0\.1|localhost|\[::1\])(?::\d+)?(?:\/|$)/.test(value)
}
