import { mkdir, mkdtemp, readdir, rm, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { removeOldDumps } from './old-dumps.ts'

const day = 24 * 3_600_000

it('removes dumps after two weeks, and nothing else', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'latchkey-dumps-'))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  await mkdir(join(folder, 'completed'))
  for (const [name, days] of [
    ['old.dmp', 15],
    ['new.dmp', 13],
    ['old.meta', 15],
  ] as const) {
    const file = join(folder, 'completed', name)
    const time = new Date(Date.now() - days * day)
    await writeFile(file, 'x')
    await utimes(file, time, time)
  }
  expect(await removeOldDumps(folder)).toBe(1)
  expect(await readdir(join(folder, 'completed'))).toEqual(['new.dmp', 'old.meta'])
})

it('is content without a folder', async () => {
  expect(await removeOldDumps(join(tmpdir(), 'latchkey-no-such-folder'))).toBe(0)
})
