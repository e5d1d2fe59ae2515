import type { MfaType } from '../users.ts'
import type { Person } from '../testing/sdk.ts'

/** Where a sign-in stands: at its end, or at a challenge. */
export type Step =
  | { name: 'DONE' }
  | { name: 'SMS_MFA' | 'SOFTWARE_TOKEN_MFA' | 'SELECT_MFA_TYPE' | 'NEW_PASSWORD_REQUIRED' }
  /** The secret of the authenticator app that has to be set up. */
  | { name: 'MFA_SETUP'; secret: string }

/** The three tokens of the user who is signed in. */
export interface SignedInTokens {
  access: string
  id: string
  refresh: string
}

/**
 * One client library that somebody else wrote, behind the words that all of them share. Every method rejects with an
 * error whose `name` is Cognito's exception and whose `message` is its text.
 */
export interface ConformanceClient {
  signUp: (person: Person, attributes: Record<string, string>) => Promise<void>
  confirmSignUp: (phone: string, code: string) => Promise<void>
  resendCode: (phone: string) => Promise<void>
  /** By SRP. */
  signIn: (person: Person) => Promise<Step>
  answerMfaCode: (code: string) => Promise<Step>
  answerMfaType: (type: MfaType) => Promise<Step>
  answerNewPassword: (password: string, attributes: Record<string, string>) => Promise<Step>
  /** Proves the authenticator app that MFA_SETUP asked for. */
  answerMfaSetup: (code: string) => Promise<Step>
  refresh: () => Promise<void>
  tokens: () => Promise<SignedInTokens>
  attributes: () => Promise<Record<string, string>>
  updateAttributes: (attributes: Record<string, string>) => Promise<void>
  verifyPhone: (code: string) => Promise<void>
  forgotPassword: (phone: string) => Promise<void>
  confirmForgotPassword: (person: Person, code: string) => Promise<void>
  changePassword: (previous: string, proposed: string) => Promise<void>
  /** Answers the secret for an authenticator app. */
  associateTotp: () => Promise<string>
  verifyTotp: (code: string) => Promise<void>
  /** Turns these second factors on and the others off. */
  enableMfa: (types: readonly MfaType[]) => Promise<void>
  /** Revokes this sign-in's refresh token. */
  signOut: () => Promise<void>
  signOutEverywhere: () => Promise<void>
  deleteUser: () => Promise<void>
}

/** Makes a client of a running pool. */
export type ConnectClient = (pool: { endpoint: string; userPoolId: string; clientId: string }) => ConformanceClient
