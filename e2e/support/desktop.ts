import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** A Linux desktop, as far as the app asks one: it opens what it is given, and is quick about it. */
export interface Desktop {
  /** For the app's environment. */
  env: Record<string, string>
  /** What was to be opened, oldest first. */
  opened: () => string[]
  remove: () => void
}

/**
 * Makes a desktop that answers. Without one, `xdg-open` tries every program that might show a folder, for minutes.
 * @param slow how long it takes to open something, in seconds
 */
export function makeDesktop(slow = 0): Desktop {
  const folder = mkdtempSync(join(tmpdir(), 'latchkey-desktop-'))
  const record = join(folder, 'opened.txt')
  const program = join(folder, 'xdg-open')
  writeFileSync(program, `#!/bin/sh\nprintf '%s\\n' "$1" >> '${record}'\nsleep ${slow}\n`)
  chmodSync(program, 0o755)
  return {
    env: { PATH: `${folder}:${process.env.PATH ?? ''}` },
    opened: () => (existsSync(record) ? readFileSync(record, 'utf8').trim().split('\n') : []),
    remove: () => {
      rmSync(folder, { recursive: true })
    },
  }
}
