import { setTimeout as sleep } from 'node:timers/promises'
import { obstacles, type ErrorCode, type Obstacle } from '../../preload/contract/errors.ts'
import type { Log } from '../diagnostics/log.ts'
import { CommonFailure, findCommonFailure } from '../common-failure.ts'
import { failureOfAnswer, serverTime } from './answers.ts'
import { currentSignal } from './deadline.ts'
import { codeOfError } from './error-code.ts'
import { exchange } from './exchange.ts'
import { lossOf, type Loss } from './loss.ts'
import { operationOf, repetitionOf, type Repetition } from './operations.ts'
import type { Send } from './send.ts'

/** What keeps this machine from the pool: no connection, or what stands in the way. */
export type Obstruction = 'Offline' | Obstacle

export interface NetworkOptions {
  /** Sends the requests: Electron's network stack, which follows the system's proxy (`send.ts`). */
  send: Send
  /** For one request with its whole body, in milliseconds. When a request is sent again, all attempts share it. */
  readonly timeout: number
  /** The `user-agent` header of each request. */
  userAgent: string
  log: Log
  /**
   * Called after each request that shows how the pool can be reached: what was in the way, null when nothing was, and
   * the time in the pool's answer, in milliseconds since the epoch.
   */
  report?: (way: Obstruction | null, serverTime: number | null) => void
  /** Whether this machine's clock is known to be wrong, which breaks TLS. */
  clockIsWrong?: () => boolean
}

/** A request is sent again only while this part of its time is left. */
const worthwhile = 0.25

/**
 * The main process's one `fetch`. It always ends, after the time-out or the caller's deadline. It reads the whole body
 * before it answers, so that a stalled body counts towards that time. It follows no redirect, which would carry the
 * operation, and with a 307 the password too, to whatever host is named.
 *
 * Failures of the way to the pool (no connection, time-out, 5xx, throttling, an answer that is not the pool's) are
 * thrown as a `CommonFailure`, on which Amplify does not repeat the request. If it did, one click could cause three SMS
 * (decision 0015).
 */
export function createFetch(options: NetworkOptions): typeof fetch {
  const { send, userAgent, log, report, clockIsWrong } = options
  return async (input, init = {}) => {
    const headers = new Headers(init.headers)
    headers.set('user-agent', userAgent)
    const operation = operationOf(headers)
    const repetition = operation === null ? null : repetitionOf(operation)
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
    operation: string | null,
    input: Parameters<typeof fetch>[0],
    init: RequestInit,
    patience: number,
  ): Promise<Response> {
    const started = performance.now()
    const asked = { operation: operation ?? init.method ?? 'GET' }
    const { response, body } = await exchange({ send, input, init, patience }).catch((error: unknown) => {
      throw failureOfWay(asked, error)
    })
    const milliseconds = Math.round(performance.now() - started)
    const failure = failureOfAnswer(operation, response, body)
    const code = failure?.error.code ?? null
    log.info('request', { ...asked, status: response.status, milliseconds, failure: code })
    report?.(obstructionOf(code), serverTime(response, failure))
    if (failure) throw failure
    return new Response(body === '' ? null : body, { status: response.status, headers: response.headers })
  }

  /** Logs and reports why no answer came. A line for the log has the error's code, and none of its words. */
  function failureOfWay(asked: { operation: string }, error: unknown): CommonFailure {
    const known = findCommonFailure(error)
    const failure = known ?? new CommonFailure({ code: lossNow(error) }, { cause: error })
    const { code } = failure.error
    log.warn('request failed', { ...asked, failure: code, code: codeOfError(error) })
    // A time-out of a request that may have left proves nothing about the connection, because the server may just be
    // slow.
    if (code !== 'TimedOut') report?.(obstructionOf(code), null)
    return failure
  }

  /** A clock that is known to be wrong explains why a certificate is not valid now. */
  function lossNow(error: unknown): Loss {
    const loss = lossOf(error)
    return loss === 'CertificateDate' && clockIsWrong?.() === true ? 'ClockWrong' : loss
  }
}

/** What a request's end shows of the way to the pool; null when an answer came through. */
function obstructionOf(code: ErrorCode | null): Obstruction | null {
  if (code === 'Offline' || code === 'AnswerLost') return 'Offline'
  return obstacles.find((obstacle) => obstacle === code) ?? null
}

/** How long to wait before another attempt, in milliseconds; null when there is none. */
function pauseAfter(error: unknown, attempt: number, repetition: Repetition | null): number | null {
  const code = findCommonFailure(error)?.error.code
  const range = repetition?.pauses[attempt]
  if (!range || code === undefined || !repetition.after.includes(code)) return null
  const [least, most] = range
  return least + Math.random() * (most - least)
}
