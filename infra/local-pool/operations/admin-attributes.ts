import { changeAttributes, checkPhoneFree } from '../attribute-changes.ts'
import { conform, withoutEmpty } from '../attributes.ts'
import { saveUser } from '../pool.ts'
import { existing, named } from './admin-users.ts'
import { attributes, clientMetadata } from './fields.ts'
import { operation } from './operation.ts'

export const adminAttributeOperations = {
  AdminUpdateUserAttributes: operation({
    signed: true,
    input: named.extend({ UserAttributes: attributes, ClientMetadata: clientMetadata }),
    run(pool, input) {
      const user = existing(pool, input)
      const given = conform(pool, input.UserAttributes, {
        existing: true,
        whole: (values) => ({ ...user.attributes, ...values }),
      })
      const phone = given.phone_number ?? user.attributes.phone_number
      if (given.phone_number_verified !== 'true' || phone === undefined) {
        changeAttributes(pool, user, given, input.ClientMetadata)
        return {}
      }
      // An administrator who vouches for the number spares the user the code.
      checkPhoneFree(pool, user, phone)
      const vouchedFor = withoutEmpty({ ...user.attributes, ...given, phone_number: phone })
      saveUser(pool, user, { attributes: vouchedFor, signInPhone: phone, pendingPhone: null })
      return {}
    },
  }),
}
