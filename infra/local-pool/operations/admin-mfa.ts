import { z } from 'zod'
import { errors } from '../errors.ts'
import { saveUser, type Pool } from '../pool.ts'
import { existing, named } from './admin-users.ts'
import { userPoolId } from './fields.ts'
import { preferences, setPreferences } from './mfa-preferences.ts'
import { operation } from './operation.ts'
import { checkPool } from './pool-id.ts'

/** What an administrator decides about second factors. The pool's own last until it ends: its settings are not kept. */
export const adminMfaOperations = {
  AdminSetUserMFAPreference: operation({
    signed: true,
    input: named.extend(preferences),
    run(pool, input) {
      // Unlike the user, an administrator may turn an authenticator app on before it is set up.
      setPreferences(pool, existing(pool, input), input)
      return {}
    },
  }),

  AdminDeleteSoftwareToken: operation({
    signed: true,
    input: named,
    run(pool, input) {
      const user = existing(pool, input)
      if (user.status === 'UNCONFIRMED') throw errors.userNotConfirmed()
      const { enabled, preferred } = user.mfa
      saveUser(pool, user, {
        mfa: {
          totpSecret: null,
          totpPending: null,
          totpLastStep: 0,
          enabled: enabled.filter((type) => type !== 'SOFTWARE_TOKEN_MFA'),
          preferred: preferred === 'SOFTWARE_TOKEN_MFA' ? null : preferred,
        },
      })
      return {}
    },
  }),

  GetUserPoolMfaConfig: operation({
    signed: true,
    input: z.object({ UserPoolId: userPoolId }),
    run(pool, input) {
      checkPool(pool, input.UserPoolId)
      return mfaConfig(pool)
    },
  }),

  SetUserPoolMfaConfig: operation({
    signed: true,
    input: z.object({
      UserPoolId: userPoolId,
      MfaConfiguration: z.enum(['OFF', 'ON', 'OPTIONAL']).default('OFF'),
      SmsMfaConfiguration: z.object({ SmsAuthenticationMessage: z.string().min(6).max(140).optional() }).optional(),
      SoftwareTokenMfaConfiguration: z.object({ Enabled: z.boolean().default(false) }).optional(),
    }),
    run(pool, input) {
      checkPool(pool, input.UserPoolId)
      const { SmsMfaConfiguration: sms, SoftwareTokenMfaConfiguration: totp, MfaConfiguration } = input
      if (MfaConfiguration !== 'OFF' && sms === undefined && totp?.Enabled !== true) throw errors.noFactorForMfa()
      const { UserPool, UserPoolMfaConfig } = pool.settings
      // What the call leaves out is off afterwards.
      UserPool.MfaConfiguration = MfaConfiguration
      UserPool.SmsAuthenticationMessage = sms?.SmsAuthenticationMessage ?? UserPool.SmsAuthenticationMessage
      UserPoolMfaConfig.SmsMfaConfiguration = { Enabled: sms !== undefined }
      UserPoolMfaConfig.SoftwareTokenMfaConfiguration = { Enabled: totp?.Enabled === true }
      return mfaConfig(pool)
    },
  }),
}

/** The pool's second factors, as both operations answer them: SMS is absent where it is none. */
function mfaConfig({ settings }: Pool): object {
  const { UserPool, UserPoolMfaConfig } = settings
  const { SmsAuthenticationMessage, SmsConfiguration } = UserPool
  return {
    MfaConfiguration: UserPool.MfaConfiguration,
    SoftwareTokenMfaConfiguration: UserPoolMfaConfig.SoftwareTokenMfaConfiguration,
    ...(UserPoolMfaConfig.SmsMfaConfiguration.Enabled && {
      SmsMfaConfiguration: { SmsAuthenticationMessage, SmsConfiguration },
    }),
  }
}
