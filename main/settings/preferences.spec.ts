import fc from 'fast-check'
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { theme as themes, type Settings } from '../../preload/contract/machine.ts'
import { createLog } from '../diagnostics/log.ts'
import { openPreferences, readTheme } from './preferences.ts'

it("keeps the user's choices over a restart, and tells of each change", async () => {
  const folder = await mkdtemp(join(tmpdir(), 'latchkey-preferences-'))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  const file = join(folder, 'preferences.json')
  const log = createLog(() => undefined)
  const told: Settings[] = []
  const first = openPreferences(file, log, (settings) => told.push(settings))
  expect(first.get()).toEqual({ theme: 'system', language: null, country: null })

  first.update({ theme: 'dark', language: 'de' })
  expect(first.update({ country: 'AT' })).toEqual({ theme: 'dark', language: 'de', country: 'AT' })
  expect(told).toHaveLength(2)
  await first.flush()
  expect(openPreferences(file, log, () => undefined).get()).toEqual({ theme: 'dark', language: 'de', country: 'AT' })
})

it('tells the theme alone to the window, whatever the file holds, and leaves the file alone', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'latchkey-preferences-'))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  const file = join(folder, 'preferences.json')
  expect(readTheme(file)).toBe('system')
  const theme = fc.oneof(fc.constantFrom(...themes.options), fc.jsonValue())
  const property = fc.asyncProperty(theme, fc.jsonValue(), async (chosen, anything) => {
    const known = themes.safeParse(chosen)
    for (const [content, expected] of [
      [{ settings: { theme: chosen, language: anything } }, known.success ? known.data : 'system'],
      [anything, 'system'],
    ]) {
      await writeFile(file, JSON.stringify(content))
      expect(readTheme(file)).toBe(expected)
      expect(await readFile(file, 'utf8')).toBe(JSON.stringify(content))
    }
  })
  await fc.assert(property)
  await writeFile(file, '{"settings":')
  expect(readTheme(file)).toBe('system')
  expect(await readdir(folder)).toEqual(['preferences.json'])
})
