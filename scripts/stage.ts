import { existsSync, readFileSync } from 'node:fs'
import { parseStageConfig, type StageConfig } from '../main/stage/stage-config.ts'

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
    : parseStageConfig(readJson(`infra/stages/${stage}.json`), `infra/stages/${stage}.json`)
}

function localStage(): StageConfig {
  const { UserPool, UserPoolClient } = readJson('infra/local-pool/settings.json') as {
    UserPool: { Id: string; Policies: { PasswordPolicy: Record<string, unknown> } }
    UserPoolClient: { ClientId: string }
  }
  const policy = UserPool.Policies.PasswordPolicy
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
    },
    'infra/local-pool/settings.json',
  )
}

function readJson(path: string): unknown {
  const url = new URL(path, root)
  if (!existsSync(url)) throw new Error(`${path} is missing: it holds the ids of this stage's user pool and app client`)
  try {
    return JSON.parse(readFileSync(url, 'utf8'))
  } catch (error) {
    throw new Error(`${path} is not JSON`, { cause: error })
  }
}
