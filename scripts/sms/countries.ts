import type { ProtectStatus } from '@aws-sdk/client-pinpoint-sms-voice-v2'
import { isCountry } from '../../main/policy/countries.ts'
import type { Rules } from './protection.ts'

/**
 * Reads what was given as countries: `DE,AT`, small letters and spaces as well.
 * @returns ISO 3166-1 codes in capitals, sorted, each once
 * @throws Error that names each code that is no country with phone numbers
 */
export function readCountries(given: string): string[] {
  const codes = given
    .split(',')
    .map((code) => code.trim().toUpperCase())
    .filter((code) => code !== '')
  if (codes.length === 0) throw new Error('--allow names no country: --allow DE,AT')
  const unknown = codes.filter((code) => !isCountry(code))
  if (unknown.length > 0)
    throw new Error(`${unknown.join(', ')}: no country has this ISO 3166-1 code (the United Kingdom is GB).`)
  return [...new Set(codes)].sort()
}

/**
 * What has to change so that SMS go to these countries and to no other. A country that AWS filters or monitors goes on
 * to be filtered or monitored: that is stricter than to allow it, and somebody chose it.
 * @throws Error that names each country that AWS sends no SMS to
 */
export function changesFor(allowed: readonly string[], rules: Rules): Rules {
  const unknown = allowed.filter((country) => !rules.has(country))
  if (unknown.length > 0) throw new Error(`AWS sends no SMS to ${unknown.join(', ')}: leave it out of --allow.`)
  const changes = new Map<string, ProtectStatus>()
  for (const [country, status] of rules) {
    if (!allowed.includes(country) && status !== 'BLOCK') changes.set(country, 'BLOCK')
    if (allowed.includes(country) && status === 'BLOCK') changes.set(country, 'ALLOW')
  }
  return changes
}
