import { z } from 'zod'
import { checkPhone, checkWritable, conform, namesOf, withoutEmpty } from '../attributes.ts'
import { checkCode, codesWithout, sendCode } from '../codes.ts'
import { errors } from '../errors.ts'
import { countCall, isTurnForError } from '../limits.ts'
import { checkPolicy, hashPassword } from '../passwords.ts'
import { findUser, hidesExistence, hidesStatus, newSub, saveUser, simulatedSub } from '../pool.ts'
import { runTrigger } from '../triggers.ts'
import { createUser } from '../users.ts'
import { checkClient } from './client.ts'
import { attributes, clientId, clientMetadata, confirmationCode, password, secretHash, username } from './fields.ts'
import { operation } from './operation.ts'
import { simulatedDelivery } from './simulated-delivery.ts'

export const signUpOperations = {
  SignUp: operation({
    input: z.object({
      ClientId: clientId,
      SecretHash: secretHash,
      Username: username,
      Password: password,
      UserAttributes: attributes.optional(),
      ClientMetadata: clientMetadata,
    }),
    run(pool, input) {
      checkClient(pool, input.ClientId, input.SecretHash)
      if (pool.settings.UserPool.AdminCreateUserConfig.AllowAdminCreateUserOnly) throw errors.signUpNotPermitted()
      const phone = signUpPhone(input.Username)
      const whole = (values: Record<string, string>): Record<string, string> => ({ ...values, phone_number: phone })
      const asked = input.UserAttributes ?? []
      checkWritable(pool, namesOf(asked))
      const given = conform(pool, asked, { whole })
      const kept = withoutEmpty(whole(given))
      checkPolicy(pool, input.Password)
      if (pool.store.userByPhone(phone) !== undefined) throw errors.phoneTaken()
      runTrigger(pool, 'PreSignUp')

      const sub = newSub()
      const { autoConfirmUser = false, autoVerifyPhone = false } = pool.settings.LocalPool.PreSignUp ?? {}
      const shown = { ...kept, phone_number_verified: String(autoVerifyPhone) }
      const made = createUser(sub, shown, autoConfirmUser ? 'CONFIRMED' : 'UNCONFIRMED', pool.clock.now())
      const user = saveUser(pool, made, { password: hashPassword(pool, sub, input.Password) })
      // Nothing is left to confirm, so no code goes out.
      if (autoConfirmUser) {
        runTrigger(pool, 'PostConfirmation')
        return { UserConfirmed: true, UserSub: sub }
      }
      const occasion = { source: 'SignUp', clientMetadata: input.ClientMetadata } as const
      return {
        UserConfirmed: false,
        UserSub: sub,
        CodeDeliveryDetails: sendCode(pool, user, 'signUp', phone, occasion),
      }
    },
  }),

  ConfirmSignUp: operation({
    input: z.object({
      ClientId: clientId,
      SecretHash: secretHash,
      Username: username,
      ConfirmationCode: confirmationCode,
    }),
    run(pool, input) {
      checkClient(pool, input.ClientId, input.SecretHash)
      const user = findUser(pool, input.Username)
      countCall(pool, user?.sub ?? simulatedSub(pool, input.Username), 'ConfirmSignUp')
      if (user === undefined) throw hidesExistence(pool) ? errors.codeExpired() : errors.usernameUnknown()
      if (!user.enabled) throw errors.userDisabled()
      if (user.status !== 'UNCONFIRMED') throw errors.alreadyConfirmed(user.status)
      checkCode(pool, user, 'signUp', input.ConfirmationCode)
      saveUser(pool, user, {
        status: 'CONFIRMED',
        attributes: { ...user.attributes, phone_number_verified: 'true' },
        codes: codesWithout(user, 'signUp'),
        provedPhoneAtSignUp: true,
      })
      runTrigger(pool, 'PostConfirmation')
      return {}
    },
  }),

  ResendConfirmationCode: operation({
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
      countCall(pool, who, 'ResendConfirmationCode')
      if (user?.enabled !== true) {
        if (!hidesExistence(pool)) throw user === undefined ? errors.usernameUnknown() : errors.userDisabled()
        if (isTurnForError(pool, who, 'ResendConfirmationCode')) throw errors.resendWhenConfirmed()
        return { CodeDeliveryDetails: simulatedDelivery(pool, input.Username) }
      }
      const phone = user.attributes.phone_number
      if (user.status !== 'UNCONFIRMED' || phone === undefined) {
        if (hidesStatus(pool)) return { CodeDeliveryDetails: simulatedDelivery(pool, input.Username) }
        throw errors.resendWhenConfirmed()
      }
      const occasion = { source: 'ResendCode', clientMetadata: input.ClientMetadata } as const
      return { CodeDeliveryDetails: sendCode(pool, user, 'signUp', phone, occasion) }
    },
  }),
}

/** The user name of a new user is the phone number. */
export function signUpPhone(name: string): string {
  if (!name.startsWith('+')) throw errors.usernameNotPhone()
  checkPhone(name)
  return name
}
