import { holdDeadline } from '../deadline.ts'
import { findProxyAsked } from './proxy-asked.ts'
import { mostAnswers, type ProxySignIns } from './sign-ins.ts'

/**
 * The same `fetch`, which asks the user when a proxy wants a sign-in, and then sends the request again. The proxy kept
 * the first one, so nothing arrives twice. While the user types, no request is under way and the caller's deadline
 * stands still (decision 0055).
 * @param signIns null where nobody can be asked
 */
export function askAndRepeat(send: typeof fetch, signIns: ProxySignIns | null): typeof fetch {
  if (signIns === null) return send
  return async (input, init) => {
    for (let questions = 0; ; questions += 1) {
      try {
        return await send(input, init)
      } catch (error) {
        const asked = findProxyAsked(error)
        if (asked === null) throw error
        signIns.forget(asked)
        if (questions === mostAnswers) throw error
        if (!(await holdDeadline((forUser) => signIns.ask(asked, forUser)))) throw error
      }
    }
  }
}
