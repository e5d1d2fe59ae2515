import fc from 'fast-check'
import { startLocalPool, type LocalPool } from '../../infra/local-pool/server.ts'
import { readSettings } from '../../infra/local-pool/settings.ts'
import { leadOn } from './lead-on.ts'
import { anyStep, type Step } from './steps.ts'
import { watchTruths, type Truths } from './truths.ts'
import { createWorld, type World } from './world.ts'

interface Walker {
  world: World
  truths: Truths
  /** How many steps were taken where they were possible. */
  taken: () => void
}

/** A step as fast-check walks and shortens it. */
function command(step: Step): fc.AsyncCommand<Walker, Walker> {
  return {
    check: ({ world }) => {
      const session = world.session()
      if (step.where?.includes(session.status) === false || step.when?.(world) === false) return false
      return session.status !== 'signingIn' || (step.at?.includes(session.step.kind) ?? true)
    },
    async run({ world, truths, taken }) {
      taken()
      const result = await step.take(world)
      const still = await world.look()
      const found = truths.after(step.kind, { answer: result, still })
      if (found.length > 0) throw new Error(`after "${step.name}": ${found.join('; ')}`)
    },
    toString: () => step.name,
  }
}

export interface WalkResult {
  seed: number
  /** Steps that were taken, those of the shortening left out. */
  steps: number
  /** What broke, with the shortest sequence that was found; null when all held. */
  broken: { why: string; sequence: string } | null
}

interface WalkOptions {
  /** The same steps for the same seed; what happens between them depends on the machine's speed too. */
  seed: number
  /** About so many, in walks of at most `walkLength`. */
  steps: number
  /** For the steps, in milliseconds; without it they may take as long as they do. */
  patience?: number
}

const walkLength = 40
/** For shortening a sequence that broke, in milliseconds. */
const shortening = 200_000
/** A timer of more milliseconds ends at once. */
const longestTimer = 2 ** 31 - 1
/** On average: walks differ in length, and a click is left out where the screens do not offer it. */
const stepsOfWalk = 12

/**
 * Walks at random through what a user does, their network, keychain and clock, restarts and the administrator, on the
 * real layers and a real pool, and looks after each step whether what must be true is. Each walk ends with a way back
 * to a signed-in user.
 */
export async function walk({ seed, steps, patience = longestTimer }: WalkOptions): Promise<WalkResult> {
  const pool = await startLocalPool({ settings: rotating() })
  let taken = 0
  let broke = false
  try {
    const commands = fc.commands([anyStep.map(command)], { maxCommands: walkLength, size: 'max' })
    const beginning = fc.constantFrom<Beginning>('nobody signed up', 'signed in')
    const property = fc.asyncProperty(beginning, commands, async (begin, sequence) => {
      await once(pool, begin, sequence, () => (taken += broke ? 0 : 1)).catch((error: unknown) => {
        broke = true
        throw error
      })
    })
    const numRuns = Math.max(1, Math.ceil(steps / stepsOfWalk))
    const options = { seed, numRuns, interruptAfterTimeLimit: patience }
    const found = await fc.check(property, { ...options, endOnFailure: true })
    // The walk that was interrupted goes on by itself, so nothing may be walked on the same pool after it.
    if (found.interrupted) throw new Error(`${taken} steps of about ${steps} were taken in ${patience / 1_000} s`)
    if (!found.failed) return { seed, steps: taken, broken: null }
    const path = found.counterexamplePath ?? ''
    const shorter = { ...options, path, interruptAfterTimeLimit: Math.min(patience, shortening) }
    const shortened = await fc.check(property, shorter)
    // What depends on the machine's speed may not break again.
    const run = shortened.failed && shortened.errorInstance !== null ? shortened : found
    const why = run.errorInstance instanceof Error ? run.errorInstance.message : String(run.errorInstance)
    return {
      seed,
      steps: taken,
      broken: { why, sequence: run.counterexample?.map((part) => fc.stringify(part)).join(': ') ?? '' },
    }
  } finally {
    await pool.close()
  }
}

/** Where a walk begins: half of them in the state in which the most can go wrong. */
type Beginning = 'nobody signed up' | 'signed in'

async function once(
  pool: LocalPool,
  begin: Beginning,
  sequence: Iterable<fc.AsyncCommand<Walker, Walker>>,
  taken: () => void,
): Promise<void> {
  const world = await createWorld(pool)
  const walker = { world, truths: watchTruths(world), taken }
  try {
    if (begin === 'signed in') {
      await world.signIn()
      await world.look()
      walker.truths.after({ click: true, signsIn: true }, { answer: { ok: true, value: null }, still: true })
    }
    await fc.asyncModelRun(() => ({ model: walker, real: walker }), sequence)
    await leadOn(world)
  } finally {
    await world.close()
  }
}

/** A pool that gives a new refresh token with each refresh, as the Terraform's can: that is where tokens get lost. */
function rotating(): ReturnType<typeof readSettings> {
  const own = readSettings()
  const flows = own.UserPoolClient.ExplicitAuthFlows.filter((flow) => flow !== 'ALLOW_REFRESH_TOKEN_AUTH')
  return {
    ...own,
    UserPoolClient: {
      ...own.UserPoolClient,
      ExplicitAuthFlows: flows,
      RefreshTokenRotation: { Feature: 'ENABLED', RetryGracePeriodSeconds: 60 },
    },
  }
}
