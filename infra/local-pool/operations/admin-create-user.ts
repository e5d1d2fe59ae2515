import { randomInt } from 'node:crypto'
import { z } from 'zod'
import { conform, listed, withoutEmpty } from '../attributes.ts'
import { textOf } from '../custom-message.ts'
import { errors } from '../errors.ts'
import { checkPolicy, hashPassword } from '../passwords.ts'
import { findUser, newSub, saveUser, type Pool } from '../pool.ts'
import { runTrigger } from '../triggers.ts'
import { createUser, type User } from '../users.ts'
import { attributes, clientMetadata, password, userPoolId, username } from './fields.ts'
import { operation } from './operation.ts'
import { checkPool, seconds, temporaryUntil } from './pool-id.ts'
import { signUpPhone } from './sign-up.ts'

export const adminCreateUserOperations = {
  AdminCreateUser: operation({
    signed: true,
    input: z.object({
      UserPoolId: userPoolId,
      Username: username,
      UserAttributes: attributes.optional(),
      TemporaryPassword: password.optional(),
      MessageAction: z.enum(['RESEND', 'SUPPRESS']).optional(),
      DesiredDeliveryMediums: z.array(z.enum(['SMS', 'EMAIL'])).optional(),
      // Looked at, and not handed to the trigger of a message: AWS names the trigger before a sign-up alone.
      ClientMetadata: clientMetadata,
    }),
    run(pool, input) {
      checkPool(pool, input.UserPoolId)
      const temporary = input.TemporaryPassword ?? temporaryPassword(pool)
      checkPolicy(pool, temporary)
      const invited =
        input.MessageAction === 'RESEND'
          ? waitingUser(pool, input.Username)
          : newUser(pool, input.Username, input.UserAttributes ?? [])
      const user = saveUser(pool, invited, {
        password: hashPassword(pool, invited.sub, temporary),
        passwordExpiresAt: temporaryUntil(pool),
      })
      if (input.MessageAction !== 'SUPPRESS') invite(pool, user, temporary)
      return { User: described(user) }
    },
  }),
}

function newUser(pool: Pool, name: string, given: z.output<typeof attributes>): User {
  const phone = signUpPhone(name)
  const kept = withoutEmpty({ phone_number_verified: 'false', ...conform(pool, given), phone_number: phone })
  if (pool.store.userByPhone(phone) !== undefined) throw errors.phoneTaken()
  runTrigger(pool, 'PreSignUp')
  return createUser(newSub(), kept, 'FORCE_CHANGE_PASSWORD', pool.clock.now())
}

function waitingUser(pool: Pool, name: string): User {
  const user = findUser(pool, name)
  if (user === undefined) throw errors.userNotFound()
  if (user.status !== 'FORCE_CHANGE_PASSWORD') throw errors.resendNotPossible(user.status)
  return user
}

function invite(pool: Pool, user: User, temporary: string): void {
  const phone = user.attributes.phone_number
  if (phone === undefined) return
  const template = pool.settings.UserPool.AdminCreateUserConfig.InviteMessageTemplate.SMSMessage
  const text = textOf(pool, user, template, { source: 'AdminCreateUser' })
  pool.sms.send(phone, text, temporary, phone)
}

/** A user as the admin side lists them. */
export function described(user: User): object {
  return {
    Username: user.sub,
    Attributes: listed(user.sub, Object.entries(user.attributes)),
    UserCreateDate: seconds(user.createdAt),
    UserLastModifiedDate: seconds(user.modifiedAt),
    Enabled: user.enabled,
    UserStatus: user.status,
  }
}

/** A password that every policy accepts: letters of four classes in turn, without those that look alike. */
function temporaryPassword({ settings }: Pool): string {
  const classes = ['ABCDEFGHJKLMNPQRSTUVWXYZ', 'abcdefghijkmnpqrstuvwxyz', '23456789', '!#%+-=?@']
  const length = Math.max(settings.UserPool.Policies.PasswordPolicy.MinimumLength, 8)
  return Array.from({ length }, (_, index) => {
    const letters = classes[index % classes.length] ?? ''
    return letters[randomInt(letters.length)] ?? ''
  }).join('')
}
