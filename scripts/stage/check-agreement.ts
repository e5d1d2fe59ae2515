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

const locksOut =
  'the app lets users change their phone number (signIn.newNumber), and this pool would lock them out: it takes a new number before its code has come, or sends none. Have it verify phone_number first (AttributesRequireVerificationBeforeUpdate), or write "newNumber": false, and build again.'

/** What the pool says otherwise than the stage's file, and what the app cannot do with it: a finding for each. */
export function checkDescription(file: StageConfig, description: PoolDescription): Finding[] {
  const about = 'the pool'
  const { config, unusable, limits, open, remarks } = stageOfPool(file.stage, description, file)
  if (config === null) return unusable.map((says) => ({ state: 'failed', about, says }))
  // A company need not use all that its pool can hold, but the pool refuses a sign-up without what it requires.
  const used = file.attributes.map(({ name }) => name)
  const attributes = config.attributes.filter(({ name, required }) => used.includes(name) || required)
  // A company need not let its users change their number, but where it does, the pool must not lock them out.
  const { newNumber } = file.signIn
  const signIn = { ...config.signIn, newNumber }
  const found = differences(file, { ...config, attributes, signIn }).map((says): Finding => ({
    state: 'failed',
    about,
    says: `${says} Correct the file, or the pool, and build again.`,
  }))
  if (newNumber && !config.signIn.newNumber) found.push({ state: 'failed', about, says: locksOut })
  const agrees: Finding = { state: 'ok', about, says: 'it is as the stage’s file says.' }
  const ofUsed = remarks.filter(({ attribute }) => used.includes(attribute)).map(({ says }) => says)
  const notes = [...limits, ...ofUsed].map((says): Finding => ({ state: 'note', about, says }))
  const unknown = open.map((says): Finding => ({ state: 'unknown', about, says }))
  return [...(found.length === 0 ? [agrees] : found), ...notes, ...unknown]
}
