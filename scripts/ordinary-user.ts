import { spawnSync } from 'node:child_process'
import { chownSync, mkdirSync, mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { findCommand } from './find-command.ts'

// Chromium keeps its sandbox from root, and an old Electron is nothing to be run as root. So who starts the tests as
// root has them run as the ordinary user that every Linux has.

const user = 'nobody'
const identity: [string, ...string[]] = [
  'setpriv',
  `--reuid=${user}`,
  '--regid=nogroup',
  '--clear-groups',
  '--inh-caps=-all',
  '--no-new-privs',
]

/** Whether this process is root's, whose commands are run as somebody else. */
export const isRoot = process.platform === 'linux' && process.getuid?.() === 0

/** A new folder that the ordinary user may write to; whoever asks removes it. */
export function ordinaryFolder(name: string): string {
  const folder = mkdtempSync(join(tmpdir(), `${name}-`))
  if (isRoot) chownSync(folder, userId('-u'), userId('-g'))
  return folder
}

/**
 * The command that runs `command` as an ordinary user: as it is for whoever is one.
 *
 * The project may lie where no other user can look, such as root's home or a temporary folder of a server. Then it is
 * bound to a place where they can, for this command alone, and the command's paths name that place.
 * @param project the project's folder, which the command's paths begin with
 * @throws Error that says what to do, when the project can be neither read nor bound
 */
export function asOrdinaryUser(command: readonly string[], project: string): string[] {
  if (!isRoot) return [...command]
  if (canRead(project)) return [...identity, '--', ...command]
  const place = join(mkdtempSync(join(tmpdir(), 'latchkey-project-')), 'project')
  const bind = `chmod 755 "$(dirname "$2")" && mount --bind "$1" "$2" && cd "$2" && shift 2 && exec "$@"`
  mkdirSync(place)
  const bound = ['unshare', '--mount', 'sh', '-c', bind, 'sh', project, place]
  if (findCommand('unshare') === null || spawnSync('unshare', ['--mount', 'true']).status !== 0) {
    throw new Error(`${project} cannot be read by ordinary users, as which these tests run. Put it where they can.`)
  }
  const moved = command.map((part) => (part.startsWith(project) ? join(place, part.slice(project.length)) : part))
  return [...bound, ...identity, '--', ...moved]
}

function canRead(project: string): boolean {
  const [program, ...values] = identity
  return spawnSync(program, [...values, '--', 'test', '-r', join(project, 'package.json')]).status === 0
}

function userId(which: '-u' | '-g'): number {
  return Number(spawnSync('id', [which, user], { encoding: 'utf8' }).stdout)
}
