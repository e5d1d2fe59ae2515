import type { ObjectValue, Value } from '../../infra/spec/hcl/value.ts'
import type { StageConfig } from '../../main/stage/stage-config.ts'
import type { PoolDescription } from '../stage/pool-description.ts'
import { readableStage } from '../stage/readable-stage.ts'
import { tokensOf } from './client-tokens.ts'
import { existingSchema } from './existing-schema.ts'

interface Wanted {
  /** The stage as the app would see it (`stageOfPool`). */
  config: StageConfig
  description: PoolDescription
  /** Whether the stage makes an app client of its own instead of taking the described one. */
  ownClient: boolean
}

/** A stage's variables that say of a pool what it is, as far as they can; what is new is off. */
export function poolVariables({ config, description, ownClient }: Wanted): ObjectValue {
  const { pool, client } = description
  const { attributes } = readableStage(config)
  const { UserPoolTier: tier = 'ESSENTIALS', UserPoolAddOns } = pool
  const mode = pool.MfaConfiguration ?? 'OFF'
  return {
    stage: config.stage,
    account_id: accountOf(pool.Arn),
    region: config.region,
    user_pool: { tier, threat_protection: tier === 'PLUS' ? (UserPoolAddOns?.AdvancedSecurityMode ?? 'OFF') : 'OFF' },
    ...(attributes !== undefined && { attributes: attributes.map(inSnakeCase) }),
    sign_in: {
      self_sign_up: pool.AdminCreateUserConfig?.AllowAdminCreateUserOnly !== true,
      new_number: config.signIn.newNumber,
      sessions: config.signIn.sessions,
    },
    password_policy: passwordPolicyOf(description),
    mfa: { mode, totp: mode === 'ON' || config.signIn.totp },
    tokens: tokensOf(client),
    messages: messagesOf(description),
    // The account's settings, and sign-ups that wait, stay as they are.
    sms: { manage: false },
    clean_up: { enabled: false },
    existing_pool: {
      id: pool.Id,
      name: pool.Name ?? '',
      ...(!ownClient && { client_id: client.ClientId, client_name: client.ClientName ?? client.ClientId }),
      username_attributes: pool.UsernameAttributes ?? [],
      ...(pool.UsernameConfiguration !== undefined && {
        case_sensitive: pool.UsernameConfiguration.CaseSensitive === true,
      }),
      schema: existingSchema(pool.SchemaAttributes ?? []),
    },
  }
}

function accountOf(arn: string | undefined): string {
  return arn?.split(':')[4] ?? ''
}

function passwordPolicyOf({ pool }: PoolDescription): ObjectValue {
  const policy = pool.Policies?.PasswordPolicy
  const isUnsaid = policy === undefined
  return {
    minimum_length: Math.max(policy?.MinimumLength ?? 8, 8),
    require_uppercase: policy?.RequireUppercase ?? isUnsaid,
    require_lowercase: policy?.RequireLowercase ?? isUnsaid,
    require_numbers: policy?.RequireNumbers ?? isUnsaid,
    require_symbols: policy?.RequireSymbols ?? isUnsaid,
    temporary_validity_days: Math.max(policy?.TemporaryPasswordValidityDays ?? 7, 1),
    history_size: policy?.PasswordHistorySize ?? 0,
  }
}

/** Texts that the variables take; another one, or none, leaves the stage's own. */
function messagesOf({ pool }: PoolDescription): ObjectValue {
  const { SmsVerificationMessage, SmsAuthenticationMessage, VerificationMessageTemplate } = pool
  const { SMSMessage, EmailSubject } = pool.AdminCreateUserConfig?.InviteMessageTemplate ?? {}
  const text = (value: string | undefined, ...parts: string[]): string | undefined =>
    value !== undefined && value.length <= 140 && parts.every((part) => value.includes(part)) ? value : undefined
  const found = {
    verification: text(VerificationMessageTemplate?.SmsMessage ?? SmsVerificationMessage, '{####}'),
    authentication: text(SmsAuthenticationMessage, '{####}'),
    invitation: text(SMSMessage, '{####}', '{username}'),
    invitation_subject: EmailSubject?.trim() === '' ? undefined : text(EmailSubject),
  }
  return Object.fromEntries(
    Object.entries(found).flatMap(([key, value]) => (value === undefined ? [] : [[key, value]])),
  )
}

function inSnakeCase(one: object): ObjectValue {
  const entries = Object.entries(one).map(([key, value]: [string, Value]): [string, Value] => [
    key.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`),
    value,
  ])
  return Object.fromEntries(entries)
}
