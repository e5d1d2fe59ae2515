import { z } from './schema.ts'

/** The user pool's password policy, as DescribeUserPool names it. */
export const passwordPolicy = z.object({
  minimumLength: z.int().check(z.gte(6), z.lte(99)),
  requireUppercase: z.boolean(),
  requireLowercase: z.boolean(),
  requireNumbers: z.boolean(),
  requireSymbols: z.boolean(),
})
export type PasswordPolicy = z.output<typeof passwordPolicy>
