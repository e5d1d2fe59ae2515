import type { CognitoIdentityProvider } from '@aws-sdk/client-cognito-identity-provider'

/** The time as the pool sees it, and a wait, which a local pool only pretends. */
export interface BenchClock {
  /** Milliseconds since 1970. */
  now: () => number
  /** @throws {Interrupted} when the user ends the recording */
  wait: (milliseconds: number) => Promise<void>
}

/** A pool with an app client of its own, on which one behaviour is replayed. */
export interface Bench {
  readonly sdk: CognitoIdentityProvider
  readonly UserPoolId: string
  readonly ClientId: string
  readonly clock: BenchClock
  /** A number that is nobody's, and that nobody else of this run gets. */
  newNumber: () => string
  /** Notes a user who has to be removed in the end. */
  made: (phone: string) => void
  /** Deletes the app client at once. */
  removeClient: () => Promise<void>
}

/** Somebody ended the recording. */
export class Interrupted extends Error {
  override readonly name = 'Interrupted'
  constructor() {
    super('The recording was ended.')
  }
}

/** What a behaviour was answered: a step, and the pool's words for it. */
export type Answers = Record<string, string>
