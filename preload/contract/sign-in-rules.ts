import { z } from './schema.ts'

/** How people get and use an account of this stage, as its pool is set. Each rule has a default: that of version 0.1.0. */
export const signInRules = z.strictObject({
  /** Whether people may create accounts themselves. False for a pool whose users only an administrator creates. */
  selfSignUp: z._default(z.boolean(), true),
  /** How long a sign-in may wait for its next step, such as a code: the app client's AuthSessionValidity, in minutes. */
  challengeMinutes: z._default(z.int().check(z.gte(3), z.lte(15)), 3),
})
export type SignInRules = z.output<typeof signInRules>
