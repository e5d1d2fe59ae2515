import { setTimeout as delay } from 'node:timers/promises'
import type { z } from '../../preload/contract/schema.ts'
import type { WebPages } from '../../preload/contract/brand.ts'
import type { Country, Language } from '../../preload/contract/machine.ts'
import type { LogLevel } from '../diagnostics/log.ts'
import type { Brand } from '../stage/brand.ts'
import { readPolicyFile } from './policy-file.ts'
import type { policySettings } from './schema.ts'

/** What the administrator of this machine decided. Null: nothing. */
export interface Policy {
  updatesEnabled: boolean
  updateFeedUrl: string | null
  allowedCountries: Country[] | null
  defaultCountry: Country | null
  defaultLanguage: Language | null
  logLevel: LogLevel
  /** Whether this machine keeps no session. */
  sessionOnly: boolean
  /** Hours after a sign-in until the app asks for a new one. */
  signInEveryHours: number | null
  /** Servers that may be given the sign-in to this computer. */
  integratedSignInServers: string[] | null
  /** Who helps on this machine, in the place of the brand's. */
  support: Brand['support'] | null
  privacy: WebPages | null
  terms: WebPages | null
}

/** Something in the file that is not used. `key` is null when it is the whole file. */
export interface PolicyProblem {
  key: string | null
  problem: string
}

/** The policy that applies, and what is wrong with its file. */
export interface PolicyReading {
  policy: Policy
  /** Whether there is a file. */
  found: boolean
  problems: PolicyProblem[]
}

/**
 * There is a policy, and nobody knows what it says; the message says why. The app must not start then (decision 0022).
 */
export class PolicyUnusable extends Error {
  override name = 'PolicyUnusable'
}

/** Pauses before a file that cannot be used is read again, in milliseconds: somebody may just be writing it. */
const pauses = [50, 100, 200, 400]

/**
 * Reads the machine's policy once, at the start. It leaves out keys that are wrong or unknown and lists them as
 * problems; the other keys apply.
 * @param path of the file
 * @param rootOnly refuses a file that anybody but root may write; see `readPolicyFile`
 * @throws PolicyUnusable when there is a file that cannot be read, trusted or understood, even after some pauses
 */
export async function readPolicy(path: string, rootOnly: boolean): Promise<PolicyReading> {
  let content = readContent(path, rootOnly)
  for (const pause of pauses) {
    if (content === null || 'keys' in content) break
    await delay(pause)
    content = readContent(path, rootOnly)
  }
  if (content === null) return { policy: complete({}), found: false, problems: [] }
  if ('problem' in content) throw new PolicyUnusable(content.problem)

  // Most machines have no policy, so the schema is loaded only where there is one.
  const { policyKeys, policySettings } = await import('./schema.ts')
  const problemOf = (key: string, value: unknown): string | null => {
    if (!Object.hasOwn(policyKeys, key)) return 'there is no such key'
    const parsed = policyKeys[key as keyof typeof policyKeys].safeParse(value)
    return parsed.success ? null : (parsed.error.issues[0]?.message ?? 'it does not fit')
  }
  const problems: PolicyProblem[] = []
  const good = Object.entries(content.keys).filter(([key, value]) => {
    if (key === '$schema') return false
    const problem = problemOf(key, value)
    if (problem !== null) problems.push({ key, problem })
    return problem === null
  })
  const policy = complete(policySettings.parse(Object.fromEntries(good)))
  const { allowedCountries, defaultCountry } = policy
  if (allowedCountries !== null && defaultCountry !== null && !allowedCountries.includes(defaultCountry)) {
    problems.push({ key: 'defaultCountry', problem: 'it is not among the allowed countries' })
    policy.defaultCountry = null
  }
  return { policy, found: true, problems }
}

function complete(given: z.output<typeof policySettings>): Policy {
  return {
    updatesEnabled: given.updatesEnabled ?? true,
    updateFeedUrl: given.updateFeedUrl ?? null,
    allowedCountries: given.allowedCountries ?? null,
    defaultCountry: given.defaultCountry ?? null,
    defaultLanguage: given.defaultLanguage ?? null,
    logLevel: given.logLevel ?? 'info',
    sessionOnly: given.sessionOnly ?? false,
    signInEveryHours: given.signInEveryHours ?? null,
    integratedSignInServers: given.integratedSignInServers ?? null,
    support: given.support ?? null,
    privacy: given.privacy ?? null,
    terms: given.terms ?? null,
  }
}

/** The file's keys and their unchecked values, or why there are none; null when there is no file. */
function readContent(path: string, rootOnly: boolean): { keys: object } | { problem: string } | null {
  const file = readPolicyFile(path, rootOnly)
  if (file === null || 'problem' in file) return file
  const keys = parseJson(file.text)
  return isObject(keys) ? { keys } : { problem: 'the file holds no JSON object' }
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
