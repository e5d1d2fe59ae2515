/** What Lambda calls. */
export declare function handler(
  event: unknown,
  context: { getRemainingTimeInMillis: () => number },
): Promise<{ deleted: number; finished: boolean }>
