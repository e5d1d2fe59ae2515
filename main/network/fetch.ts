import { setTimeout as sleep } from 'node:timers/promises'
import type { Log } from '../diagnostics/log.ts'
import { Failure, findFailure, limited, limits } from '../failure.ts'
import { currentSignal } from './deadline.ts'
import { operationOf, repetitionOf, type Repetition } from './operations.ts'
import { unlessAborted } from './unless-aborted.ts'

export interface NetworkOptions {
  /** What really sends: Electron's network stack, which follows the system's proxy (`send.ts`). */
  send: typeof fetch
  /** For one request with its whole body, in milliseconds; where it is sent again, for all attempts together. */
  timeout: number
  /** Sent as `user-agent`. */
  userAgent: string
  log: Log
  /** Told of each request: whether a server answered, and the time that the server named, in milliseconds. */
  report?: (reached: boolean, serverTime: number | null) => void
}

/** A further attempt is worth it while this part of the time is left. */
const worthwhile = 0.25

/** Exceptions that mean "slow down", from the Cognito API model. Amplify would repeat the request on them. */
const throttled = new Map<string, number>([
  ['LimitExceededException', limits.hourly],
  ['TooManyRequestsException', limits.requestRate],
  ['ThrottlingException', limits.requestRate],
])

/**
 * The main process's one `fetch`. Beside what `fetch` does it ends: after the time-out or the caller's deadline.
 * It reads the whole body before it answers, so that a body that stalls counts as well.
 *
 * Failures of the way (no connection, time-out, 5xx, throttling, an answer that is not JSON) throw a `Failure`.
 * That is also what keeps Amplify from sending again: it repeats SignUp and the like up to three times when a
 * connection drops or the server throttles, which would be three SMS.
 */
export function createFetch({ send, timeout, userAgent, log, report }: NetworkOptions): typeof fetch {
  return async (input, init = {}) => {
    const headers = new Headers(init.headers)
    headers.set('user-agent', userAgent)
    const operation = operationOf(headers) ?? init.method ?? 'GET'
    const repetition = repetitionOf(operation)
    const end = performance.now() + timeout
    const left = (): number => end - performance.now()

    for (let attempt = 0; ; attempt += 1) {
      try {
        const patience = Math.min(left(), timeout * (repetition?.share ?? 1))
        return await once(operation, input, { ...init, headers }, patience)
      } catch (error) {
        const pause = pauseAfter(error, attempt, repetition)
        const stopped = currentSignal()?.aborted === true || init.signal?.aborted === true
        if (pause === null || stopped || left() - pause < timeout * worthwhile) throw error
        await sleep(pause)
      }
    }
  }

  async function once(
    operation: string,
    input: Parameters<typeof fetch>[0],
    init: RequestInit,
    patience: number,
  ): Promise<Response> {
    const started = performance.now()
    const deadline = currentSignal()
    // Not AbortSignal.timeout, whose timer would run on after the answer.
    const tooLong = new AbortController()
    const timer = setTimeout(() => {
      tooLong.abort()
    }, patience)
    const signal = AbortSignal.any([
      tooLong.signal,
      ...(init.signal ? [init.signal] : []),
      ...(deadline ? [deadline] : []),
    ])
    try {
      const response = await unlessAborted(signal, () => send(input, { ...init, signal }))
      const body = await unlessAborted(signal, () => response.text())
      const milliseconds = Math.round(performance.now() - started)
      const failure = failureOfAnswer(response, body)
      log.info('request', { operation, status: response.status, milliseconds, failure: failure?.error.code ?? null })
      report?.(true, serverTime(response))
      if (failure) throw failure
      return new Response(body === '' ? null : body, { status: response.status, headers: response.headers })
    } catch (error) {
      const known = findFailure(error)
      if (known) throw known
      const failure = new Failure({ code: signal.aborted ? 'TimedOut' : lossOf(error) }, { cause: error })
      log.warn('request failed', { operation, failure: failure.error.code })
      // A time-out says nothing about the way: the server may be slow.
      if (failure.error.code !== 'TimedOut') report?.(false, null)
      throw failure
    } finally {
      clearTimeout(timer)
    }
  }
}

/** Errors of Node and of Chromium's network service that come before anything was sent. */
const neverSent =
  /ECONNREFUSED|ENOTFOUND|EAI_AGAIN|ENETUNREACH|EHOSTUNREACH|ERR_CONNECTION_REFUSED|ERR_NAME_NOT_RESOLVED|ERR_INTERNET_DISCONNECTED|ERR_ADDRESS_UNREACHABLE|ERR_PROXY_CONNECTION_FAILED|ERR_TUNNEL_CONNECTION_FAILED|ERR_CERT_/

/**
 * What a broken connection means: `Offline` when the request never left, `AnswerLost` when the server may have
 * carried it out. In doubt it may have.
 */
function lossOf(error: unknown): 'Offline' | 'AnswerLost' {
  const cause = error instanceof Error ? error.cause : undefined
  const text = [error, cause].map((part) =>
    part instanceof Error ? `${part.message} ${'code' in part ? String(part.code) : ''}` : '',
  )
  return neverSent.test(text.join(' ')) ? 'Offline' : 'AnswerLost'
}

/** How long to wait for another attempt, in milliseconds; null when there is none. */
function pauseAfter(error: unknown, attempt: number, repetition: Repetition | null): number | null {
  const code = findFailure(error)?.error.code
  const range = repetition?.pauses[attempt]
  if (!range || code === undefined || !repetition.after.includes(code)) return null
  const [least, most] = range
  return least + Math.random() * (most - least)
}

/** What the `date` header says, in milliseconds since the epoch. */
function serverTime(response: Response): number | null {
  const time = Date.parse(response.headers.get('date') ?? '')
  return Number.isNaN(time) ? null : time
}

/** What an answer says about the way to the server, or null when it is the server's own answer. */
function failureOfAnswer(response: Response, body: string): Failure | null {
  if (response.status === 429) return limited('TooManyRequests', retryAfter(response))
  if (response.status >= 500) return new Failure({ code: 'ServerUnavailable' })
  // DeleteUser and ForgetDevice answer nothing at all.
  if (body === '') return response.ok ? null : new Failure({ code: 'ServerUnavailable' })
  const answer = parseObject(body)
  if (!answer) return new Failure({ code: 'ServerUnavailable' })
  const exception = response.headers.get('x-amzn-errortype') ?? (typeof answer.__type === 'string' ? answer.__type : '')
  const name = exception.split(/[,:]/)[0]?.split('#').at(-1) ?? ''
  const wait = response.ok ? undefined : throttled.get(name)
  return wait === undefined ? null : limited('TooManyRequests', wait)
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
