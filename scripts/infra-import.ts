import { existsSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { readSources } from '../infra/spec/sources.ts'
import { importPool } from './import/import-pool.ts'
import { findDescription } from './stage/find-description.ts'
import { findTerraform, run } from './terraform.ts'

// npm run infra:import -- --stage NAME --from-pool ID|FILE [--client ID|FILE] [--answer FILE]… [--own-client] [--out FILE]
// Writes infra/stages/<stage>.tfvars for a pool that exists, so that the first apply takes it into the state, and says
// what that changes (docs/existing-pools.md).

try {
  const { stage, pool, client, answers, ownClient, out } = readOptions()
  const path = out ?? fileURLToPath(new URL(`../infra/stages/${stage}.tfvars`, import.meta.url))
  if (existsSync(path)) throw new Error(`${path} is there already: move it away, or name another file by --out.`)
  const description = findDescription({ pool, client, answers })
  const { tfvars, refused, changes, notes } = importPool(readSources(), stage, description, ownClient)
  if (tfvars === null) {
    const reasons = refused.map((sentence) => `- ${sentence}`)
    throw new Error(
      [`The pool ${description.pool.Id} cannot be imported, so nothing is written:`, ...reasons].join('\n'),
    )
  }
  writeFileSync(path, tfvars)
  const terraform = findTerraform()
  if (terraform !== null) run(terraform.program, ['fmt', path], { timeout: 60_000 })
  for (const sentence of notes) console.log(`- ${sentence}`)
  console.log(changes.length === 0 ? 'The first plan changes no setting of it.' : 'The first plan changes:')
  for (const sentence of changes) console.log(`- ${sentence}`)
  console.log(`It also gives the pool the stage’s tags and an SMS role of its own, and makes what guards it.`)
  console.log(`${path}: user pool ${description.pool.Id}. Read it, and plan (docs/existing-pools.md).`)
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
}

interface Options {
  stage: string
  pool: string
  client?: string | undefined
  answers?: string[] | undefined
  ownClient: boolean
  out?: string | undefined
}

function readOptions(): Options {
  const text = { type: 'string' } as const
  const { values } = parseArgs({
    options: {
      stage: text,
      'from-pool': text,
      client: text,
      answer: { type: 'string', multiple: true },
      'own-client': { type: 'boolean', default: false },
      out: text,
    },
  })
  const { stage, 'from-pool': pool, client, answer: answers, 'own-client': ownClient, out } = values
  if (stage === undefined || pool === undefined)
    throw new Error(
      'Which stage, and which pool? npm run infra:import -- --stage dev --from-pool eu-central-1_AbCdEfGhI',
    )
  if (!/^[a-z][a-z0-9-]{0,19}$/.test(stage) || stage === 'local')
    throw new Error(`"${stage}" is not the name of a deployed stage.`)
  return { stage, pool, client, answers, ownClient, out }
}
