import { addAttribute } from '../../infra/local-pool/testing/add-attribute.ts'
import type { LocalPool } from '../../infra/local-pool/server.ts'
import { attributeDefinition, usualAttributes } from '../../preload/contract/attributes/definition.ts'

// A company that asks its users to agree to its terms (decision 0067).

/** The attribute that keeps what a user agreed to. */
export const terms = 'custom:terms_version'

/** What the company asks its users to agree to, one after the other. */
export const [firstTerms, nextTerms] = ['2026-11', '2027-03']

/** What the pool knows of somebody who agreed already. */
export const agreed = { [terms]: firstTerms }

/** The usual attributes, and that one. */
export const attributesWithTerms = [
  ...usualAttributes,
  attributeDefinition.parse({ name: terms, signUp: false, visible: false }),
]

/** Lets a pool keep what its users agree to. */
export function poolKeepsTerms(pool: LocalPool): void {
  addAttribute(pool, terms)
}
