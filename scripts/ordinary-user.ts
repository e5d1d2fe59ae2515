import { spawnSync } from 'node:child_process'
import { chmodSync, chownSync, mkdirSync, mkdtempSync, rmdirSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { findCommand } from './find-command.ts'

// Chromium has no sandbox for root, and nobody should run an old Electron as root. So when root starts the tests, they
// run as the ordinary user that every Linux has.

const user = 'nobody'
const identity: [string, ...string[]] = [
  'setpriv',
  `--reuid=${user}`,
  '--regid=nogroup',
  '--clear-groups',
  '--inh-caps=-all',
  '--no-new-privs',
]

/** Whether this process runs as root, so that its commands have to run as another user. */
export const isRoot = process.platform === 'linux' && process.getuid?.() === 0

/** Makes a new folder to which the ordinary user may write. The caller removes it. */
export function ordinaryFolder(name: string): string {
  const folder = mkdtempSync(join(tmpdir(), `${name}-`))
  if (isRoot) chownSync(folder, userId('-u'), userId('-g'))
  return folder
}

/** A command to run, and what to call when it has ended. */
export interface OrdinaryCommand {
  command: string[]
  release: () => void
}

/**
 * Changes `command` so that it runs as an ordinary user; it stays as it is when the caller is one.
 *
 * The ordinary user may be unable to read the project's folder, for instance in root's home or in a server's temporary
 * folder. Then the project is bound to a place that the user can read, for this command alone, and the command's paths
 * name that place.
 * @param project the project's folder, with which the command's paths begin
 * @throws Error that says what to do, when the project can be neither read nor bound
 */
export function asOrdinaryUser(command: readonly string[], project: string): OrdinaryCommand {
  if (!isRoot) return { command: [...command], release: () => undefined }
  if (canRead(project)) return { command: [...identity, '--', ...command], release: () => undefined }
  if (findCommand('unshare') === null || spawnSync('unshare', ['--mount', 'true']).status !== 0) {
    throw new Error(`${project} cannot be read by ordinary users, as which these tests run. Put it where they can.`)
  }
  const parent = mkdtempSync(join(tmpdir(), 'latchkey-project-'))
  const place = join(parent, 'project')
  mkdirSync(place)
  chmodSync(parent, 0o755)
  const bind = 'mount --bind "$1" "$2" && cd "$2" && shift 2 && exec "$@"'
  const moved = command.map((part) => (part.startsWith(project) ? join(place, part.slice(project.length)) : part))
  return {
    command: ['unshare', '--mount', 'sh', '-c', bind, 'sh', project, place, ...identity, '--', ...moved],
    release: () => {
      // Remove only empty folders here: if the project were still bound, its files would be removed too.
      for (const folder of [place, parent]) rmdirSync(folder)
    },
  }
}

function canRead(project: string): boolean {
  const [program, ...values] = identity
  return spawnSync(program, [...values, '--', 'test', '-r', join(project, 'package.json')]).status === 0
}

function userId(which: '-u' | '-g'): number {
  return Number(spawnSync('id', [which, user], { encoding: 'utf8' }).stdout)
}
