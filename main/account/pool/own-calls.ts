import type { SignedInPlace } from '../../../preload/contract/session.ts'
import type { Config } from '../../stage/config.ts'
import { exceptionOf, sendToPool } from './send-to-pool.ts'
import { placeOf } from './places.ts'

// What Amplify does not know (ListUserSessions, RevokeUserSession), or follows by something that the app does itself:
// after GlobalSignOut and DeleteUser Amplify forgets the tokens, whose fingerprint is still needed (decision 0065).

/** The operations that the app asks for itself. Each throws an error with the exception's name, as Amplify does. */
export interface OwnCalls {
  listSessions(): Promise<SignedInPlace[]>
  endSession(id: string): Promise<'ended' | 'refused'>
  endAllSessions(): Promise<null>
  deleteAccount(): Promise<null>
}

/** So many pages of a list are read. A user has a few sessions, and a page has dozens. */
const mostPages = 20

/**
 * The app's own calls to the pool of this configuration.
 * @param accessToken answers the signed-in user's, and refreshes it first when it has expired
 */
export function createOwnCalls(config: Config, accessToken: () => Promise<string>): OwnCalls {
  async function ask(operation: string, input: object = {}): Promise<Record<string, unknown>> {
    const AccessToken = await accessToken()
    const response = await sendToPool(config, operation, { AccessToken, ...input })
    const body = await response.text()
    if (response.ok) return objectIn(body)
    const { message, Message } = objectIn(body)
    const error = new Error(typeof message === 'string' ? message : typeof Message === 'string' ? Message : '')
    error.name = exceptionOf(response, body) ?? 'UnknownError'
    throw error
  }

  return {
    async listSessions() {
      const places: SignedInPlace[] = []
      let NextToken: unknown
      for (let page = 0; page < mostPages; page += 1) {
        const answer = await ask('ListUserSessions', typeof NextToken === 'string' ? { NextToken } : {})
        const sessions: unknown[] = Array.isArray(answer.Sessions) ? answer.Sessions : []
        places.push(...sessions.flatMap((session) => placeOf(session) ?? []))
        NextToken = answer.NextToken
        if (typeof NextToken !== 'string' || NextToken === '') break
      }
      return places
    },

    async endSession(SessionId) {
      try {
        await ask('RevokeUserSession', { SessionId })
        return 'ended'
      } catch (error) {
        if (!(error instanceof Error)) throw error
        // The pool itself would be missing for any other request of this user as well.
        if (error.name === 'ResourceNotFoundException') return 'ended'
        if (error.name === 'InvalidParameterException') return 'refused'
        throw error
      }
    },

    async endAllSessions() {
      await ask('GlobalSignOut')
      return null
    },

    async deleteAccount() {
      try {
        await ask('DeleteUser')
      } catch (error) {
        // An earlier request whose answer was lost may have been carried out late. The account is gone all the same.
        if (!(error instanceof Error && error.name === 'UserNotFoundException')) throw error
      }
      return null
    },
  }
}

/** The object that a body holds; an empty one for any other body, such as DeleteUser's, which is empty. */
function objectIn(body: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(body)
    return typeof value === 'object' && value !== null ? { ...value } : {}
  } catch {
    return {}
  }
}
