import { setTimeout as delay } from 'node:timers/promises'
import { within } from '../within.ts'
import { KeychainSlow } from './trouble.ts'

/** Carries out uses of the keychain one after the other, in the order of the calls (decision 0056). */
export interface Uses {
  /**
   * Answers what the work answers. The work is also done, later, when its caller has been told that it took too long.
   * @throws KeychainSlow after the time-out, or at once while an earlier use takes longer than that
   */
  run<Value>(work: () => Promise<Value>, outcome: Late): Promise<Value>
  /** Resolves when all uses asked for so far have succeeded, failed or been given up. */
  idle(): Promise<void>
}

/** Who is told of a use that took too long. */
interface Late {
  /** The work has succeeded after all. */
  succeeded: () => void
  /** The work has ended after it was given up. Uses that came later may have been undone by it. */
  overtaken: () => void
}

/** In time-outs: so long the next use waits for one that does not end. A locked keychain may wait for its user. */
const patience = 12
/** Each use that does not end holds one of Node's four worker threads, which the files need too. */
const mostGivenUp = 2
/** So many uses wait for one that does not end. Later ones are not kept, because their callers try again anyway. */
const mostWaiting = 16

/** Uses of one keychain. @param timeout for one use, in milliseconds */
export function createUses(timeout: number): Uses {
  let queue: Promise<unknown> = Promise.resolve()
  let waiting = 0
  /** Whether somebody has waited in vain for the use under way. */
  let stuck = false
  const givenUp = new Set<Promise<void>>()

  /** Waits until a use has ended, or is given up. */
  async function passed(ended: Promise<void>, overtaken: () => void): Promise<void> {
    const over = new AbortController()
    const longest = delay(timeout * patience, true, { signal: over.signal, ref: false }).catch(() => false)
    const isGivenUp = await Promise.race([ended.then(() => false), longest])
    over.abort()
    if (isGivenUp) {
      if (givenUp.size >= mostGivenUp) await Promise.race([ended, ...givenUp])
      givenUp.add(ended)
      void ended.then(() => {
        givenUp.delete(ended)
        overtaken()
      })
    }
    stuck = false
  }

  return {
    async run(work, { succeeded, overtaken }) {
      if (waiting >= mostWaiting) throw new KeychainSlow()
      waiting += 1
      const begun = queue.then(() => {
        waiting -= 1
      })
      const done = begun.then(work)
      const ended = done.then(
        () => undefined,
        () => undefined,
      )
      queue = begun.then(() => passed(ended, overtaken))
      try {
        // The user has waited for the keychain once. Each further use would make them wait as long again for nothing.
        return await within(stuck ? 0 : timeout, done, () => {
          throw new KeychainSlow()
        })
      } catch (error) {
        if (error instanceof KeychainSlow) {
          stuck = true
          void done.then(succeeded, () => undefined)
        }
        throw error
      }
    },
    async idle() {
      for (let seen: unknown = null; seen !== queue;) {
        seen = queue
        await queue
      }
    },
  }
}
