import { z } from 'zod'
import { authorise } from '../access-tokens.ts'
import { checkCode, codesWithout, sendCode } from '../codes.ts'
import { errors } from '../errors.ts'
import { countCall, forgetFailures, isTurnForError } from '../limits.ts'
import { choosePassword, isPassword } from '../passwords.ts'
import { findUser, hidesExistence, hidesStatus, saveUser, simulatedSub, type Pool } from '../pool.ts'
import { usesSmsAsFactor } from '../sign-in/factors.ts'
import { runTrigger } from '../triggers.ts'
import { hasVerifiedPhone, type User } from '../users.ts'
import { checkClient } from './client.ts'
import { accessToken, clientId, clientMetadata, confirmationCode, password, secretHash, username } from './fields.ts'
import { operation } from './operation.ts'
import { simulatedDelivery } from './simulated-delivery.ts'

export const passwordOperations = {
  ForgotPassword: operation({
    input: z.object({
      ClientId: clientId,
      SecretHash: secretHash,
      Username: username,
      ClientMetadata: clientMetadata,
    }),
    run(pool, input) {
      checkClient(pool, input.ClientId, input.SecretHash)
      const user = findUser(pool, input.Username)
      const who = user?.sub ?? simulatedSub(pool, input.Username)
      countCall(pool, who, 'ForgotPassword')
      if (user?.enabled !== true) {
        if (!hidesExistence(pool)) throw user === undefined ? errors.usernameUnknown() : errors.userDisabled()
        if (isTurnForError(pool, who, 'ForgotPassword')) throw errors.noVerifiedContact()
        return { CodeDeliveryDetails: simulatedDelivery(pool, input.Username) }
      }
      if (user.status === 'UNCONFIRMED' && hidesStatus(pool)) {
        return { CodeDeliveryDetails: simulatedDelivery(pool, input.Username) }
      }
      const occasion = { source: 'ForgotPassword', clientMetadata: input.ClientMetadata } as const
      return { CodeDeliveryDetails: sendCode(pool, user, 'reset', recoveryPhone(pool, user), occasion) }
    },
  }),

  ConfirmForgotPassword: operation({
    input: z.object({
      ClientId: clientId,
      SecretHash: secretHash,
      Username: username,
      ConfirmationCode: confirmationCode,
      Password: password,
    }),
    run(pool, input) {
      checkClient(pool, input.ClientId, input.SecretHash)
      const user = findUser(pool, input.Username)
      countCall(pool, user?.sub ?? simulatedSub(pool, input.Username), 'ConfirmForgotPassword')
      if (user === undefined) throw hidesExistence(pool) ? errors.codeMismatch() : errors.usernameUnknown()
      if (!user.enabled) throw hidesExistence(pool) ? errors.codeExpired() : errors.userDisabled()
      checkCode(pool, user, 'reset', input.ConfirmationCode)
      saveUser(pool, user, {
        status: 'CONFIRMED',
        ...choosePassword(pool, user, input.Password),
        passwordExpiresAt: null,
        codes: codesWithout(user, 'reset'),
      })
      forgetFailures(pool, user.sub)
      runTrigger(pool, 'PostConfirmation')
      return {}
    },
  }),

  ChangePassword: operation({
    input: z.object({ AccessToken: accessToken, PreviousPassword: password.optional(), ProposedPassword: password }),
    async run(pool, input) {
      const user = await authorise(pool, input.AccessToken)
      countCall(pool, user.sub, 'ChangePassword')
      if (!isPassword(pool, user, input.PreviousPassword ?? '')) throw errors.wrongCredentials()
      saveUser(pool, user, choosePassword(pool, user, input.ProposedPassword))
      return {}
    },
  }),
}

/** Whether no code resets a password, neither at the user's request nor at an administrator's. */
export function recoversByAdminOnly({ settings }: Pool): boolean {
  return settings.UserPool.AccountRecoverySetting.RecoveryMechanisms[0].Name === 'admin_only'
}

/**
 * Where the code of a reset goes. A number that is the user's second factor does not qualify: else one stolen phone
 * would be enough.
 */
function recoveryPhone(pool: Pool, user: User): string {
  if (user.status === 'FORCE_CHANGE_PASSWORD') throw errors.resetNotInThisState()
  if (recoversByAdminOnly(pool)) throw errors.recoveryByAdminOnly()
  const phone = user.attributes.phone_number
  if (phone === undefined || !hasVerifiedPhone(user) || usesSmsAsFactor(pool, user)) throw errors.noVerifiedContact()
  return phone
}
