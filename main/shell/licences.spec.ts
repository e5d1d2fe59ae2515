import fc from 'fast-check'
import { execFileSync } from 'node:child_process'
import { mkdtempSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { isHere } from '../../scripts/platforms.ts'
import { createLog } from '../diagnostics/log.ts'
import { readLicences } from './licences.ts'

let folder = ''
const lines: string[] = []
const log = createLog((line) => lines.push(line))
const border = `\n${'-'.repeat(80)}\n\n`

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'latchkey-licences-'))
  lines.length = 0
})

afterEach(() => {
  rmSync(folder, { recursive: true, force: true })
})

function put(bundles: Record<string, readonly string[]>): void {
  for (const [bundle, packages] of Object.entries(bundles)) {
    writeFileSync(join(folder, `${bundle}-licenses.txt`), packages.map((text) => `${text}\n`).join(border))
  }
}

it('are one text, which holds each package once, whichever bundles it is in', async () => {
  const packages = ['ada 1.0.0 (MIT)\n\nPermission', 'bob 2.1.0 (ISC)\n\nTo use', 'zod 4.0.0 (MIT)\n\nCopyright']
  const some = fc.subarray(packages)
  const property = fc.asyncProperty(some, some, some, async (main, preload, renderer) => {
    put({ main, preload, renderer })
    const expected = packages.filter((text) => [main, preload, renderer].some((bundle) => bundle.includes(text)))
    const text = await readLicences(folder, log)
    expect(text).toBe(expected.length === 0 ? null : `${expected.join(`\n${border}`)}\n`)
  })
  await fc.assert(property)
  expect(lines).toEqual([])
})

it('are none where the build has no folder, or nothing in it', async () => {
  expect(await readLicences(folder, log)).toBeNull()
  writeFileSync(join(folder, 'main.json'), '[]')
  expect(await readLicences(folder, log)).toBeNull()
  expect(lines).toEqual([])
  expect(await readLicences(join(folder, 'missing'), log)).toBeNull()
  expect(lines).toHaveLength(1)
})

it('are none, and the log says so, where one cannot be read', async () => {
  put({ main: ['ada 1.0.0 (MIT)'] })
  mkdirSync(join(folder, 'renderer-licenses.txt'))
  expect(await readLicences(folder, log)).toBeNull()
  expect(lines).toHaveLength(1)
})

it.runIf(isHere('pipes, devices and sockets among files'))('are waited for only so long', async () => {
  put({ main: ['ada 1.0.0 (MIT)'] })
  const pipe = join(folder, 'renderer-licenses.txt')
  execFileSync('mkfifo', [pipe])
  expect(await readLicences(folder, log, 50)).toBeNull()
  expect(lines).toHaveLength(1)
  // Lets the reader go.
  writeFileSync(pipe, '')
})
