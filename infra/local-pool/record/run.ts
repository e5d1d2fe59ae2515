import type { PoolSettings } from '../settings.ts'
import type { Behaviour, NotReplayed } from './behaviour.ts'
import { Interrupted, type Answers } from './bench.ts'
import { needsOwnPool, type Place } from './place.ts'
import { redacted } from './redact.ts'

/** A step, and what both pools said to it. */
export interface Step {
  step: string
  real: string
  local: string
}

interface Said {
  lines: readonly string[]
  leaves?: string | undefined
  steps: Step[]
}

/** What became of one behaviour. */
export type Result =
  | ({ state: 'copied' | 'different' } & Said)
  | { state: 'not replayed'; lines: readonly string[]; reason: string }

export interface Recording {
  behaviours: readonly Behaviour[]
  notReplayed: readonly NotReplayed[]
  real: Place
  local: Place
  /** The settings of the stage's pool. */
  stage: PoolSettings
  /** Whether pools may be made for behaviours that need one. */
  mayMakePools: boolean
  /** Hears of each result. */
  tell: (result: Result) => void
  /** Hears of what could not be removed. */
  left: (what: string) => void
}

/**
 * Replays each behaviour on both pools and compares (decision 0073). What a behaviour made is removed before the next one.
 * @throws {Interrupted} when the recording is ended; what was made is removed all the same
 */
export async function record({ real, local, tell, left, ...recording }: Recording): Promise<Result[]> {
  const results: Result[] = recording.notReplayed.map((one) => ({ state: 'not replayed', ...one }))
  for (const behaviour of recording.behaviours) {
    const { lines } = behaviour
    const reason = hindrance(behaviour, recording)
    const result: Result =
      reason === undefined ? await compare(behaviour, real, local, left) : { state: 'not replayed', lines, reason }
    results.push(result)
    tell(result)
  }
  return results
}

function hindrance(
  behaviour: Behaviour,
  { stage, mayMakePools }: Pick<Recording, 'stage' | 'mayMakePools'>,
): string | undefined {
  const { UserPool, UserPoolMfaConfig } = stage
  const offersBoth =
    UserPool.MfaConfiguration === 'OPTIONAL' &&
    UserPoolMfaConfig.SmsMfaConfiguration.Enabled &&
    UserPoolMfaConfig.SoftwareTokenMfaConfiguration.Enabled
  if (behaviour.needsBothFactors === true && !offersBoth) {
    return 'Needs a stage whose users may choose between text messages and an authenticator app.'
  }
  if (needsOwnPool(behaviour, stage) && !mayMakePools) return 'Needs a pool that is made for it: --settings.'
  return undefined
}

async function compare(behaviour: Behaviour, real: Place, local: Place, left: (what: string) => void): Promise<Result> {
  const { lines, leaves } = behaviour
  const here = await answersOf(behaviour, local, left)
  if (here instanceof Error) {
    return { state: 'not replayed', lines, reason: `The local pool did not get that far: ${here.message}` }
  }
  const there = await answersOf(behaviour, real, left)
  if (there instanceof Error) return { state: 'not replayed', lines, reason: `Did not get that far: ${there.message}` }
  const steps = [...new Set([...Object.keys(here), ...Object.keys(there)])].map((step) => ({
    step,
    real: there[step] ?? 'not reached',
    local: here[step] ?? 'not reached',
  }))
  const state = steps.every((step) => step.real === step.local) ? 'copied' : 'different'
  return { state, lines, leaves, steps }
}

/** @returns the error of a step that only leads to the behaviour */
async function answersOf(behaviour: Behaviour, place: Place, left: (what: string) => void): Promise<Answers | Error> {
  let ids = { UserPoolId: '', ClientId: '' }
  try {
    const bench = await place.open(behaviour)
    ids = bench
    const answers = await behaviour.replay(bench)
    return Object.fromEntries(Object.entries(answers).map(([step, answer]) => [step, redacted(answer, bench)]))
  } catch (error) {
    if (error instanceof Interrupted) throw error
    const { name, message } = error instanceof Error ? error : new Error(String(error))
    return new Error(redacted(`${name}: ${message}`, ids))
  } finally {
    for (const what of await place.tidy()) left(what)
  }
}
