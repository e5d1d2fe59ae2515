import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { constants, tmpdir } from 'node:os'
import { join } from 'node:path'
import { findCommand } from './find-command.ts'

// node scripts/keyring.ts COMMAND [ARGUMENT…] runs a command with a real, unlocked keyring of its own on Linux, so
// that no test ever touches the keyring of the person who runs it. macOS and Windows have theirs: there, and where
// no keyring is installed, the command runs as it is.

const mark = 'LATCHKEY_KEYRING'

// An empty password would make the daemon prompt, with nobody there to answer. The command starts when the daemon
// has its name on the bus: asked sooner, the bus would start a second, locked one. The bus and the daemon complain
// about what a throw-away session cannot have, so their errors go nowhere and the command's go to descriptor 3.
const session = `
printf throw-away | gnome-keyring-daemon --foreground --unlock --components=secrets >/dev/null &
daemon=$!
trap 'kill $daemon' EXIT
owner='dbus-send --session --print-reply --dest=org.freedesktop.DBus / org.freedesktop.DBus.GetNameOwner'
tries=0
until $owner string:org.freedesktop.secrets >/dev/null; do
  tries=$((tries + 1))
  if [ $tries -gt 100 ]; then echo 'keyring: it did not start' >&3; exit 1; fi
  sleep 0.05
done
"$@" 2>&3 3>&-
`

/**
 * Runs a command in a keyring of its own; its output goes where this process's goes.
 * @param timeout after how many milliseconds it is ended, with all that it started; never unless given
 * @returns the command's exit code, 128 and more after a signal as shells count
 */
export async function runInKeyring(command: readonly string[], timeout?: number): Promise<number> {
  const needed = ['dbus-run-session', 'gnome-keyring-daemon']
  const missing = process.platform === 'linux' ? needed.filter((name) => findCommand(name) === null) : []
  if (missing.length > 0) console.error(`keyring: none, because ${missing.join(' and ')} is missing`)
  if (process.platform !== 'linux' || missing.length > 0) return run(command, process.env, process.stderr, timeout)

  const home = mkdtempSync(join(tmpdir(), 'latchkey-home-'))
  try {
    const wrapped = ['dbus-run-session', '--', 'sh', '-c', session, 'sh', ...command]
    return await run(wrapped, { ...process.env, ...throwAwayFolders(home), [mark]: '1' }, 'ignore', timeout)
  } finally {
    rmSync(home, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 })
  }
}

/** Runs this very script again inside a keyring and ends with its exit code; returns at once when inside already. */
export async function enterKeyring(): Promise<void> {
  if (process.env[mark] === '1' || process.platform !== 'linux') return
  // Also where there is no keyring to be had, or this would never end.
  process.env[mark] = '1'
  process.exit(await runInKeyring([process.execPath, ...process.argv.slice(1)]))
}

/** Where the keyring, and whatever else looks for a home, keeps its files. */
function throwAwayFolders(home: string): Record<string, string> {
  const folders = {
    HOME: home,
    XDG_DATA_HOME: join(home, 'data'),
    XDG_CONFIG_HOME: join(home, 'config'),
    XDG_CACHE_HOME: join(home, 'cache'),
    XDG_RUNTIME_DIR: join(home, 'run'),
  }
  for (const folder of Object.values(folders)) mkdirSync(folder, { recursive: true, mode: 0o700 })
  return folders
}

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const

async function run(
  [program = '', ...values]: readonly string[],
  env: NodeJS.ProcessEnv,
  errors: 'ignore' | NodeJS.WriteStream,
  timeout?: number,
): Promise<number> {
  // A group of its own, so that an end reaches all of it; this process stays to clean up behind.
  const group = process.platform !== 'win32'
  const stdio = ['inherit' as const, 'inherit' as const, errors, process.stderr]
  const child = spawn(program, values, { env, stdio, detached: group })
  const end = (signal: NodeJS.Signals): void => {
    if (child.pid !== undefined) process.kill(group ? -child.pid : child.pid, signal)
  }
  for (const signal of signals) process.on(signal, end)
  const limit = timeout === undefined ? undefined : setTimeout(end, timeout, 'SIGKILL')
  try {
    const [code, signal] = (await once(child, 'exit')) as [number | null, NodeJS.Signals | null]
    return code ?? 128 + constants.signals[signal ?? 'SIGKILL']
  } finally {
    clearTimeout(limit)
    for (const signal of signals) process.off(signal, end)
  }
}

if (import.meta.main) process.exitCode = await runInKeyring(process.argv.slice(2))
