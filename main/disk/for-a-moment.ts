import type { Found } from './open-text.ts'

/**
 * Pauses between tries, in milliseconds. A virus scanner or a backup holds a small file for about that long. The whole
 * start waits meanwhile, so there are few pauses, and only when a file is there that cannot be read.
 */
const pauses = [5, 15, 30]

const nobody = new Int32Array(new SharedArrayBuffer(4))

/** Looks again, up to three times, while the file is held. */
export function triedForAMoment(look: () => Found): Found {
  let found = look()
  for (const pause of pauses) {
    if (found.found !== 'held') return found
    // Nobody wakes this wait, so it is a pause that uses no processor.
    Atomics.wait(nobody, 0, 0, pause)
    found = look()
  }
  return found
}
