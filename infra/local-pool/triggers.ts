import { errors } from './errors.ts'
import type { Pool } from './pool.ts'

/** The Lambda triggers at which something of ours can go wrong. */
export const triggers = [
  'PreSignUp',
  'PostConfirmation',
  'PreAuthentication',
  'PostAuthentication',
  'PreTokenGeneration',
  'CustomMessage',
] as const
export type Trigger = (typeof triggers)[number]

/**
 * Lets a trigger do what the settings say: nothing unless they name it.
 * @throws {CognitoError} UserLambdaValidationException with the trigger's own words, UnexpectedLambdaException when it
 * does not answer in time, InvalidLambdaResponseException when its answer makes no sense
 */
export function runTrigger({ settings }: Pool, trigger: Trigger): void {
  const failing = settings.LocalPool.FailingTriggers?.[trigger]
  if (failing === undefined) return
  if (failing === 'TIMES_OUT') throw errors.triggerTimedOut(trigger)
  if (failing === 'ANSWERS_NONSENSE') throw errors.triggerUnreadable()
  throw errors.triggerRefused(trigger, failing.refuses)
}
