import type { ListedCall } from '../../preload/contract/derive.ts'
import type { AppError, ErrorCode } from '../../preload/contract/errors.ts'
import type { Result } from '../../preload/contract/result.ts'
import { describeError, type Log } from '../diagnostics/log.ts'
import { findCommonFailure, isUnanswered } from '../common-failure.ts'
import { withDeadline } from '../network/deadline.ts'

interface Asked {
  call: ListedCall
  handler: (input: unknown) => Promise<Result<unknown>>
  /** What the page sent: anything at all. */
  input: unknown
  /** Whether the app's own page sent it. */
  trusted: boolean
  deadline: number
  log: Log
}

/**
 * Answers one call: refuses strangers, parses the input, runs the handler within the deadline, and parses the answer
 * too, so that nothing undeclared crosses the bridge (decision 0003). Never rejects.
 */
export async function answer(asked: Asked): Promise<Result<unknown>> {
  const { call, log } = asked
  const result = call.result.safeParse(await attempt(asked))
  if (result.success) {
    log.debug('answered', { channel: call.channel, failure: result.data.ok ? null : result.data.error.code })
    return result.data
  }
  log.error('undeclared answer', { channel: call.channel })
  return refuse({ code: 'Unexpected' })
}

async function attempt({ call, handler, input, trusted, deadline, log }: Asked): Promise<Result<unknown>> {
  const { declaration, channel } = call
  if (!trusted) {
    log.warn('refused a call from a foreign page', { channel })
    return refuse({ code: 'SenderRefused' })
  }
  try {
    const parsed = declaration.input.safeParse(input)
    if (!parsed.success) {
      const fields = new Set(parsed.error.issues.map((issue) => String(issue.path.at(-1) ?? '')))
      return refuse({ code: 'InvalidInput', fields: [...fields].filter((field) => field !== '') })
    }
    const work = (): Promise<Result<unknown>> => handler(parsed.data)
    return await (declaration.waitsForUser ? work() : withDeadline(deadline, work, true))
  } catch (error) {
    const failure = findCommonFailure(error)
    if (failure) return refuse(inWordsOf(declaration.errors, failure.error))
    log.error('call failed', { channel, ...describeError(error) })
    return refuse({ code: 'Unexpected' })
  }
}

/** A call that sends codes ends like its request: without an answer in time, a code may be on its way (`judge.ts`). */
function inWordsOf(declared: readonly ErrorCode[], error: AppError): AppError {
  return isUnanswered(error) && declared.includes('CodeMaybeSent') ? { code: 'CodeMaybeSent' } : error
}

function refuse(error: AppError): Result<never> {
  return { ok: false, error }
}
