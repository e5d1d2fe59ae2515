import type { ProxyScheme } from '../../../preload/contract/proxy.ts'

/** Which proxy asks, and how the name and the password would travel. */
export interface Challenge {
  host: string
  port: number
  scheme: ProxyScheme
}

/** A name and a password for a proxy. They are in this process's memory alone. */
export interface Credentials {
  username: string
  password: string
}

/** A proxy did not let a request through: it asks for a name and a password, or did not take those that it was given. */
export class ProxyAsked extends Error {
  override readonly name = 'ProxyAsked'
  readonly challenge: Challenge
  /** What the proxy was given in vain; null when nobody had anything to give. */
  readonly refused: Credentials | null

  constructor(challenge: Challenge, refused: Credentials | null) {
    super('the proxy asks for a sign-in')
    this.challenge = challenge
    this.refused = refused
  }
}

/** Finds the `ProxyAsked` in an error or in its cause. */
export function findProxyAsked(error: unknown): ProxyAsked | null {
  const cause = error instanceof Error ? error.cause : undefined
  return [error, cause].find((part) => part instanceof ProxyAsked) ?? null
}

/** Two challenges with the same text are answered by the same credentials. A weaker scheme gets nothing unasked. */
export function keyOf({ host, port, scheme }: Challenge): string {
  return `${scheme} ${host}:${String(port)}`
}
