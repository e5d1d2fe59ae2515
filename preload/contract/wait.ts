import { z } from './schema.ts'

/**
 * A wait that the user is asked for. `until`: in milliseconds since the epoch. After a code it is short and exact.
 * After a limit it is the latest time at which the pool accepts another try, because Cognito does not say the exact
 * time.
 */
export const wait = z.strictObject({
  until: z.int(),
  cause: z.enum(['codeSent', 'tooManyRequests']),
})
export type Wait = z.output<typeof wait>
