import type { StageConfig } from '../../main/stage/stage-config.ts'
import { differences } from './compare-stages.ts'
import type { Finding } from './finding.ts'
import type { PoolDescription } from './pool-description.ts'
import { stageOfPool } from './stage-of-pool.ts'

/** Whether a stage's file names a pool of its own Region. */
export function checkRegion({ region, userPoolId }: StageConfig): Finding {
  const about = 'the Region'
  return userPoolId.startsWith(`${region}_`)
    ? { state: 'ok', about, says: `${userPoolId} is a pool of ${region}.` }
    : {
        state: 'failed',
        about,
        says: `${userPoolId} is no pool of ${region}: correct one of them in the stage’s file.`,
      }
}

/** What Terraform's outputs say otherwise than the stage's file: a finding for each. */
export function checkOutputs(file: StageConfig, outputs: StageConfig): Finding[] {
  const about = 'Terraform’s outputs'
  const found = differences(file, outputs)
  if (found.length === 0) return [{ state: 'ok', about, says: 'they and the stage’s file say the same.' }]
  return found.map((says) => ({ state: 'failed', about, says: `${says} Run npm run configure, and build again.` }))
}

/** What the pool says otherwise than the stage's file, and what the app cannot do with it: a finding for each. */
export function checkDescription(file: StageConfig, description: PoolDescription): Finding[] {
  const about = 'the pool'
  const { config, unusable, limits, remarks } = stageOfPool(file.stage, description, file)
  if (config === null) return unusable.map((says) => ({ state: 'failed', about, says }))
  // A company need not use all that its pool can hold, but the pool refuses a sign-up without what it requires.
  const used = file.attributes.map(({ name }) => name)
  const attributes = config.attributes.filter(({ name, required }) => used.includes(name) || required)
  const found = differences(file, { ...config, attributes }).map((says): Finding => ({
    state: 'failed',
    about,
    says: `${says} Correct the file, or the pool, and build again.`,
  }))
  const agrees: Finding = { state: 'ok', about, says: 'it is as the stage’s file says.' }
  const ofUsed = remarks.filter(({ attribute }) => used.includes(attribute)).map(({ says }) => says)
  const notes = [...limits, ...ofUsed].map((says): Finding => ({ state: 'note', about, says }))
  return [...(found.length === 0 ? [agrees] : found), ...notes]
}
