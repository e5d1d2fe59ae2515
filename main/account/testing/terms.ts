import { AdminGetUserCommand } from '@aws-sdk/client-cognito-identity-provider'
import { addAttribute } from '../../../infra/local-pool/testing/add-attribute.ts'
import { attributeDefinition, usualAttributes } from '../../../preload/contract/attributes/definition.ts'
import type { Session } from '../../../preload/contract/session.ts'
import { administrator, everything, pool, startApp, usersAgreeTo, useStage } from './rig.ts'

// A company that asks its users to agree to its terms (decision 0067).

export const terms = 'custom:terms_version'
const attributes = [...usualAttributes, attributeDefinition.parse({ name: terms, signUp: false, visible: false })]

/**
 * Starts the app of a company whose users agree to this version; null for one that asks nobody.
 * @returns the session
 */
export function startAsking(version: string | null): Promise<Session> {
  addAttribute(pool, terms)
  useStage({ attributes, signIn: everything })
  usersAgreeTo(version === null ? null : { attribute: terms, version })
  return startApp()
}

/** The version that the pool keeps of a user; null without one. */
export async function keptOf(Username: string): Promise<string | null> {
  const user = await administrator().send(new AdminGetUserCommand({ UserPoolId: pool.userPoolId, Username }))
  return user.UserAttributes?.find(({ Name }) => Name === terms)?.Value ?? null
}

/** Whether the signed-in user still has to agree. */
export function isDue(session: Session): boolean {
  return 'consentDue' in session
}
