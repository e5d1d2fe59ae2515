import { readCatalogue } from '../modules/trigger/catalogue.ts'
import { messageFor } from '../modules/trigger/functions/custom-message.mjs'
import type { Catalogue } from '../modules/trigger/functions/texts.mjs'
import type { Pool } from './pool.ts'
import { runTrigger } from './triggers.ts'
import type { User } from './users.ts'

/** What made the pool send a message. */
export interface Occasion {
  /** The end of the event's `triggerSource`. */
  source:
    | 'SignUp'
    | 'ResendCode'
    | 'ForgotPassword'
    | 'UpdateUserAttribute'
    | 'VerifyUserAttribute'
    | 'Authentication'
    | 'AdminCreateUser'
  /** What the request said to the trigger; none where Cognito does not hand it on, as at a sign-in. */
  clientMetadata?: Record<string, string> | undefined
}

const catalogues = new Map<string, Catalogue>()

/**
 * The text of a message: the pool's, or that of the stage's own function where the settings have it.
 * @throws {CognitoError} what a CustomMessage trigger throws
 */
export function textOf(pool: Pool, user: User, template: string, { source, clientMetadata }: Occasion): string {
  runTrigger(pool, 'CustomMessage')
  const { CustomMessage: custom } = pool.settings.LocalPool
  if (custom === undefined) return template
  const key = JSON.stringify(custom)
  const catalogue = catalogues.get(key) ?? readCatalogue(custom.App, custom.Language)
  catalogues.set(key, catalogue)
  const request = {
    userAttributes: { ...user.attributes, sub: user.sub },
    codeParameter: '{####}',
    usernameParameter: source === 'AdminCreateUser' ? '{username}' : null,
    ...(clientMetadata && { clientMetadata }),
  }
  return messageFor(catalogue, { triggerSource: `CustomMessage_${source}`, request }) ?? template
}
