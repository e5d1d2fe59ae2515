import { setTimeout as sleep } from 'node:timers/promises'
import type { Log } from '../diagnostics/log.ts'
import { CommonFailure, findCommonFailure } from '../common-failure.ts'
import { failureOfAnswer, serverTime } from './answers.ts'
import { currentSignal } from './deadline.ts'
import { lossOf } from './loss.ts'
import { operationOf, repetitionOf, type Repetition } from './operations.ts'
import { unlessAborted } from './unless-aborted.ts'

export interface NetworkOptions {
  /** Sends the requests: Electron's network stack, which follows the system's proxy (`send.ts`). */
  send: typeof fetch
  /** For one request with its whole body, in milliseconds. When a request is sent again, all attempts share it. */
  readonly timeout: number
  /** The `user-agent` header of each request. */
  userAgent: string
  log: Log
  /**
   * Called after each request: whether a server answered, and the time in its answer, in milliseconds since the epoch.
   */
  report?: (reached: boolean, serverTime: number | null) => void
}

/** A request is sent again only while this part of its time is left. */
const worthwhile = 0.25

/**
 * The main process's one `fetch`. It always ends, after the time-out or the caller's deadline. It reads the whole body
 * before it answers, so that a stalled body counts towards that time. It follows no redirect, which would carry the
 * operation, and with a 307 the password too, to whatever host is named.
 *
 * Failures of the way to the pool (no connection, time-out, 5xx, throttling, an answer that is not JSON) are thrown as
 * a `CommonFailure`, on which Amplify does not repeat the request. If it did, one click could cause three SMS
 * (decision 0015).
 */
export function createFetch(options: NetworkOptions): typeof fetch {
  const { send, userAgent, log, report } = options
  return async (input, init = {}) => {
    const headers = new Headers(init.headers)
    headers.set('user-agent', userAgent)
    const operation = operationOf(headers) ?? init.method ?? 'GET'
    const repetition = repetitionOf(operation)
    const { timeout } = options
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
    // AbortSignal.timeout would not do: its timer runs on after the answer.
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
      const response = await unlessAborted(signal, () => send(input, { ...init, signal, redirect: 'error' }))
      const body = await unlessAborted(signal, () => response.text())
      const milliseconds = Math.round(performance.now() - started)
      const failure = failureOfAnswer(response, body)
      log.info('request', { operation, status: response.status, milliseconds, failure: failure?.error.code ?? null })
      const answered = failure?.error.code !== 'Offline'
      report?.(answered, answered ? serverTime(response) : null)
      if (failure) throw failure
      return new Response(body === '' ? null : body, { status: response.status, headers: response.headers })
    } catch (error) {
      const known = findCommonFailure(error)
      if (known) throw known
      const code = signal.aborted ? 'TimedOut' : lossOf(error)
      log.warn('request failed', { operation, failure: code })
      // A time-out proves nothing about the connection, because the server may just be slow.
      if (code !== 'TimedOut') report?.(code === 'ServerUnavailable', null)
      throw new CommonFailure({ code }, { cause: error })
    } finally {
      clearTimeout(timer)
    }
  }
}

/** How long to wait before another attempt, in milliseconds; null when there is none. */
function pauseAfter(error: unknown, attempt: number, repetition: Repetition | null): number | null {
  const code = findCommonFailure(error)?.error.code
  const range = repetition?.pauses[attempt]
  if (!range || code === undefined || !repetition.after.includes(code)) return null
  const [least, most] = range
  return least + Math.random() * (most - least)
}
