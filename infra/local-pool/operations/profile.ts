import { z } from 'zod'
import { authorise } from '../access-tokens.ts'
import { changeAttributes, checkPhoneFree } from '../attribute-changes.ts'
import { checkRemoval, checkWritable, conform, listed, namesOf, readable, withoutEmpty } from '../attributes.ts'
import { checkCode, codesWithout, sendCode } from '../codes.ts'
import { errors } from '../errors.ts'
import { countCall } from '../limits.ts'
import { saveUser } from '../pool.ts'
import type { User } from '../users.ts'
import { deleteUser } from './admin-users.ts'
import { accessToken, attributeName, attributes, clientMetadata, confirmationCode } from './fields.ts'
import { mfaSettings } from './mfa-settings.ts'
import { operation } from './operation.ts'

export const profileOperations = {
  GetUser: operation({
    input: z.object({ AccessToken: accessToken }),
    async run(pool, input) {
      const user = await authorise(pool, input.AccessToken)
      return {
        Username: user.sub,
        UserAttributes: listed(user.sub, readable(pool, user.attributes)),
        ...mfaSettings(user),
      }
    },
  }),

  UpdateUserAttributes: operation({
    input: z.object({ AccessToken: accessToken, UserAttributes: attributes, ClientMetadata: clientMetadata }),
    async run(pool, input) {
      const user = await authorise(pool, input.AccessToken)
      checkWritable(pool, namesOf(input.UserAttributes))
      const given = conform(pool, input.UserAttributes, {
        existing: true,
        whole: (values) => ({ ...user.attributes, ...values }),
      })
      return { CodeDeliveryDetailsList: changeAttributes(pool, user, given, input.ClientMetadata) }
    },
  }),

  DeleteUserAttributes: operation({
    input: z.object({ AccessToken: accessToken, UserAttributeNames: z.array(attributeName) }),
    async run(pool, input) {
      const user = await authorise(pool, input.AccessToken)
      const names = input.UserAttributeNames
      const kept = Object.fromEntries(Object.entries(user.attributes).filter(([name]) => !names.includes(name)))
      checkWritable(pool, names)
      checkRemoval(pool, names, kept)
      saveUser(pool, user, names.includes('phone_number') ? withoutPhone(kept) : { attributes: kept })
      return {}
    },
  }),

  GetUserAttributeVerificationCode: operation({
    input: z.object({ AccessToken: accessToken, AttributeName: attributeName, ClientMetadata: clientMetadata }),
    async run(pool, input) {
      const user = await authorise(pool, input.AccessToken)
      if (input.AttributeName !== 'phone_number') throw errors.attributeNotVerifiable()
      countCall(pool, user.sub, 'GetUserAttributeVerificationCode')
      // Also while a new number waits for its code: that one gets another by UpdateUserAttributes.
      const phone = user.attributes.phone_number
      if (phone === undefined) throw errors.attributeNotSet()
      const occasion = { source: 'VerifyUserAttribute', clientMetadata: input.ClientMetadata } as const
      return { CodeDeliveryDetails: sendCode(pool, user, 'attribute', phone, occasion) }
    },
  }),

  VerifyUserAttribute: operation({
    input: z.object({ AccessToken: accessToken, AttributeName: attributeName, Code: confirmationCode }),
    async run(pool, input) {
      const user = await authorise(pool, input.AccessToken)
      if (input.AttributeName !== 'phone_number') throw errors.attributeNotVerifiable()
      countCall(pool, user.sub, 'VerifyUserAttribute')
      const phone = checkCode(pool, user, 'attribute', input.Code)
      if (phone !== user.pendingPhone && phone !== user.attributes.phone_number) throw errors.codeExpired()
      // Somebody else may have taken the number since the code was sent.
      checkPhoneFree(pool, user, phone)
      saveUser(pool, user, {
        attributes: { ...user.attributes, phone_number: phone, phone_number_verified: 'true' },
        signInPhone: phone,
        pendingPhone: phone === user.pendingPhone ? null : user.pendingPhone,
        codes: codesWithout(user, 'attribute'),
      })
      return {}
    },
  }),

  DeleteUser: operation({
    input: z.object({ AccessToken: accessToken }),
    async run(pool, input) {
      const user = await authorise(pool, input.AccessToken)
      deleteUser(pool, user)
      return undefined
    },
  }),
}

/** Without a number the UUID is the only name to sign in with. */
function withoutPhone(kept: Record<string, string>): Partial<User> {
  return { attributes: withoutEmpty({ ...kept, phone_number_verified: '' }), signInPhone: null, pendingPhone: null }
}
