import { CommonFailure, limited, limits } from '../common-failure.ts'

/** Exceptions that mean "slow down", from the Cognito API model. Amplify would repeat the request on them. */
const throttled = new Map<string, number>([
  ['LimitExceededException', limits.hourly],
  ['TooManyRequestsException', limits.requestRate],
  ['ThrottlingException', limits.requestRate],
])

/** What an answer says about the way to the server, or null when it is the server's own answer. */
export function failureOfAnswer(response: Response, body: string): CommonFailure | null {
  const { status } = response
  // A proxy wants a password, and the request is still with it. Through TLS this is an error (`loss.ts`).
  if (status === 407) return new CommonFailure({ code: 'Offline' })
  if (status === 429) return limited(retryAfter(response))
  // The pool sends nobody elsewhere. Redirects with an address are errors (`loss.ts`); these have none, or a choice.
  if (status >= 500 || (status >= 300 && status < 400)) return new CommonFailure({ code: 'ServerUnavailable' })
  // DeleteUser and ForgetDevice answer nothing at all.
  if (body === '') return response.ok ? null : new CommonFailure({ code: 'ServerUnavailable' })
  const answer = parseObject(body)
  if (!answer) return new CommonFailure({ code: 'ServerUnavailable' })
  const exception = response.headers.get('x-amzn-errortype') ?? (typeof answer.__type === 'string' ? answer.__type : '')
  const name = exception.split(/[,:]/)[0]?.split('#').at(-1) ?? ''
  const wait = response.ok ? undefined : throttled.get(name)
  return wait === undefined ? null : limited(wait, Object.assign(new Error(), { name }))
}

/** What the `date` header says, in milliseconds since the epoch; null when it says nothing. */
export function serverTime(response: Response): number | null {
  const time = Date.parse(response.headers.get('date') ?? '')
  return Number.isNaN(time) ? null : time
}

/** What the `retry-after` header asks for, in milliseconds, an hour at most. */
function retryAfter(response: Response): number {
  const seconds = Number(response.headers.get('retry-after') ?? '')
  return seconds > 0 ? Math.min(seconds * 1_000, limits.hourly) : limits.requestRate
}

/** A JSON object, or null: a proxy's login page or a cut answer is not the server speaking. */
function parseObject(body: string): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(body)
    return typeof value === 'object' && value !== null ? { ...value } : null
  } catch {
    return null
  }
}
