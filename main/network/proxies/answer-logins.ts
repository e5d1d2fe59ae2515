import { proxyScheme } from '../../../preload/contract/proxy.ts'
import { keyOf, ProxyAsked, type Challenge, type Credentials } from './proxy-asked.ts'

/** The part of Electron's `ClientRequest` that is needed here. */
export interface LoginRequest {
  on(event: 'login', listener: LoginListener): unknown
}

export type LoginListener = (info: LoginInfo, callback: LoginCallback) => void

/** What Electron tells of who asks. */
interface LoginInfo {
  isProxy: boolean
  scheme: string
  host: string
  port: number
}

/** Without arguments it cancels: Electron then hands the 407 or 401 on as it came. */
type LoginCallback = (username?: string, password?: string) => void

interface LoginOptions {
  /** What the user gave for a proxy before; null for nothing. */
  known: (challenge: Challenge) => Credentials | null
  /** Called when the request ends because nothing that is known lets it through the proxy. */
  asked: (asked: ProxyAsked) => void
}

/**
 * Answers a request's proxy with what the user gave before, once. The request never waits for a person: what is not
 * known ends it, and whoever sent it decides whether to ask (decision 0055).
 *
 * A server gets nothing, whoever it is: neither the pool nor the update feed asks for a password.
 */
export function answerLogins(request: LoginRequest, { known, asked }: LoginOptions): void {
  const given = new Map<string, Credentials>()
  request.on('login', ({ isProxy, host, port, scheme: name }, callback) => {
    const scheme = proxyScheme.safeParse(name)
    if (!isProxy || !scheme.success) {
      callback()
      return
    }
    const challenge = { host, port, scheme: scheme.data }
    const refused = given.get(keyOf(challenge)) ?? null
    const credentials = refused === null ? known(challenge) : null
    if (credentials === null) {
      asked(new ProxyAsked(challenge, refused))
      callback()
      return
    }
    given.set(keyOf(challenge), credentials)
    callback(credentials.username, credentials.password)
  })
}
