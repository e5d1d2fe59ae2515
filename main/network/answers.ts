import { CommonFailure, limited, limits } from '../common-failure.ts'

/**
 * Exceptions of the Cognito API that mean "slow down", with the longest wait in milliseconds. Amplify would repeat the
 * request.
 */
const throttled = new Map<string, number>([
  ['LimitExceededException', limits.hourly],
  ['TooManyRequestsException', limits.requestRate],
  ['ThrottlingException', limits.requestRate],
])

/** The failure that an answer reports of the way to the server. Null when the pool itself gave the answer. */
export function failureOfAnswer(response: Response, body: string): CommonFailure | null {
  const { status } = response
  // A proxy asks for a password and has not passed the request on. For HTTPS, Chromium makes an error of it
  // (`loss.ts`).
  if (status === 407) return new CommonFailure({ code: 'Offline' })
  if (status === 429) return limited(retryAfter(response))
  // The pool never redirects, so somebody else answered. Electron makes errors of redirects with an address
  // (`loss.ts`); a redirect that comes here has none, or offers several.
  if (status >= 500 || (status >= 300 && status < 400)) return new CommonFailure({ code: 'ServerUnavailable' })
  // The pool answers DeleteUser and ForgetDevice with an empty body.
  if (body === '') return response.ok ? null : new CommonFailure({ code: 'ServerUnavailable' })
  const answer = parseObject(body)
  if (!answer) return new CommonFailure({ code: 'ServerUnavailable' })
  const exception = response.headers.get('x-amzn-errortype') ?? (typeof answer.__type === 'string' ? answer.__type : '')
  const name = exception.split(/[,:]/)[0]?.split('#').at(-1) ?? ''
  const wait = response.ok ? undefined : throttled.get(name)
  return wait === undefined ? null : limited(wait, Object.assign(new Error(), { name }))
}

/** The time in the `date` header, in milliseconds since the epoch; null when there is none. */
export function serverTime(response: Response): number | null {
  const time = Date.parse(response.headers.get('date') ?? '')
  return Number.isNaN(time) ? null : time
}

/** The wait that the `retry-after` header asks for, in milliseconds, an hour at most. */
function retryAfter(response: Response): number {
  const seconds = Number(response.headers.get('retry-after') ?? '')
  return seconds > 0 ? Math.min(seconds * 1_000, limits.hourly) : limits.requestRate
}

/**
 * The body as a JSON object. Null for anything else, which the pool did not send: a proxy's login page, or half an
 * answer.
 */
function parseObject(body: string): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(body)
    return typeof value === 'object' && value !== null ? { ...value } : null
  } catch {
    return null
  }
}
