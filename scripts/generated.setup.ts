import fc from 'fast-check'

// A property that never really waits never gives the test runner its turn, so the runner's own time-out cannot end it,
// and to shrink a large counterexample may take for ever. fast-check looks at the time itself.
// The plugin that is to replace these two options cannot be set for all properties at once.
/* eslint-disable @typescript-eslint/no-deprecated */
fc.configureGlobal({ interruptAfterTimeLimit: 50_000, markInterruptAsFailure: true })
