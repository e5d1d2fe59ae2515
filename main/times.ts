/** How long the app waits for others before it goes on without them, in milliseconds. */
export interface Times {
  /** One request, body included. */
  request: number
  /** One use of the keychain. */
  keychain: number
  /** One call of the page, and work that nobody waits for. */
  call: number
  /** What is still being written when the app is to end. */
  quit: number
}

/**
 * A call ends within ten seconds; what it asks of the network and the keychain ends sooner, to be told apart.
 * @param pace a factor for all of them, which only a build for tests has (`config.ts`)
 */
export function timesAt(pace = 1): Times {
  return { request: 8_000 * pace, keychain: 5_000 * pace, call: 9_000 * pace, quit: 2_000 * pace }
}
