import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { startHost, type HostedApp } from './start.ts'

const fixture = join(import.meta.dirname, 'fixture')
let userData = ''

beforeEach(() => {
  userData = mkdtempSync(join(tmpdir(), 'host-installed-'))
})
afterEach(() => {
  rmSync(userData, { recursive: true, force: true })
})

function start(folder: string): Promise<HostedApp> {
  return startHost({ folder, args: ['--packaged'], env: { FIXTURE_USER_DATA: userData } })
}

test('Latchkey’s window has no developer tools when it is installed, and no spell checker', async () => {
  const app = await start(join(fixture, 'installed'))
  expect(await app.page.title()).toBe('Host fixture')
  await app.kill()
})

test('a window that does not rule them out is refused when it is installed', async () => {
  await expect(start(fixture)).rejects.toThrow('webPreferences.devTools: undefined is not in the host, it is unsafe')
})
