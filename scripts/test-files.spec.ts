import { expect, test } from 'vitest'
import { projectsWith, type TestProject } from './test-files.ts'

test.each<[filters: string[], TestProject[]]>([
  [[], ['unit', 'screens', 'early', 'northwind', 'electron', 'chromium']],
  [['main/keychain'], ['unit']],
  [['renderer/fields'], ['screens']],
  [['PhoneField-early'], ['early']],
  [['renderer/gallery/northwind'], ['northwind']],
  [['e2e/faults'], ['unit']],
  [['e2e/electron/network'], ['electron']],
  [['e2e/journey'], ['electron', 'chromium']],
  [
    ['main/keychain', 'renderer/fields'],
    ['unit', 'screens'],
  ],
  [['main/stage/config.spec.ts:12'], ['unit']],
  [['no such place'], []],
])('%j is for %j', (filters, projects) => {
  expect(projectsWith(filters)).toEqual(projects)
})
