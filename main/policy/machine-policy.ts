import type { Log } from '../diagnostics/log.ts'
import { policyPath } from './policy-file.ts'
import { readPolicy, type PolicyReading } from './policy.ts'

/**
 * Reads this machine's policy and logs what of it is not used.
 * @param instead another file, for tests of an unpackaged build: whoever builds it owns that file
 */
export function readMachinePolicy(instead: string | undefined, log: Log): PolicyReading {
  const { platform, env } = process
  const reading =
    instead === undefined ? readPolicy(policyPath(platform, env), platform !== 'win32') : readPolicy(instead, false)
  for (const { key, problem } of reading.problems) log.warn('part of the policy is ignored', { key, problem })
  return reading
}
