import { knownOf } from '../../preload/contract/attributes.ts'
import { z } from '../../preload/contract/schema.ts'
import { longestAttribute, profile, type Profile } from '../../preload/contract/session.ts'

/** Version 0.1.0 wrote the attributes beside the number, each under the app's own name for it. */
const flatProfile = z.object({
  phoneNumber: profile.shape.phoneNumber,
  phoneNumberVerified: profile.shape.phoneNumberVerified,
  name: z.string(),
  company: z.string(),
  role: z.string(),
})

/**
 * A profile in a file, as this version or 0.1.0 wrote it. Only attributes that the app knows are kept, because a file
 * may hold anything.
 */
export const knownProfile = z.pipe(
  z.union([profile, flatProfile]),
  z.transform((found): Profile => {
    const { phoneNumber, phoneNumberVerified } = found
    const values =
      'attributes' in found
        ? found.attributes
        : { name: found.name, 'custom:company': found.company, 'custom:role_name': found.role }
    return { phoneNumber, phoneNumberVerified, attributes: knownOf(values, longestAttribute) }
  }),
)
