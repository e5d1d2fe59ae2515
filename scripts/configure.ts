import { readFileSync, renameSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { readableStage } from './stage/readable-stage.ts'
import { stageFromPool } from './stage/stage-from-pool.ts'
import { whatChanges } from './stage/what-changes.ts'
import { toStageConfig } from './stage-outputs.ts'
import { complaint, findTerraform, run } from './terraform.ts'

// npm run configure -- --stage NAME [--from FILE] [--out FILE]
// npm run configure -- --stage NAME --from-pool ID|FILE [--client ID|FILE] [--answer FILE]… [--out FILE]
// Reads the outputs from a stage's Terraform state, or from a file with the output of `terraform output -json`, and
// writes infra/stages/<stage>.json, from which the app is built. What a file that is there says otherwise is told first.
// With --from-pool it describes a pool that exists, which Terraform did not make (docs/existing-pools.md).

try {
  const { stage, from, out, 'from-pool': pool, client, answer: answers } = readOptions()
  const path = out ?? fileURLToPath(new URL(`../infra/stages/${stage}.json`, import.meta.url))
  const config =
    pool === undefined
      ? toStageConfig(from === undefined ? readState() : readFile(from), stage)
      : stageFromPool(stage, { pool, client, answers }, path)
  for (const line of whatChanges(path, config)) console.log(line)
  writeFileSync(`${path}.new`, `${JSON.stringify(readableStage(config), null, 2)}\n`)
  renameSync(`${path}.new`, path)
  console.log(`${path}: user pool ${config.userPoolId}, app client ${config.userPoolClientId}.`)
  console.log(`Next: npm run build -- --stage ${stage}`)
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
}

interface Options {
  stage: string
  from?: string | undefined
  out?: string | undefined
  'from-pool'?: string | undefined
  client?: string | undefined
  answer?: string[] | undefined
}

function readOptions(): Options {
  const text = { type: 'string' } as const
  const texts = { type: 'string', multiple: true } as const
  const options = { stage: text, from: text, out: text, 'from-pool': text, client: text, answer: texts }
  const { values } = parseArgs({ options })
  const { stage } = values
  if (stage === undefined) throw new Error('Which stage? npm run configure -- --stage dev')
  if (!/^[a-z][a-z0-9-]{0,19}$/.test(stage) || stage === 'local')
    throw new Error(`"${stage}" is not the name of a deployed stage.`)
  for (const name of ['client', 'answer'] as const) {
    if (values['from-pool'] === undefined && values[name] !== undefined) throw new Error(`--${name} needs --from-pool.`)
  }
  if (values['from-pool'] !== undefined && values.from !== undefined) {
    throw new Error('--from names the outputs of Terraform, and --from-pool a pool that exists: give one of them.')
  }
  return { ...values, stage }
}

function readFile(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, 'utf8'))
  } catch (error) {
    throw new Error(
      `${path} does not hold the outputs as JSON: ${error instanceof Error ? error.message : String(error)}`,
      {
        cause: error,
      },
    )
  }
}

function readState(): unknown {
  const terraform = findTerraform()
  if (terraform === null) {
    throw new Error('Neither terraform nor tofu is on the path. Give the outputs as a file: --from outputs.json')
  }
  const outputs = run(terraform.program, ['output', '-json', '-no-color'], { timeout: 120_000 })
  if (outputs.outcome === 'timedOut') throw new Error(`${terraform.program} output gave no answer within two minutes.`)
  if (outputs.outcome !== 'done') throw new Error(`${terraform.program} output failed: ${complaint(outputs)}`)
  return JSON.parse(outputs.stdout)
}
