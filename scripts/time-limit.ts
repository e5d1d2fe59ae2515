/**
 * fast-check's options for a property that may take this many milliseconds, and fails when it takes longer. A property
 * that never really waits never gives the test runner its turn, so the runner's own time-out cannot end it, and to
 * shrink a large counterexample may take for ever: fast-check looks at the time itself. The plugin that is to replace
 * these options adds itself to a limit for all properties where these take its place.
 */
export function timeLimit(milliseconds: number): { interruptAfterTimeLimit: number; markInterruptAsFailure: true } {
  return { interruptAfterTimeLimit: milliseconds, markInterruptAsFailure: true }
}
