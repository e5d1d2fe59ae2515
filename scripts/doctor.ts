import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import type { Consent } from '../main/stage/brand.ts'
import type { StageConfig } from '../main/stage/stage-config.ts'
import { readStageFile } from '../main/stage/stage-file.ts'
import { ownBrand, readBrand } from './brand/read-brand.ts'
import { usualPatience } from './stage/ask.ts'
import { examine } from './stage/check-stage.ts'
import { findDescription } from './stage/find-description.ts'
import { CannotCheck, isWell, lineOf, type Finding } from './stage/finding.ts'
import { describeLocally } from './stage/local-description.ts'
import type { PoolDescription } from './stage/pool-description.ts'
import { readStage } from './stage.ts'
import { toStageConfig } from './stage-outputs.ts'
import { complaint, findTerraform, run } from './terraform.ts'

// npm run doctor -- --stage NAME|FILE [--brand FOLDER] [--outputs FILE] [--from-pool FILE [--client FILE] [--answer FILE]…] [--endpoint URL]
//   [--patience SECONDS]
// Compares a stage's file with Terraform's outputs and with the pool, and tries what can be tried without an account.
// A line for each check; exit code 1 when one failed. docs/existing-pools.md says more.

const options = readOptions()
const findings = await findingsOf()
for (const finding of findings) console.log(lineOf(finding))
if (!isWell(findings)) process.exitCode = 1

async function findingsOf(): Promise<Finding[]> {
  const about = 'the stage’s file'
  const { stage, brand, endpoint, patience } = options
  let file: StageConfig
  let consent: Consent | undefined
  try {
    file = stage.endsWith('.json') ? readStageFile(stage) : readStage(stage)
    consent = readBrand(brand).consent
  } catch (error) {
    return [{ state: 'failed', about, says: error instanceof Error ? error.message : String(error) }]
  }
  const read: Finding = { state: 'ok', about, says: `the stage ${file.stage}, ${file.attributes.length} attributes.` }
  const more = await examine({
    file,
    consent,
    endpoint,
    outputs: () => outputsOf(file.stage),
    description: () => describe(file),
    patience,
  })
  return [read, ...more]
}

/** @throws CannotCheck where there are none, or another stage's; Error that says what is wrong with a file that was given */
function outputsOf(stage: string): StageConfig {
  const { outputs, endpoint } = options
  if (outputs !== undefined) return toStageConfig(JSON.parse(readFileSync(outputs, 'utf8')), stage)
  if (endpoint !== undefined) throw new CannotCheck('a local pool has none.')
  return here(() => toStageConfig(JSON.parse(printedOutputs()), stage))
}

/** @throws Error that says why there are none */
function printedOutputs(): string {
  const orFile = 'give them as a file if there are any: --outputs outputs.json'
  const state = process.env.TF_DATA_DIR ?? '.terraform'
  if (!existsSync(join(fileURLToPath(new URL('../infra/', import.meta.url)), state))) {
    throw new Error(`infra/ is not initialised on this machine; ${orFile}`)
  }
  const terraform = findTerraform()
  if (terraform === null) throw new Error(`neither terraform nor tofu is on the path; ${orFile}`)
  const printed = run(terraform.program, ['output', '-json', '-no-color'], { timeout: 120_000 })
  if (printed.outcome === 'timedOut') throw new Error(`${terraform.program} output gave no answer within two minutes.`)
  if (printed.outcome !== 'done') throw new Error(`${terraform.program} output failed: ${complaint(printed)}`)
  return printed.stdout
}

/** @throws CannotCheck where AWS cannot be asked; Error that says what is wrong with files or a pool that were given */
function describe(file: StageConfig): PoolDescription | Promise<PoolDescription> {
  const { pool, client, answers, endpoint, patience } = options
  if (pool !== undefined) return findDescription({ pool, client, answers })
  if (endpoint !== undefined) return describeLocally(endpoint, file, patience)
  return here(() => findDescription({ pool: file.userPoolId, client: file.userPoolClientId }))
}

/** What goes wrong here belongs to this machine, its credentials or its state, and not to the stage. */
function here<Value>(work: () => Value): Value {
  try {
    return work()
  } catch (error) {
    throw new CannotCheck(error instanceof Error ? error.message : String(error), { cause: error })
  }
}

interface Options {
  stage: string
  /** Its folder. */
  brand: string
  outputs?: string | undefined
  pool?: string | undefined
  client?: string | undefined
  answers?: string[] | undefined
  endpoint?: string | undefined
  patience: number
}

function readOptions(): Options {
  try {
    return optionsOf()
  } catch (error) {
    console.error(error instanceof Error ? error.message : error)
    process.exit(1)
  }
}

function optionsOf(): Options {
  const text = { type: 'string' } as const
  const { values } = parseArgs({
    options: {
      stage: text,
      brand: { type: 'string', default: ownBrand },
      outputs: text,
      'from-pool': text,
      client: text,
      answer: { type: 'string', multiple: true },
      endpoint: text,
      patience: text,
    },
  })
  const { stage, brand, outputs, 'from-pool': pool, client, answer: answers, endpoint } = values
  if (stage === undefined) throw new Error('Which stage? npm run doctor -- --stage dev')
  if (endpoint !== undefined && !/^http:\/\/127\.0\.0\.1:\d+$/.test(endpoint)) {
    throw new Error('--endpoint is the address of a local pool, such as http://127.0.0.1:4000.')
  }
  const patience = Number(values.patience ?? usualPatience / 1000) * 1000
  if (!(patience > 0 && patience <= 600_000))
    throw new Error('--patience is a number of seconds for one answer, up to 600.')
  return { stage, brand, outputs, pool, client, answers, endpoint, patience }
}
