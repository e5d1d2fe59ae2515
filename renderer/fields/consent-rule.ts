import * as z from 'zod/mini'
import type { FieldRule } from './rules.ts'

/** The rule for the box of somebody who agrees: it must be ticked where the company asks. */
export function consentRule(asked: boolean): FieldRule {
  return {
    schema: z.string().check(z.refine((value) => !asked || value === 'true')),
    explain: () => 'consent.needed',
  }
}
