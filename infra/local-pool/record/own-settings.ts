import { defaultSettings } from '../default-settings.ts'
import type { PoolSettings } from '../settings.ts'
import type { Change } from './behaviour.ts'

/** Lets the client send passwords, which the app's own client may not. */
const allowPasswords: Change = ({ UserPoolClient }) => {
  UserPoolClient.ExplicitAuthFlows = ['ALLOW_USER_SRP_AUTH', 'ALLOW_USER_PASSWORD_AUTH', 'ALLOW_REFRESH_TOKEN_AUTH']
}

/**
 * The settings of a pool that is made for a behaviour. It has no second factor and tracks no sessions unless the
 * behaviour says so. Its twin in AWS has no way to send a text message.
 */
export function ownSettings(...changes: (Change | undefined)[]): PoolSettings {
  const withoutSms: Change = ({ UserPool, UserPoolMfaConfig, UserPoolSessionConfiguration }) => {
    UserPool.MfaConfiguration = 'OFF'
    UserPool.DeletionProtection = 'INACTIVE'
    UserPoolMfaConfig.SmsMfaConfiguration.Enabled = false
    UserPoolMfaConfig.SoftwareTokenMfaConfiguration.Enabled = false
    UserPoolSessionConfiguration.UserSessionTracking = 'DISABLED'
  }
  return changed(defaultSettings(), withoutSms, allowPasswords, ...changes)
}

/** The settings of the stage's pool with an app client for a behaviour. */
export function stageSettings(stage: PoolSettings, change: Change | undefined): PoolSettings {
  return changed(stage, allowPasswords, change)
}

function changed(settings: PoolSettings, ...changes: (Change | undefined)[]): PoolSettings {
  const copy = structuredClone(settings)
  for (const change of changes) change?.(copy)
  return copy
}
