import { z } from './schema.ts'

/** The user pool's password policy, as DescribeUserPool names it. */
export const passwordPolicy = z.object({
  minimumLength: z.int().check(z.gte(6), z.lte(99)),
  requireUppercase: z.boolean(),
  requireLowercase: z.boolean(),
  requireNumbers: z.boolean(),
  requireSymbols: z.boolean(),
  /** How many of a user's last passwords a new one may not be; the pool alone can tell. Absent: none. */
  historySize: z.optional(z.int().check(z.gte(0), z.lte(24))),
})
export type PasswordPolicy = z.output<typeof passwordPolicy>
