import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import type { Settings } from '../../preload/contract/machine.ts'
import { createLog } from '../diagnostics/log.ts'
import { openPreferences } from './preferences.ts'

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
