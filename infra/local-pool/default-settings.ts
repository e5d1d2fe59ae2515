import { readFileSync } from 'node:fs'
import type { PoolSettings } from './settings.ts'

/** The settings beside this module, as they are: a spec holds them against the schema, which is slow to load. */
export function defaultSettings(): PoolSettings {
  return JSON.parse(readFileSync(new URL('settings.json', import.meta.url), 'utf8')) as PoolSettings
}
