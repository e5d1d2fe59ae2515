import { z } from 'zod'
import { listed } from '../attributes.ts'
import { sendCode } from '../codes.ts'
import { errors } from '../errors.ts'
import { choosePassword } from '../passwords.ts'
import { findUser, saveUser, type Pool } from '../pool.ts'
import { forgetAllOf, revokeAllOf, signOutEverywhere } from '../tokens.ts'
import { runTrigger } from '../triggers.ts'
import { hasVerifiedPhone, type User } from '../users.ts'
import { clientMetadata, password, userPoolId, username } from './fields.ts'
import { mfaSettings } from './mfa-settings.ts'
import { recoversByAdminOnly } from './passwords.ts'
import { operation } from './operation.ts'
import { checkPool, seconds, temporaryUntil } from './pool-id.ts'

/** What names a user on the admin side. */
export const named = z.object({ UserPoolId: userPoolId, Username: username })

export const adminUserOperations = {
  AdminGetUser: operation({
    signed: true,
    input: named,
    run(pool, input) {
      const user = existing(pool, input)
      return {
        Username: user.sub,
        UserAttributes: listed(user.sub, Object.entries(user.attributes)),
        UserCreateDate: seconds(user.createdAt),
        UserLastModifiedDate: seconds(user.modifiedAt),
        Enabled: user.enabled,
        UserStatus: user.status,
        ...mfaSettings(user),
      }
    },
  }),

  AdminConfirmSignUp: operation({
    signed: true,
    input: named,
    run(pool, input) {
      const user = existing(pool, input)
      if (user.status !== 'UNCONFIRMED') throw errors.alreadyConfirmed(user.status)
      saveUser(pool, user, { status: 'CONFIRMED', codes: {} })
      runTrigger(pool, 'PostConfirmation')
      return {}
    },
  }),

  AdminDisableUser: operation({
    signed: true,
    input: named,
    run(pool, input) {
      const user = existing(pool, input)
      // The tokens do not come back when the user is enabled again.
      revokeAllOf(pool, user.sub)
      saveUser(pool, user, { enabled: false })
      return {}
    },
  }),

  AdminEnableUser: operation({
    signed: true,
    input: named,
    run(pool, input) {
      saveUser(pool, existing(pool, input), { enabled: true })
      return {}
    },
  }),

  AdminUserGlobalSignOut: operation({
    signed: true,
    input: named,
    run(pool, input) {
      signOutEverywhere(pool, existing(pool, input))
      return {}
    },
  }),

  AdminDeleteUser: operation({
    signed: true,
    input: named,
    run(pool, input) {
      deleteUser(pool, existing(pool, input))
      return undefined
    },
  }),

  AdminResetUserPassword: operation({
    signed: true,
    input: named.extend({ ClientMetadata: clientMetadata }),
    run(pool, input) {
      const user = existing(pool, input)
      if (user.status === 'FORCE_CHANGE_PASSWORD') throw errors.resetNotInThisState()
      if (recoversByAdminOnly(pool)) throw errors.recoveryByAdminOnly()
      const phone = user.attributes.phone_number
      if (phone === undefined || !hasVerifiedPhone(user)) throw errors.noVerifiedContact()
      const occasion = { source: 'ForgotPassword', clientMetadata: input.ClientMetadata } as const
      sendCode(pool, saveUser(pool, user, { status: 'RESET_REQUIRED' }), 'reset', phone, occasion)
      return {}
    },
  }),

  AdminSetUserPassword: operation({
    signed: true,
    input: named.extend({ Password: password, Permanent: z.boolean().default(false) }),
    run(pool, input) {
      const user = existing(pool, input)
      saveUser(pool, user, {
        status: input.Permanent ? 'CONFIRMED' : 'FORCE_CHANGE_PASSWORD',
        ...choosePassword(pool, user, input.Password),
        passwordExpiresAt: input.Permanent ? null : temporaryUntil(pool),
      })
      return {}
    },
  }),
}

/** @throws {CognitoError} ResourceNotFoundException for another pool; UserNotFoundException */
export function existing(pool: Pool, input: z.output<typeof named>): User {
  checkPool(pool, input.UserPoolId)
  const user = findUser(pool, input.Username)
  if (user === undefined) throw errors.userNotFound()
  return user
}

/** Forgets a user with everything that belongs to them. */
export function deleteUser(pool: Pool, user: User): void {
  forgetAllOf(pool, user.sub)
  pool.store.attempts.delete(user.sub)
  pool.store.users.delete(user.sub)
}
