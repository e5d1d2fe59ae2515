import type { ProxyAnswer, ProxyQuestion } from '../../../preload/contract/proxy.ts'
import { keyOf, type Challenge, type Credentials, type ProxyAsked } from './proxy-asked.ts'

/** The sign-ins to proxies while the app runs. Nothing of them is logged or written (decision 0055). */
export interface ProxySignIns {
  /** What the user gave for this proxy; null for nothing. */
  known: (challenge: Challenge) => Credentials | null
  /**
   * Forgets what a proxy refused. After the last answer in a row that may be wrong it counts as declined: work in the
   * background, such as the next look at the connection or for an update, would ask once more unasked.
   */
  forget: (asked: ProxyAsked) => void
  /**
   * Asks the user, unless somebody else's question about the same proxy is open or was answered meanwhile: then that
   * answer counts.
   * @param forUser whether a person waits for it; work in the background does not ask again what a user declined
   * @returns whether there is something new to give to the proxy
   */
  ask: (asked: ProxyAsked, forUser: boolean) => Promise<boolean>
  /** The question that the page has to show; null for none. */
  question: () => ProxyQuestion | null
  /** Takes the user's answer. An answer to a question that is no longer open counts for nothing. */
  answer: (answer: ProxyAnswer) => void
  /** Ends all open questions as if the user had declined them: the app is about to end. */
  declineAll: () => void
}

/** How many answers in a row may be wrong. A proxy, or the directory behind it, locks an account soon after. */
export const mostAnswers = 3

interface SignInOptions {
  /** Called when the question that the page has to show is another one, or none. */
  announce: (question: ProxyQuestion | null) => void
  /** How long a question stays open, in milliseconds. */
  patience?: number
}

/** In milliseconds: long enough to look a password up, and an end for a request whose user went away. */
const untilGivenUp = 5 * 60_000

/** Opens the sign-ins. One question is shown at a time; the next one follows it. */
export function createProxySignIns({ announce, patience = untilGivenUp }: SignInOptions): ProxySignIns {
  const known = new Map<string, Credentials>()
  const declined = new Set<string>()
  /** Of a proxy, how many answers in a row it refused. */
  const wrong = new Map<string, number>()
  const asking = new Map<string, Promise<boolean>>()
  let open: { question: ProxyQuestion; close: (credentials: Credentials | null) => void } | null = null
  let last: Promise<unknown> = Promise.resolve()
  let count = 0
  /** Questions of an earlier round were ended before they were shown. */
  let round = 0

  function show(question: ProxyQuestion): Promise<Credentials | null> {
    const { promise, resolve } = Promise.withResolvers<Credentials | null>()
    const timer = setTimeout(resolve, patience, null)
    open = { question, close: resolve }
    announce(question)
    return promise.finally(() => {
      clearTimeout(timer)
      open = null
      announce(null)
    })
  }

  async function put({ challenge, refused }: ProxyAsked, before: Promise<unknown>): Promise<boolean> {
    const since = round
    await before
    if (round !== since) return false
    const { host, port, scheme } = challenge
    if (refused === null) wrong.delete(keyOf(challenge))
    const question = { id: (count += 1), host, port, scheme, refused: refused?.username ?? null }
    const credentials = await show(question)
    const key = keyOf(challenge)
    if (credentials === null) {
      declined.add(key)
      return false
    }
    declined.delete(key)
    known.set(key, credentials)
    return true
  }

  function forget({ challenge, refused }: ProxyAsked): void {
    const key = keyOf(challenge)
    if (refused === null || known.get(key) !== refused) return
    known.delete(key)
    const times = (wrong.get(key) ?? 0) + 1
    wrong.set(key, times)
    if (times >= mostAnswers) declined.add(key)
  }

  return {
    known: (challenge) => known.get(keyOf(challenge)) ?? null,
    forget,
    ask(asked, forUser) {
      const key = keyOf(asked.challenge)
      forget(asked)
      if (known.has(key)) return Promise.resolve(true)
      const shared = asking.get(key)
      if (shared) return shared
      if (declined.has(key) && !forUser) return Promise.resolve(false)
      const answered = put(asked, last).finally(() => asking.delete(key))
      last = answered
      asking.set(key, answered)
      return answered
    },
    question: () => open?.question ?? null,
    answer({ id, credentials }) {
      if (open?.question.id === id) open.close(credentials)
    },
    declineAll() {
      round += 1
      open?.close(null)
    },
  }
}
