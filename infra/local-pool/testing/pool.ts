import { onTestFinished } from 'vitest'
import { defaultSettings } from '../default-settings.ts'
import { makeSigningKeys, type SigningKeys } from '../keys.ts'
import { startLocalPool, type LocalPool, type LocalPoolOptions } from '../server.ts'
import { parseSettings, type PoolSettings } from '../settings.ts'

export const hour = 60 * 60 * 1000

/** A change of the default settings, made on a copy. */
export type SettingsChange = (settings: PoolSettings) => void

/** The default settings with changes, held against the schema. */
export function changedSettings(...changes: SettingsChange[]): PoolSettings {
  const settings = structuredClone(defaultSettings())
  for (const change of changes) change(settings)
  return parseSettings(settings)
}

/** Lets the app client send passwords, for specs that are not about SRP: its arithmetic would slow them down. */
export const allowPasswords: SettingsChange = ({ UserPoolClient }) => {
  UserPoolClient.ExplicitAuthFlows.push('ALLOW_USER_PASSWORD_AUTH')
}

let made: Promise<SigningKeys> | undefined

/** The same keys for all pools of a spec, which opens one for each test: to make them takes longer than most tests. */
export function sharedKeys(): Promise<SigningKeys> {
  return (made ??= makeSigningKeys())
}

/** A pool that ends with the test. */
export async function openPool(options: LocalPoolOptions = {}): Promise<LocalPool> {
  const pool = await startLocalPool({ makeKeys: sharedKeys, ...options })
  onTestFinished(() => pool.close())
  return pool
}

/** A pool that takes passwords, with more changes where wanted, and that ends with the test. */
export function openPasswordPool(...changes: SettingsChange[]): Promise<LocalPool> {
  return openPool({ settings: changedSettings(allowPasswords, ...changes) })
}

/** The code in the latest message. */
export function latestCode({ control }: LocalPool): string {
  const latest = control.sms().at(-1)
  if (latest === undefined) throw new Error('No message was sent.')
  return latest.code
}

/** Six digits that are not these. */
export function wrongCode(right: string): string {
  return right === '000000' ? '111111' : '000000'
}
