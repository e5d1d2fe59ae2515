import type { MessageKey } from './types.ts'

/**
 * The sentences that name the IT department. Below each of them the screen says who that is and how they are reached,
 * because nobody is sent to somebody without an address (decision 0066). Fetched with the note that shows it.
 */
const keys = [
  'restoring.kept',
  'signIn.accountsCreated',
  'confirm.codeOverAsk',
  'confirm.maybeGoneAsk',
  'totp.lost',
  'updateFailures.refused',
  'updateFailures.notReplaceable',
  'diagnostics.crashed',
  'diagnostics.folderUnusable',
  'notices.sessionEnded',
  'notices.accountDisabled',
  'errors.NetworkSignIn',
  'errors.NetworkBlocked',
  'errors.CertificateUnknown',
  'errors.CertificateDate',
  'errors.CertificateForOther',
  'errors.CertificateRefused',
  'errors.CertificateWanted',
  'errors.NotSecure',
  'errors.ProxySignIn',
  'errors.AccessBlocked',
  'errors.AppRefused',
  'errors.SignInBlocked',
  'errors.SignInRefused',
  'errors.UserDisabled',
  'errors.TemporaryPasswordExpired',
  'errors.NotAllowed',
  'errors.ResetNotPossible',
  'errors.ChallengeNotSupported',
  'errors.SignUpNotPossible',
  'errors.AttributesNotAsked',
  'failures.names',
  'failures.accountRemoved',
  'identity.refused',
  'factors.smsMeaning',
] as const satisfies MessageKey[]

export const asksSupport: ReadonlySet<string> = new Set(keys)
