import { listCalls, type Handlers } from '../../preload/contract/derive.ts'
import type { Result } from '../../preload/contract/result.ts'
import type { Log } from '../diagnostics/log.ts'
import { answer } from './answer.ts'

/** What a page sent on a declared channel. */
interface Asked {
  channel: string
  /** Anything at all. */
  input: unknown
  /** Whether the app's own page sent it. */
  trusted: boolean
}

/** Answers any declared call. Never rejects. */
export type Answers = (asked: Asked) => Promise<Result<unknown>>

interface AnswersOptions {
  /** Calls that come earlier wait for the handlers, within their own deadline. */
  handlers: Promise<Handlers>
  /** How long one call may take, in milliseconds. */
  deadline: number
  log: Log
}

/** Answers each call with its handler, as the contract declares it. */
export function createAnswers({ handlers, deadline, log }: AnswersOptions): Answers {
  const calls = new Map(listCalls().map((call) => [call.channel, call]))
  return ({ channel, input, trusted }) => {
    const call = calls.get(channel)
    if (!call) throw new Error(`${channel} is not declared`)
    const handler = async (parsed: unknown): Promise<Result<unknown>> => {
      const members: Record<string, (input: never) => Promise<Result<unknown>>> = (await handlers)[call.group]
      const handle = members[call.name]
      if (!handle) throw new Error(`no handler for ${channel}`)
      return handle(parsed as never)
    }
    return answer({ call, handler, input, trusted, deadline, log })
  }
}
