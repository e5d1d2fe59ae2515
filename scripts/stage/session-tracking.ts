import { z } from 'zod'
import { usualPatience } from './ask.ts'
import { getSessionTracking, setSessionTracking } from './aws-cli.ts'
import { askLocally } from './local-description.ts'

const answer = z.object({
  UserSessionTracking: z.enum(['ENABLED', 'DISABLED']),
  TokenSession: z.object({ MaxPerUser: z.int().optional() }).optional(),
})

/** Whether a pool tracks sessions, and how many one user may have; null where it does not say. */
export interface SessionTracking {
  tracks: boolean
  most: number | null
}

/** Asks and tells a pool whether it tracks sessions. Each call throws an Error with a sentence. */
export interface TrackingPool {
  read: () => Promise<SessionTracking>
  track: (most: number) => Promise<void>
}

/**
 * A stage's pool.
 * @param endpoint `http://127.0.0.1:PORT` of a local pool; without it, AWS by its CLI
 */
export function trackingPool(poolId: string, endpoint?: string): TrackingPool {
  const locally = (operation: string, more: object = {}): Promise<string> =>
    askLocally(endpoint ?? '', operation, { UserPoolId: poolId, ...more }, usualPatience)
  return endpoint === undefined
    ? {
        read: () => Promise.resolve(parse(getSessionTracking(poolId))),
        track: (most) => Promise.resolve(void setSessionTracking(poolId, most)),
      }
    : {
        read: async () => parse(await locally('GetUserPoolSessionConfiguration')),
        track: async (most) => {
          const tracked = { UserSessionTracking: 'ENABLED', TokenSession: { MaxPerUser: most } }
          await locally('SetUserPoolSessionConfiguration', tracked)
        },
      }
}

function parse(printed: string): SessionTracking {
  const parsed = answer.safeParse(JSON.parse(printed))
  if (!parsed.success) throw new Error('The pool’s answer does not say whether it tracks sessions.')
  const { UserSessionTracking, TokenSession } = parsed.data
  return { tracks: UserSessionTracking === 'ENABLED', most: TokenSession?.MaxPerUser ?? null }
}

/**
 * Brings a pool's tracking to what its stage shows, and says what was found or done.
 * @param wanted whether the stage's app shows sessions
 * @param most how many sessions one user may have; null leaves them as they are, and means 20 where none are tracked
 * @param mayChange whether the pool may be changed; otherwise the sentence says what is wrong
 */
export async function bringTracking(
  pool: TrackingPool,
  wanted: boolean,
  most: number | null,
  mayChange: boolean,
): Promise<{ isWell: boolean; says: string }> {
  const before = await pool.read()
  if (!wanted) {
    const says = before.tracks
      ? 'The pool tracks sessions, with address and place, and the app of this stage does not show them.'
      : 'The pool tracks no sessions, and the app of this stage shows none.'
    return { isWell: true, says }
  }
  const isRight = before.tracks && (most === null || most === before.most)
  if (isRight) return { isWell: true, says: `The pool tracks ${inWords(before)}.` }
  if (!mayChange) {
    const found = before.tracks ? `tracks ${inWords(before)}` : 'tracks no sessions'
    return {
      isWell: false,
      says: `The app of this stage shows sessions, and the pool ${found}: leave --check out to set it.`,
    }
  }
  await pool.track(most ?? before.most ?? 20)
  const after = await pool.read()
  if (!after.tracks) throw new Error('The pool took the setting, and still says that it tracks no sessions.')
  return {
    isWell: true,
    says: `The pool tracks ${inWords(after)} from now on. Who is signed in already is in the list after the next sign-in.`,
  }
}

function inWords({ most }: SessionTracking): string {
  return most === null ? 'sessions' : `sessions, ${String(most)} of each user at most`
}
