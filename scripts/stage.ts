import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { parseStageConfig, type StageConfig } from '../main/stage/stage-config.ts'
import type { PoolSettings } from '../infra/local-pool/settings.ts'
import { readStageFile } from '../main/stage/stage-file.ts'
import { rulesOf, signInOf } from './stage/pool-rules.ts'

const root = new URL('../', import.meta.url)

/**
 * The configuration of a build for `stage`. The local stage's comes from the local user pool's settings, any other from
 * `infra/stages/<stage>.json`.
 *
 * @throws Error that names the file and what is wrong with it
 */
export function readStage(stage: string): StageConfig {
  if (!/^[a-z][a-z0-9-]*$/.test(stage)) throw new Error(`"${stage}" is not a stage's name`)
  return stage === 'local'
    ? localStage()
    : readStageFile(fileURLToPath(new URL(`infra/stages/${stage}.json`, root)), `infra/stages/${stage}.json`)
}

function localStage(): StageConfig {
  const path = 'infra/local-pool/settings.json'
  const settings = JSON.parse(readFileSync(new URL(path, root), 'utf8')) as PoolSettings
  const { UserPool, UserPoolClient, UserPoolMfaConfig, UserPoolSessionConfiguration } = settings
  const policy = UserPool.Policies.PasswordPolicy
  const rules = rulesOf({
    pool: UserPool,
    client: UserPoolClient,
    totp: UserPoolMfaConfig.SoftwareTokenMfaConfiguration.Enabled,
    sessions: UserPoolSessionConfiguration.UserSessionTracking === 'ENABLED',
  })
  return parseStageConfig(
    {
      stage: 'local',
      region: UserPool.Id.split('_')[0],
      userPoolId: UserPool.Id,
      userPoolClientId: UserPoolClient.ClientId,
      passwordPolicy: {
        minimumLength: policy.MinimumLength,
        requireUppercase: policy.RequireUppercase,
        requireLowercase: policy.RequireLowercase,
        requireNumbers: policy.RequireNumbers,
        requireSymbols: policy.RequireSymbols,
      },
      // Whoever tries the app, or works on it, sees all that it can do.
      signIn: {
        ...signInOf(rules, !UserPool.AdminCreateUserConfig.AllowAdminCreateUserOnly, null),
        deleteAccount: true,
      },
    },
    path,
  )
}
