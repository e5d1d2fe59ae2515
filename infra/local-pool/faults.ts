/** Something that a test wants to go wrong. */
export type Fault = {
  /** Name of the operation; `*` for any; `SMS` for the delivery of a message. */
  operation: string
  /** How many requests it strikes. */
  times: number
} & (
  | /**
     * Answers a Cognito error instead of carrying the operation out (the default), or after it was carried out, as when
     * a Lambda trigger fails behind it. For `SMS` the message is not delivered, and the operation that wanted to send it
     * answers this error; what it did before stays.
     */
    { kind: 'error'; error?: { name: string; message: string }; when?: 'before' | 'after' }
  | /** Answers a bare HTTP status, 500 unless given. */ { kind: 'status'; status?: number }
  | /** Waits first; the operation is then carried out. */ {
      kind: 'delay'
      delayMs: number
    } /** Closes the connection before (the default) or after the operation was carried out. */
  | { kind: 'drop'; when?: 'before' | 'after' }
  | /** Carries the operation out and sends half of the answer. */ { kind: 'truncate' }
  | /** Carries the operation out and answers a web page, as a hotel's network does. */ { kind: 'contentType' }
)

/** Faults that wait for their requests. */
export interface Faults {
  add: (fault: Fault) => void
  /** The first fault that strikes this operation, used up by one. */
  take: (operation: string) => Fault | undefined
  clear: () => void
}

/** No faults yet. */
export function createFaults(): Faults {
  let waiting: Fault[] = []
  return {
    add(fault) {
      waiting.push({ ...fault })
    },
    take(operation) {
      const found = waiting.find(
        (fault) => fault.operation === operation || (fault.operation === '*' && operation !== 'SMS'),
      )
      if (found === undefined) return undefined
      found.times -= 1
      if (found.times <= 0) waiting = waiting.filter((fault) => fault !== found)
      return found
    },
    clear() {
      waiting = []
    },
  }
}
