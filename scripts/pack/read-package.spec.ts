import { createPackage } from '@electron/asar'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { findName } from '../brand/name-search.ts'
import { readPackage } from './read-package.ts'
import { wholeArchive } from './whole-archive.ts'

let output = ''
beforeEach(() => {
  output = mkdtempSync(join(tmpdir(), 'package-'))
})
afterEach(() => {
  rmSync(output, { recursive: true })
})

/** Lays out a packed application with another brand's name in these files. */
async function plant(files: Record<string, string>, resources: string): Promise<string[]> {
  const put = (path: string, content: string): void => {
    mkdirSync(dirname(join(output, path)), { recursive: true })
    writeFileSync(join(output, path), content)
  }
  put('source/package.json', '{}')
  put('other/latchkey.txt', 'no part of the application')
  for (const [path, content] of Object.entries(files)) put(path, content)
  const archive = join(output, resources, 'app.asar')
  mkdirSync(dirname(archive), { recursive: true })
  await createPackage(join(output, 'source'), archive)
  await wholeArchive(archive)
  return findName(readPackage(join(output, resources), output), 'Latchkey', []).found
}

it.each([
  ['linux-unpacked/resources', 'linux-unpacked/northwind-pass'],
  ['mac-arm64/Northwind Pass.app/Contents/Resources', 'mac-arm64/Northwind Pass.app/Contents/Info.plist'],
])('finds a planted name in the archive of %s, beside it and in %s', async (resources, outside) => {
  const found = await plant(
    {
      'source/out/main/index.js': 'title: "Latchkey"',
      [`${resources}/app-update.yml`]: 'updaterCacheDirName: latchkey-updater',
      [outside]: 'Latchkey',
    },
    resources,
  )
  expect(found.sort()).toEqual(
    [
      `${outside} says "Latchkey"`,
      `${resources}/app-update.yml says "updaterCacheDirName: latchkey-updater"`,
      'app.asar/out/main/index.js says "title: \\"Latchkey\\""',
    ].sort(),
  )
})

it('finds none where there is none', async () => {
  expect(await plant({ 'source/out/main/index.js': '1' }, 'linux-unpacked/resources')).toEqual([])
})
