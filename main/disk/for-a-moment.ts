import type { Found } from './open-text.ts'

/**
 * Pauses between tries, in milliseconds. A virus scanner or a backup holds a small file for about that long. All of a
 * start waits meanwhile, so there are few, and only where something stands that can't be read.
 */
const pauses = [5, 15, 30]

const nobody = new Int32Array(new SharedArrayBuffer(4))

/** Looks again, for a moment, while the file is held. */
export function triedForAMoment(look: () => Found): Found {
  let found = look()
  for (const pause of pauses) {
    if (found.found !== 'held') return found
    // Nobody ever wakes it, so this is a pause that needs no processor.
    Atomics.wait(nobody, 0, 0, pause)
    found = look()
  }
  return found
}
