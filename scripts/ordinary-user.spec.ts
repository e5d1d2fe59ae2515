import { spawnSync } from 'node:child_process'
import { chmodSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { asOrdinaryUser, ordinaryFolder } from './ordinary-user.ts'
import { isHere } from './platforms.ts'

// Root's commands must run as another user, and anybody else's as that user.

let parent = ''
beforeAll(() => {
  parent = mkdtempSync(join(tmpdir(), 'latchkey-private-'))
})
afterAll(() => {
  rmSync(parent, { recursive: true })
})

/** A project in a folder that only its owner can read. */
function project(): string {
  const folder = join(parent, 'project')
  mkdirSync(folder)
  writeFileSync(join(folder, 'package.json'), '{"name": "private"}')
  chmodSync(parent, 0o700)
  return folder
}

test.runIf(isHere('a user beside root'))(
  'a command runs as an ordinary user, in a project that others cannot read as well, and leaves nothing behind',
  () => {
    const folder = project()
    const before = readdirSync(tmpdir()).filter((name) => name.startsWith('latchkey-project-'))
    const script = 'id -u; cat "$0"'
    const { command, release } = asOrdinaryUser(['sh', '-c', script, join(folder, 'package.json')], folder)
    const [program = '', ...values] = command
    const { stdout, stderr } = spawnSync(program, values, { encoding: 'utf8', cwd: folder })
    release()
    expect(stderr).toBe('')
    const [user, text] = stdout.split('\n')
    expect(Number(user)).toBeGreaterThan(0)
    expect(text).toBe('{"name": "private"}')
    const after = readdirSync(tmpdir()).filter((name) => name.startsWith('latchkey-project-'))
    expect(after).toEqual(before)
    expect(readdirSync(folder)).toEqual(['package.json'])
  },
)

test.runIf(isHere('a user beside root'))('it may write to a folder of its own', () => {
  const results = ordinaryFolder('latchkey-results')
  const { command } = asOrdinaryUser(['sh', '-c', 'echo seen > "$0/file"', results], tmpdir())
  const [program = '', ...values] = command
  expect(spawnSync(program, values).status).toBe(0)
  expect(readdirSync(results)).toEqual(['file'])
  rmSync(results, { recursive: true })
})
