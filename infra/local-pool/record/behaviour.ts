import type { PoolSettings } from '../settings.ts'
import type { Answers, Bench } from './bench.ts'

/** A change of a pool's settings, made on a copy. */
export type Change = (settings: PoolSettings) => void

/** One or more lines of FIDELITY.md, and how they are replayed. */
export interface Behaviour {
  /** The texts of the lines that this shows, as they stand in the first column. */
  lines: readonly [string, ...string[]]
  /** What of the lines it does not show, and why: a sentence. */
  leaves?: string
  /** Given where the behaviour needs a pool that is made for it: what that differs in from `ownSettings`. */
  ownPool?: Change
  /** What the app client differs in from the stage's, or from that of `ownSettings`. */
  client?: Change
  /** Given where the stage's pool must offer both second factors. */
  needsBothFactors?: true
  /**
   * Makes users, calls the pool, and tells what it said.
   * @throws {Error} when a step did not work that only leads to the behaviour: nothing was shown then
   */
  replay: (bench: Bench) => Promise<Answers>
}

/** Why lines cannot be replayed. */
export interface NotReplayed {
  lines: readonly [string, ...string[]]
  /** A sentence. */
  reason: string
}
