/** How long the app waits for others before it gives up, in milliseconds. */
export interface Times {
  /** For one request with its body. */
  request: number
  /** For one use of the keychain. */
  keychain: number
  /** For one call of the page, and for work in the background. */
  call: number
  /** For what must still be written when the app ends. */
  quit: number
  /** How long after a sign-in nobody has to confirm that they are still the user (decision 0065). */
  confirmation: number
}

/** The usual time of `confirmation`: ten minutes. */
export const confirmationLasts = 600_000

/**
 * A call ends within ten seconds. Its requests and its uses of the keychain end sooner, so that the call can tell which
 * of them failed.
 * @param pace a factor for all of these, which only a build for tests has (`config.ts`)
 */
export function timesAt(pace = 1): Times {
  const confirmation = confirmationLasts * pace
  return { request: 8_000 * pace, keychain: 5_000 * pace, call: 9_000 * pace, quit: 2_000 * pace, confirmation }
}
