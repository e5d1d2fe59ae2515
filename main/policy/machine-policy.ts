import type { Log } from '../diagnostics/log.ts'
import type { Identity } from '../stage/identity.ts'
import { policyPath } from './policy-file.ts'
import { PolicyUnusable, readPolicy, type PolicyReading } from './policy.ts'

/** The policy that applies, and the path of its file. */
export interface MachinePolicy extends PolicyReading {
  path: string
}

/**
 * Reads this machine's policy, and logs which of its keys are not used.
 * @param identity the application's names, by which its policy is found
 * @param instead path of another file, for tests of an unpackaged build; the tests' user may own that file
 * @throws PolicyUnusable when there is a policy and nobody knows what it says; the message names the file
 */
export async function readMachinePolicy(
  identity: Identity,
  instead: string | undefined,
  log: Log,
): Promise<MachinePolicy> {
  const { platform } = process
  const path = instead ?? policyPath(identity, platform)
  const reading = await readPolicy(path, instead === undefined && platform !== 'win32').catch((error: unknown) => {
    if (!(error instanceof PolicyUnusable)) throw error
    log.error('the policy cannot be used', { problem: error.message })
    throw new PolicyUnusable(`The policy of this computer cannot be used: ${error.message}.\n${path}`)
  })
  for (const { key } of reading.problems) log.warn('part of the policy is ignored', { key })
  return { ...reading, path }
}
