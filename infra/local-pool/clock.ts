/** The pool's time: the machine's, moved by tests. */
export interface Clock {
  /** Milliseconds since 1970, by which codes, limits, sessions and tokens are measured. */
  now: () => number
  /** What clients are told and compared with: the machine's time plus the skew, without the advance. */
  told: () => number
  /** Lets `ms` pass at once, for the pool and, as far as the pool can tell, for its clients. */
  advance: (ms: number) => void
  /** Lets the pool's time stand still, apart from advances, until the reset. */
  freeze: () => void
  /** Makes the pool's clock differ from the clients' by `ms`: seen in the `date` header and in SRP time stamps only. */
  skew: (ms: number) => void
  /** Back to the machine's time. */
  reset: () => void
}

/** A clock that starts at the machine's time. */
export function createClock(): Clock {
  let frozenAt: number | undefined
  let advanced = 0
  let skewed = 0
  return {
    now: () => (frozenAt ?? Date.now()) + advanced,
    told: () => Date.now() + skewed,
    advance: (ms) => {
      advanced += ms
    },
    freeze: () => {
      frozenAt ??= Date.now()
    },
    skew: (ms) => {
      skewed = ms
    },
    reset: () => {
      frozenAt = undefined
      advanced = 0
      skewed = 0
    },
  }
}
