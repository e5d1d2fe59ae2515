/**
 * What only the sender of a request knows, for the moment when its time is over. `fetch` hands one out with each
 * request, and the sender fills it in.
 */
export interface Trail {
  /**
   * Ends the request unless a part of it may have been sent. Answers whether surely none was, and none will be.
   * @param within how long that may take, in milliseconds
   */
  endUnsent: (within: number) => Promise<boolean>
}

/** A request on its way, with its trail. */
export type TrailedInit = RequestInit & { trail?: Trail }

/** The trail of a request of which nothing is known. */
export function unknownTrail(): Trail {
  return { endUnsent: () => Promise.resolve(false) }
}
