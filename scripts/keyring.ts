import { spawn, type ChildProcessByStdio } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { constants, tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import type { Readable, Writable } from 'node:stream'
import { findCommand } from './find-command.ts'

// node scripts/keyring.ts COMMAND [ARGUMENT…] runs a command on Linux with a real, unlocked keyring of its own, so that
// no test touches the keyring of the person who runs it. On macOS and Windows, and where no keyring is installed, the
// command runs as it is.

const mark = 'LATCHKEY_KEYRING'

// The password must not be empty, or the daemon would ask for one, and nobody is there to answer. The command starts
// only when the daemon has its name on the bus; a request before that would make the bus start a second, locked daemon.
// The bus and the daemon complain about what such a short session lacks, so their errors are dropped, and the command's
// go to descriptor 3.
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
 * Runs a command in a keyring of its own. Its output goes where this process's output goes.
 * @param timeout in milliseconds; then the command is ended, with all that it started. Without it there is no limit
 * @returns the command's exit code; after a signal 128 and the signal's number, as in shells
 */
export async function runInKeyring(command: readonly string[], timeout?: number): Promise<number> {
  const missing = process.platform === 'linux' ? missingPrograms() : []
  if (missing.length > 0) console.error(`keyring: none, because ${missing.join(' and ')} is missing`)
  if (process.platform !== 'linux' || missing.length > 0) return run(command, process.env, process.stderr, timeout)

  const home = mkdtempSync(join(tmpdir(), 'latchkey-home-'))
  try {
    return await run(inKeyring(command), { ...process.env, ...throwAwayFolders(home), [mark]: '1' }, 'ignore', timeout)
  } finally {
    rmSync(home, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 })
  }
}

/** A keyring that runs beside this process. */
export interface Keyring {
  /** Of its session bus: what a program needs in `DBUS_SESSION_BUS_ADDRESS`. */
  address: string
  stop: () => Promise<void>
}

/**
 * Starts a keyring beside this process.
 * @returns null where the platform has another kind of keychain, or no keyring is installed
 * @throws Error when the keyring ends before it is ready
 */
export async function startKeyring(): Promise<Keyring | null> {
  if (missingPrograms().length > 0 || process.platform !== 'linux') return null
  const home = mkdtempSync(join(tmpdir(), 'latchkey-home-'))
  const untilClosed = ['sh', '-c', 'echo "$DBUS_SESSION_BUS_ADDRESS"; cat']
  const [program = '', ...values] = inKeyring(untilClosed)
  const child = spawn(program, values, {
    env: { ...process.env, ...throwAwayFolders(home) },
    stdio: ['pipe', 'pipe', 'ignore', process.stderr],
    // Node's types know pipes only where there are three of them.
  }) as ChildProcessByStdio<Writable, Readable, null>
  const ended = once(child, 'exit')
  const first = await Promise.race([once(createInterface(child.stdout), 'line'), ended])
  if (typeof first[0] !== 'string') throw new Error('keyring: it ended before it was ready')
  return {
    address: first[0],
    async stop() {
      child.stdin.end()
      await ended
      rmSync(home, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 })
    },
  }
}

/** The command that runs another one inside a keyring. */
function inKeyring(command: readonly string[]): string[] {
  return ['dbus-run-session', '--', 'sh', '-c', session, 'sh', ...command]
}

function missingPrograms(): string[] {
  return ['dbus-run-session', 'gnome-keyring-daemon'].filter((name) => findCommand(name) === null)
}

/**
 * Runs this process's script again inside a keyring, and ends with its exit code. Returns at once when it is already
 * inside.
 */
export async function enterKeyring(): Promise<void> {
  if (process.env[mark] === '1' || process.platform !== 'linux') return
  // The mark is also set where there is no keyring, or the script would start itself for ever.
  process.env[mark] = '1'
  process.exit(await runInKeyring([process.execPath, ...process.argv.slice(1)]))
}

/** The folders in which the keyring, and every program that asks for a home, keep their files. */
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
  // A process group of its own, so that a signal reaches all of it, and this process is left to clean up.
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
