import { sessionId, type SignedInPlace } from '../../../preload/contract/session.ts'

/** The longest text of a place that crosses the bridge, in UTF-16 units. */
const longest = 1_024

/**
 * A session as the pool describes it (SessionDescriptionType). It takes anything: what is missing or unknown is null.
 * Null for a session without a name that the contract takes, which nobody could end.
 */
export function placeOf(described: unknown): SignedInPlace | null {
  const session = recordOf(described)
  const id = sessionId.safeParse(session.SessionId)
  if (!id.success) return null
  const { City, Country } = recordOf(session.LastLocation)
  return {
    id: id.data,
    current: session.IsCurrentSession === true,
    createdAt: timeOf(session.CreateDate),
    lastActiveAt: timeOf(session.LastActiveDate),
    device: textOf(session.DeviceType),
    city: textOf(City),
    country: textOf(Country),
  }
}

/** This app first, then the latest used; those of unknown use come last. */
export function inOrder(places: readonly SignedInPlace[]): SignedInPlace[] {
  const rank = ({ current, lastActiveAt }: SignedInPlace): number => (current ? Infinity : (lastActiveAt ?? -Infinity))
  return places.toSorted((one, other) => (rank(one) < rank(other) ? 1 : rank(one) > rank(other) ? -1 : 0))
}

function recordOf(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? { ...value } : {}
}

/** A time of AWS's JSON, in seconds with a fraction, as milliseconds. */
function timeOf(value: unknown): number | null {
  const time = typeof value === 'number' ? Math.round(value * 1_000) : NaN
  return Number.isSafeInteger(time) ? time : null
}

/** The pool says `unknown` where it could not find out. */
function textOf(value: unknown): string | null {
  const text = typeof value === 'string' ? value.trim() : ''
  return text === '' || text.toLowerCase() === 'unknown' ? null : text.slice(0, longest)
}
