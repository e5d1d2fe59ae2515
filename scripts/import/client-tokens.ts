import type { ObjectValue } from '../../infra/spec/hcl/value.ts'
import type { DescribedClient } from '../stage/pool-description.ts'

const inSeconds: Record<string, number> = { seconds: 1, minutes: 60, hours: 3_600, days: 86_400 }

/** What Cognito takes where a client says nothing (API reference, UserPoolClientType). */
const usual = { access: 3_600, id: 3_600, refresh: 30 * 86_400 }

/** The variable `tokens` that comes nearest to a client's lifetimes. The variable has whole minutes and days, and limits. */
export function tokensOf(client: DescribedClient): ObjectValue {
  const { AccessTokenValidity: access, IdTokenValidity: id, RefreshTokenValidity: refresh } = client
  const { AccessToken = 'hours', IdToken = 'hours', RefreshToken = 'days' } = client.TokenValidityUnits ?? {}
  const { Feature, RetryGracePeriodSeconds: grace = 0 } = client.RefreshTokenRotation ?? {}
  return {
    access_minutes: whole(secondsOf(access, AccessToken, usual.access) / 60, 5, 1_440),
    id_minutes: whole(secondsOf(id, IdToken, usual.id) / 60, 5, 1_440),
    refresh_days: whole(secondsOf(refresh, RefreshToken, usual.refresh) / 86_400, 1, 365),
    auth_session_minutes: whole(client.AuthSessionValidity ?? 3, 3, 15),
    ...(Feature === 'ENABLED' && { rotation_grace_seconds: whole(grace, 20, 60) }),
  }
}

/** Cognito answers 0 for what was never set. */
function secondsOf(amount: number | undefined, unit: string, otherwise: number): number {
  return amount === undefined || amount === 0 ? otherwise : amount * (inSeconds[unit] ?? 1)
}

function whole(amount: number, least: number, most: number): number {
  return Math.min(Math.max(Math.round(amount), least), most)
}
