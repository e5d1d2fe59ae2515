/** A request as it arrived. */
export interface RecordedRequest {
  /** Name of the operation, or method and path where it is none. */
  operation: string
  /** The raw body, so that a test can search it for what must not be there. */
  body: string
  headers: Record<string, string>
  /** ISO 8601, by the pool's clock. */
  at: string
  /** HTTP status of the answer; null while there is none, and when the connection was dropped. */
  status: number | null
}

const keptRequests = 10_000
const keptCharacters = 16 * 1024 * 1024

/** The latest requests to the Cognito endpoint; the controls are not among them. */
export interface RequestLog {
  /** Remembers a request; the answer's status is filled in by the returned function. */
  record: (request: Omit<RecordedRequest, 'status'>) => (status: number) => void
  /** Oldest first. */
  list: () => RecordedRequest[]
  clear: () => void
}

/** An empty log. The oldest entries go when it grows beyond 10,000 requests or 16 million characters. */
export function createRequestLog(): RequestLog {
  let requests: RecordedRequest[] = []
  let characters = 0
  return {
    record(request) {
      const recorded: RecordedRequest = { ...request, status: null }
      requests.push(recorded)
      characters += request.body.length
      while (requests.length > keptRequests || (characters > keptCharacters && requests.length > 1)) {
        characters -= requests.shift()?.body.length ?? 0
      }
      return (status) => {
        recorded.status = status
      }
    },
    list: () => requests.map((request) => ({ ...request })),
    clear() {
      requests = []
      characters = 0
    },
  }
}
