import { CommonFailure, findCommonFailure } from '../common-failure.ts'
import { currentSignal } from './deadline.ts'
import { RequestError } from './request.ts'
import type { Send } from './send.ts'
import { unknownTrail } from './trail.ts'
import { unlessAborted } from './unless-aborted.ts'

/**
 * The part of a request's time in which Chromium's network process may fail one that has no connection: 400 of 8,000
 * milliseconds. The call that waits for the request has a second more.
 */
const settling = 0.05

/** A request with its body, which is text. */
interface Exchanged {
  send: Send
  input: Parameters<typeof fetch>[0]
  init: RequestInit
  /** For the request and the whole answer, in milliseconds. */
  patience: number
}

/**
 * Sends a request and reads its whole answer, within this time and the caller's deadline. It follows no redirect.
 * @throws CommonFailure `Offline` when its time is over and surely nothing was sent, `TimedOut` when its time is over
 * otherwise; or what `send` fails with
 */
export async function exchange({
  send,
  input,
  init,
  patience,
}: Exchanged): Promise<{ response: Response; body: string }> {
  const deadline = currentSignal()
  // AbortSignal.timeout would not do: its timer runs on after the answer.
  const tooLong = new AbortController()
  const trail = unknownTrail()
  const time = { over: false }
  const end = async (): Promise<void> => {
    time.over = true
    const unsent = await trail.endUnsent(patience * settling).catch(() => false)
    tooLong.abort(new CommonFailure({ code: unsent ? 'Offline' : 'TimedOut' }))
  }
  const timer = setTimeout(() => void end(), patience)
  const signal = AbortSignal.any([
    tooLong.signal,
    ...(init.signal ? [init.signal] : []),
    ...(deadline ? [deadline] : []),
  ])
  try {
    const response = await unlessAborted(signal, () => send(input, { ...init, signal, trail, redirect: 'error' }))
    return { response, body: await unlessAborted(signal, () => response.text()) }
  } catch (error) {
    if (findCommonFailure(error)) throw error
    // The request fails because `endUnsent` ended it.
    if (time.over && error instanceof RequestError && error.sent === false) throw new CommonFailure({ code: 'Offline' })
    if (signal.aborted) throw new CommonFailure({ code: 'TimedOut' }, { cause: error })
    throw error
  } finally {
    clearTimeout(timer)
  }
}
