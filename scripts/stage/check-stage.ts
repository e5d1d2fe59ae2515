import type { Consent } from '../../main/stage/brand.ts'
import type { Config } from '../../main/stage/config.ts'
import type { StageConfig } from '../../main/stage/stage-config.ts'
import { checkDescription, checkOutputs, checkRegion } from './check-agreement.ts'
import { checkConsent, checkConsentAtPool } from './check-consent.ts'
import { checkFeed } from './check-feed.ts'
import { checkClient, checkKeysAndClock } from './check-pool.ts'
import { CannotCheck, type Finding } from './finding.ts'
import type { PoolDescription } from './pool-description.ts'

/** What the doctor looks at. */
export interface Patient {
  /** The stage as its file says. */
  file: StageConfig
  /** What the brand asks users to agree to; left out where it asks nobody. */
  consent?: Consent | undefined
  /** `http://127.0.0.1:PORT` of a local pool; left out for AWS. */
  endpoint?: string | undefined
  /** The stage as Terraform's outputs say. @throws CannotCheck that says why there are none; Error what is wrong with them */
  outputs: () => StageConfig
  /** The pool as AWS describes it. @throws CannotCheck that says why it cannot be had; Error what is wrong with it */
  description: () => PoolDescription | Promise<PoolDescription>
  /** How long one answer may take, in milliseconds. */
  patience: number
}

/** Examines a stage. What cannot be had is a finding too, and ends nothing. */
export async function examine(patient: Patient): Promise<Finding[]> {
  const { file, consent, endpoint, outputs, description, patience } = patient
  const config: Config = { ...file, ...(endpoint !== undefined && { endpoint }) }
  return [
    checkRegion(file),
    ...(await tried('Terraform’s outputs', () => checkOutputs(file, outputs()))),
    checkConsent(consent, file),
    ...(await tried('the pool', async () => {
      const described = await description()
      return [...checkDescription(file, described), ...checkConsentAtPool(consent, described)]
    })),
    ...(await checkKeysAndClock(config, patience)),
    await checkClient(config, patience),
    await checkFeed(file.updateFeedUrl, patience),
  ]
}

async function tried(about: string, check: () => Finding[] | Promise<Finding[]>): Promise<Finding[]> {
  try {
    return await check()
  } catch (error) {
    const says = error instanceof Error ? error.message : String(error)
    return [{ state: error instanceof CannotCheck ? 'unknown' : 'failed', about, says }]
  }
}
