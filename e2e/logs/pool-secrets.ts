import type { LocalPool } from '../../infra/local-pool/server.ts'
import type { Secret } from './find-secrets.ts'

/** The fields of Cognito's requests that hold something secret. */
const fields: Record<string, Secret['kind']> = {
  Password: 'password',
  PreviousPassword: 'password',
  ProposedPassword: 'password',
  ConfirmationCode: 'code',
  Code: 'code',
  UserCode: 'code',
  SMS_MFA_CODE: 'code',
  SOFTWARE_TOKEN_MFA_CODE: 'code',
  AccessToken: 'token',
  RefreshToken: 'token',
  Token: 'token',
  Session: 'token',
  SECRET_BLOCK: 'token',
  PASSWORD_CLAIM_SECRET_BLOCK: 'token',
  PASSWORD_CLAIM_SIGNATURE: 'token',
  SRP_A: 'token',
  REFRESH_TOKEN: 'token',
  NEW_PASSWORD: 'password',
  PASSWORD: 'password',
}

/** Every secret that a pool was sent or has sent out by SMS so far. */
export function secretsOf({ control }: Pick<LocalPool, 'control'>): Secret[] {
  const sent = control.requests().flatMap(({ body }) => secretsIn(body))
  const messages = control.sms().flatMap(({ to, code }): Secret[] => [
    { kind: 'phone number', value: to },
    { kind: 'code', value: code },
  ])
  return [...sent, ...messages]
}

function secretsIn(body: string): Secret[] {
  const found: Secret[] = []
  try {
    JSON.parse(body, (name, value: unknown) => {
      const kind = fields[name]
      // What is shorter is a test's nonsense, and in every line by chance.
      if (kind !== undefined && typeof value === 'string' && value.length >= 6) found.push({ kind, value })
      return value
    })
  } catch {
    // A test may send what is no JSON.
  }
  return found
}
