import type { CognitoIdentityProvider } from '@aws-sdk/client-cognito-identity-provider'
import type { PoolSettings } from '../settings.ts'
import { clientInput, poolInput } from './aws-input.ts'
import type { Behaviour } from './behaviour.ts'
import type { Bench, BenchClock } from './bench.ts'
import { fictionalNumbers, namePrefix } from './names.ts'
import { ownSettings, stageSettings } from './own-settings.ts'

/** Where behaviours are replayed: AWS, or local pools that play it. */
export interface Place {
  /** A pool and an app client for one behaviour. */
  open: (behaviour: Behaviour) => Promise<Bench>
  /** Removes all that was made since `open`. @returns what could not be removed, a line each */
  tidy: () => Promise<string[]>
}

export interface PlaceOptions {
  /** Stops when the recording is ended. */
  sdk: CognitoIdentityProvider
  /** Goes on then, and removes what was made. */
  tidying: CognitoIdentityProvider
  clock: BenchClock
  /** The settings of the stage's pool. */
  stage: PoolSettings
  /** A part of the names of all that is made. */
  run: string
}

/**
 * Whether a behaviour needs a pool that is made for it. All do where the stage's pool asks everybody for a second factor:
 * a sign-in would send a text message.
 */
export function needsOwnPool({ ownPool }: Behaviour, { UserPool }: PoolSettings): boolean {
  return ownPool !== undefined || UserPool.MfaConfiguration === 'ON'
}

/** A place where the SDK leads. */
export function createPlace({ sdk, tidying, clock, stage, run }: PlaceOptions): Place {
  const newNumber = fictionalNumbers()
  const name = `${namePrefix}${run}`
  let undo: { what: string; run: () => Promise<unknown> }[] = []

  async function makePool(settings: PoolSettings): Promise<string> {
    const { UserPool } = await sdk.createUserPool(poolInput(settings, name))
    const UserPoolId = UserPool?.Id ?? ''
    undo.push({ what: `the user pool ${UserPoolId}`, run: () => tidying.deleteUserPool({ UserPoolId }) })
    return UserPoolId
  }

  async function makeClient(settings: PoolSettings, UserPoolId: string): Promise<string> {
    const { UserPoolClient } = await sdk.createUserPoolClient(clientInput(settings, UserPoolId, name))
    const ClientId = UserPoolClient?.ClientId ?? ''
    undo.push({
      what: `the app client ${ClientId}`,
      run: () => tidying.deleteUserPoolClient({ UserPoolId, ClientId }),
    })
    return ClientId
  }

  /** What CreateUserPool does not take. */
  async function furnish(UserPoolId: string, { UserPool, ...settings }: PoolSettings): Promise<void> {
    const { UserPoolMfaConfig, UserPoolSessionConfiguration } = settings
    const { MfaConfiguration } = UserPool
    const { SoftwareTokenMfaConfiguration } = UserPoolMfaConfig
    if (MfaConfiguration !== 'OFF') {
      await sdk.setUserPoolMfaConfig({ UserPoolId, MfaConfiguration, SoftwareTokenMfaConfiguration })
    }
    if (UserPoolSessionConfiguration.UserSessionTracking === 'ENABLED') {
      await sdk.setUserPoolSessionConfiguration({ UserPoolId, ...UserPoolSessionConfiguration })
    }
  }

  return {
    async open(behaviour) {
      const isOwn = needsOwnPool(behaviour, stage)
      const settings = isOwn ? ownSettings(behaviour.ownPool, behaviour.client) : stageSettings(stage, behaviour.client)
      const UserPoolId = isOwn ? await makePool(settings) : stage.UserPool.Id
      const ClientId = await makeClient(settings, UserPoolId)
      if (isOwn) await furnish(UserPoolId, settings)
      return {
        sdk,
        UserPoolId,
        ClientId,
        clock,
        newNumber,
        made: (Username) => {
          undo.push({ what: `the user ${Username}`, run: () => tidying.adminDeleteUser({ UserPoolId, Username }) })
        },
        removeClient: async () => {
          await sdk.deleteUserPoolClient({ UserPoolId, ClientId })
        },
      }
    },
    async tidy() {
      const left: string[] = []
      for (const { what, run: remove } of undo.toReversed()) {
        await remove().catch((error: unknown) => {
          const isGone = error instanceof Error && /^(UserNotFound|ResourceNotFound)Exception$/.test(error.name)
          if (!isGone) left.push(`${what}: ${error instanceof Error ? error.message : String(error)}`)
        })
      }
      undo = []
      return left
    },
  }
}
