import { spawnSync } from 'node:child_process'
import { chmodSync, chownSync, mkdirSync, mkdtempSync, rmdirSync } from 'node:fs'
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

/** A command to run, and what to call when it has ended. */
export interface OrdinaryCommand {
  command: string[]
  release: () => void
}

/**
 * What runs `command` as an ordinary user: the command as it is for whoever is one.
 *
 * The project may lie where no other user can look, such as root's home or a temporary folder of a server. Then it is
 * bound to a place where they can, for this command alone, and the command's paths name that place.
 * @param project the project's folder, which the command's paths begin with
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
      // Never with what is in them: that would be the project, were it still bound.
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
