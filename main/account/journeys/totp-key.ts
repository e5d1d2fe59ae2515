import type { Session } from '../../../preload/contract/session.ts'
import type { TotpKey } from '../../../preload/contract/totp-key.ts'
import { done, failed, type Outcome } from '../../outcome.ts'
import type { AccountContext } from '../context.ts'

/** Holds the authenticator's key in memory while its step lasts, and nowhere else (decision 0064). */
export interface HeldTotpKey {
  keep(key: string): void
  /** The key in base 32; null when no authenticator app is being set up. */
  read(): string | null
  /** Follows each new session, and forgets the key with its step. */
  follow(session: Session): void
}

/** Holds no key at first. */
export function createHeldTotpKey(): HeldTotpKey {
  let held: string | null = null
  return {
    keep(key) {
      held = key
    },
    read: () => held,
    follow(session) {
      if (session.status !== 'signingIn' || session.step.kind !== 'setUpTotp') held = null
    },
  }
}

/** Answers the key of the authenticator app that is being set up, with the phone number as its account's name. */
export function getTotpKey({ issuer, state, totpKey }: AccountContext): Outcome<TotpKey, 'NothingPending'> {
  const session = state.get()
  const key = totpKey.read()
  if (session.status !== 'signingIn' || key === null) return failed({ code: 'NothingPending' })
  return done(totpKeyFor(key, issuer, session.phoneNumber))
}

/**
 * A key with its address for a QR code.
 * @param key in base 32
 * @param name under which the authenticator app shows the account: the application's
 * @param phoneNumber the account's name in the authenticator app; null where the app may not read it
 */
export function totpKeyFor(key: string, name: string, phoneNumber: string | null): TotpKey {
  const issuer = encodeURIComponent(name)
  const label = phoneNumber === null ? issuer : `${issuer}:${encodeURIComponent(phoneNumber)}`
  return { key, uri: `otpauth://totp/${label}?secret=${key}&issuer=${issuer}` }
}
