import { onTestFinished } from 'vitest'
import { defaultSettings } from '../../default-settings.ts'
import type { PoolSettings } from '../../settings.ts'
import type { Behaviour } from '../behaviour.ts'
import { behaviours } from '../behaviours/all.ts'
import { startLocalAccount, type Exchange, type LocalAccount } from '../local-account.ts'
import { createPlace, type Place } from '../place.ts'
import { record, type Result } from '../run.ts'
import { recordingSdk } from '../sdk.ts'

/** Local pools that play AWS until the end of the test. */
export async function openAccount(
  watch?: (exchange: Exchange) => Exchange,
  stage = defaultSettings(),
): Promise<LocalAccount> {
  const account = await startLocalAccount({ stage, ...(watch && { watch }) })
  onTestFinished(() => account.close())
  return account
}

export function placeIn({ endpoint, clock }: LocalAccount, stage = defaultSettings()): Place {
  const sdk = recordingSdk({ region: 'eu-central-1', endpoint, pace: 0 })
  return createPlace({ sdk, tidying: sdk, clock, stage, run: 'spec' })
}

/** The behaviour that shows this line. */
export function behaviourOf(line: string): Behaviour {
  const found = behaviours.find(({ lines }) => lines.some((one) => one.startsWith(line)))
  if (found === undefined) throw new Error(`Nothing replays "${line}".`)
  return found
}

interface Replay {
  real: LocalAccount
  stage?: PoolSettings
  mayMakePools?: boolean
  left?: (what: string) => void
}

/** Replays some behaviours on an account that plays AWS, beside another one that is as it should be. */
export async function replay(
  some: readonly Behaviour[],
  { real, stage = defaultSettings(), mayMakePools = true, left = () => undefined }: Replay,
): Promise<Result[]> {
  const local = placeIn(await openAccount(undefined, stage), stage)
  return record({
    ...{ behaviours: some, notReplayed: [], real: placeIn(real, stage), local, stage, mayMakePools },
    ...{ tell: () => undefined, left },
  })
}
