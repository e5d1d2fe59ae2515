import { createPackage, extractFile } from '@electron/asar'
import { appendFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { wholeArchive } from './whole-archive.ts'

let folder = ''
let bytes: Buffer
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'latchkey-archive-'))
  mkdirSync(join(folder, 'app'))
  writeFileSync(join(folder, 'app/a.txt'), 'a'.repeat(500))
  writeFileSync(join(folder, 'app/b.txt'), 'b'.repeat(500))
  const made = join(folder, 'made.asar')
  await createPackage(join(folder, 'app'), made)
  await wholeArchive(made)
  bytes = readFileSync(made)
})
afterEach(() => {
  rmSync(folder, { recursive: true, force: true })
})

it.each([4, 40, 600])('waits for the last %i bytes', async (missing) => {
  const archive = join(folder, 'late.asar')
  writeFileSync(archive, bytes.subarray(0, bytes.length - missing))
  let there = false
  const written = wholeArchive(archive).then(() => {
    expect(there).toBe(true)
  })
  await new Promise((resolve) => setTimeout(resolve, 60))
  there = true
  appendFileSync(archive, bytes.subarray(bytes.length - missing))
  await written
  expect(extractFile(archive, 'b.txt').toString()).toBe('b'.repeat(500))
})

it('gives up on one that never becomes whole', async () => {
  const archive = join(folder, 'cut.asar')
  writeFileSync(archive, bytes.subarray(0, bytes.length - 1))
  await expect(wholeArchive(archive, 100)).rejects.toThrow('not written to its end')
})
