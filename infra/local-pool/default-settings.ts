import { readFileSync } from 'node:fs'
import type { PoolSettings } from './settings.ts'

/** The settings beside this module, unchecked because the schema loads slowly. A spec checks them instead. */
export function defaultSettings(): PoolSettings {
  return JSON.parse(readFileSync(new URL('settings.json', import.meta.url), 'utf8')) as PoolSettings
}
