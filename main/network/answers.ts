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

/**
 * The failure that an answer reports of the way to the server. Null when the pool itself gave the answer.
 * @param operation what was asked for; null for the pool's public keys
 */
export function failureOfAnswer(operation: string | null, response: Response, body: string): CommonFailure | null {
  const { status } = response
  // A proxy asks for a sign-in in a way that Chromium does not know, and has not passed the request on. For HTTPS,
  // Chromium makes an error of it (`loss.ts`).
  if (status === 407) return new CommonFailure({ code: 'ProxySignIn' })
  if (status === 429) return limited(retryAfter(response))
  // With 511 a network asks for a sign-in (RFC 6585). The pool never redirects, so somebody else answered. Electron
  // makes errors of redirects with an address (`loss.ts`); one that comes here has none, or offers several.
  if (status === 511 || (status >= 300 && status < 400)) return new CommonFailure({ code: 'NetworkSignIn' })
  // A proxy or a load balancer that finds no server answers this with a page of its own.
  if (status >= 500) return new CommonFailure({ code: 'ServerUnavailable' })
  const answer = parseObject(body)
  if (!isPools(operation, response, answer)) return new CommonFailure({ code: 'NetworkSignIn' })
  // The pool answers DeleteUser and ForgetDevice with an empty body.
  if (body === '') return response.ok ? null : new CommonFailure({ code: 'ServerUnavailable' })
  if (!answer) return new CommonFailure({ code: 'ServerUnavailable' })
  const exception = response.headers.get('x-amzn-errortype') ?? (typeof answer.__type === 'string' ? answer.__type : '')
  const name = exception.split(/[,:]/)[0]?.split('#').at(-1) ?? ''
  const wait = response.ok ? undefined : throttled.get(name)
  return wait === undefined ? null : limited(wait, Object.assign(new Error(), { name }))
}

/**
 * The time in the `date` header, in milliseconds since the epoch; null when there is none, or when somebody else than
 * the pool gave the answer.
 */
export function serverTime(response: Response, failure: CommonFailure | null): number | null {
  if (failure && !hasPoolsHeaders(response)) return null
  const time = Date.parse(response.headers.get('date') ?? '')
  return Number.isNaN(time) ? null : time
}

/**
 * Whether an answer is the pool's. In its place may come the page, or the JSON, of a network that wants a sign-in
 * first, or of a firewall.
 */
function isPools(operation: string | null, response: Response, answer: Record<string, unknown> | null): boolean {
  if (operation === null) return Array.isArray(answer?.keys)
  // A web ACL before the pool refuses in the pool's form, without its headers.
  return hasPoolsHeaders(response) || (!response.ok && typeof answer?.__type === 'string')
}

/** Each answer to an operation carries these, as AWS's JSON protocol wants it. Proxies may rewrite one of them. */
function hasPoolsHeaders({ headers }: Response): boolean {
  const type = headers.get('content-type') ?? ''
  if (/html/i.test(type)) return false
  return /^application\/x-amz-json/i.test(type) || headers.has('x-amzn-requestid') || headers.has('x-amzn-errortype')
}

/** The wait that the `retry-after` header asks for, in milliseconds, an hour at most. */
function retryAfter(response: Response): number {
  const seconds = Number(response.headers.get('retry-after') ?? '')
  return seconds > 0 ? Math.min(seconds * 1_000, limits.hourly) : limits.requestRate
}

/** The body as a JSON object. Null for anything else, such as a page or half an answer. */
function parseObject(body: string): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(body)
    return typeof value === 'object' && value !== null ? { ...value } : null
  } catch {
    return null
  }
}
