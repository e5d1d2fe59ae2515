import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline/promises'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { behaviours, notReplayed } from '../infra/local-pool/record/behaviours/all.ts'
import { Interrupted } from '../infra/local-pool/record/bench.ts'
import { findLeftBehind } from '../infra/local-pool/record/left-behind.ts'
import { startLocalAccount, type LocalAccount } from '../infra/local-pool/record/local-account.ts'
import { createPlace, needsOwnPool, type Place } from '../infra/local-pool/record/place.ts'
import { markdown, summary, type About } from '../infra/local-pool/record/report.ts'
import { record, type Result } from '../infra/local-pool/record/run.ts'
import { recordingSdk, wait } from '../infra/local-pool/record/sdk.ts'
import { findStagePool } from '../infra/local-pool/record/stage-pool.ts'
import type { PoolSettings } from '../infra/local-pool/settings.ts'
import { settingsOfStage } from '../infra/local-pool/stage-settings.ts'
import { readStageFile } from '../main/stage/stage-file.ts'
import { readStage } from './stage.ts'

// npm run pool:record -- --stage NAME|FILE [--settings] [--yes] [--production] [--out FOLDER]
// npm run pool:record -- --stage NAME|FILE --clean [--yes]
// npm run pool:record -- --local [--stage FILE] [--out FOLDER]
// Replays the unverified lines of infra/local-pool/FIDELITY.md on a stage's pool and on a local one, and writes a report
// (decision 0073). FIDELITY.md says more. Exit code 1 when something is different, 130 when it was ended.

/** Before each call, in milliseconds. Cognito’s quotas are per second and shared with the pool’s users. */
const pace = 250

const ending = new AbortController()
const { signal } = ending
for (const name of ['SIGINT', 'SIGTERM'] as const) {
  // A second time ends at once.
  process.once(name, () => {
    console.error('Ending. What was made is removed first.')
    ending.abort()
  })
}

try {
  const options = readOptions()
  if (options.local) await replayLocally(options)
  else if (options.clean) await clean(options)
  else await replay(options)
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = error instanceof Interrupted ? 130 : 1
}

async function replay(options: Options): Promise<void> {
  const { stage, settings, endpoint } = options
  const sdks = { sdk: sdkFor(settings, endpoint, signal), tidying: sdkFor(settings, endpoint) }
  const pool = await findStagePool(sdks.sdk, settings)
  const own = behaviours.filter((one) => needsOwnPool(one, settings)).length
  await agree(options, [
    `Account ${pool.account}, Region ${regionOf(settings)}, stage ${stage}: the user pool ${settings.UserPool.Id} (${pool.name}).`,
    ...pool.remarks,
    `${behaviours.length - own} behaviours are replayed in it, each with an app client and users of its own, who are removed again.`,
    options.mayMakePools
      ? `${own} more are replayed in user pools that are made without SMS, and deleted again.`
      : `${own} more would need pools of their own: --settings makes them.`,
    'No text message goes out, and no setting of the pool is changed. It takes about a quarter of an hour.',
  ])
  const account = await startLocalAccount({ stage: settings })
  try {
    const clock = { now: Date.now, wait: (milliseconds: number) => wait(milliseconds, signal) }
    const real = createPlace({ ...sdks, clock, stage: settings, run: String(Date.now()) })
    await compare(options, real, account, { stage, region: regionOf(settings), remarks: pool.remarks })
  } finally {
    await account.close()
  }
}

/** Both sides are local pools: what is tried is this script. */
async function replayLocally(options: Options): Promise<void> {
  const { stage, settings } = options
  const [aws, account] = [await startLocalAccount({ stage: settings }), await startLocalAccount({ stage: settings })]
  try {
    const real = placeIn(aws, settings)
    await compare(options, real, account, { stage, region: 'no Region: local pools play AWS', remarks: [] })
  } finally {
    await Promise.all([aws.close(), account.close()])
  }
}

async function compare(options: Options, real: Place, account: LocalAccount, about: Omit<About, 'at'>): Promise<void> {
  const { settings, mayMakePools, out } = options
  let told = 0
  const results = await record({
    ...{ behaviours, notReplayed, real, local: placeIn(account, settings), stage: settings, mayMakePools },
    tell: (result) => {
      console.log(`${(told += 1)}/${behaviours.length} ${lineOf(result)}`)
    },
    left: (what) => {
      console.error(`Not removed: ${what}. Once it can be: npm run pool:record -- --stage ${about.stage} --clean`)
    },
  })
  const whole = { ...about, at: new Date().toISOString() }
  mkdirSync(out, { recursive: true })
  const path = join(out, about.stage)
  writeFileSync(`${path}.md`, markdown(whole, results))
  writeFileSync(`${path}.json`, `${JSON.stringify({ ...whole, results }, null, 2)}\n`)
  console.log(`${summary(results)} The report: ${path}.md`)
  if (results.some(({ state }) => state === 'different')) process.exitCode = 1
}

function lineOf(result: Result): string {
  const why = result.state === 'not replayed' ? ` ${result.reason}` : ''
  return `${result.state}: ${result.lines.join(' / ')}${why}`
}

async function clean(options: Options): Promise<void> {
  const { stage, settings, endpoint } = options
  const sdk = sdkFor(settings, endpoint, signal)
  const { account } = await findStagePool(sdk, settings)
  const found = await findLeftBehind(sdk, settings.UserPool.Id)
  if (found.length === 0) {
    console.log('Nothing was left behind.')
    return
  }
  await agree(options, [
    `Account ${account}, Region ${regionOf(settings)}, stage ${stage}. Left behind by recordings, unless one is running now:`,
    ...found.map(({ what }) => `- ${what}`),
  ])
  for (const { what, remove } of found) {
    await remove()
    console.log(`Removed: ${what}.`)
  }
}

/** Shows what will be done, and asks. @throws {Error} when the answer is no, or nobody is there to ask */
async function agree({ stage, yes }: Options, lines: readonly string[]): Promise<void> {
  for (const line of lines) console.log(line)
  if (yes) return
  if (!process.stdin.isTTY) throw new Error('Nobody is there to ask: --yes agrees.')
  const terminal = createInterface({ input: process.stdin, output: process.stdout })
  // While it reads, the terminal takes Ctrl+C for itself.
  terminal.once('SIGINT', () => {
    ending.abort()
  })
  try {
    const answer = await terminal.question(`Type the stage’s name (${stage}) to begin: `, { signal })
    if (answer.trim() !== stage) throw new Error('Nothing was done.')
  } catch (error) {
    throw signal.aborted ? new Interrupted() : error
  } finally {
    terminal.close()
  }
}

function placeIn({ endpoint, clock }: LocalAccount, stage: PoolSettings): Place {
  const local = { region: regionOf(stage), endpoint, pace: 0 }
  const sdks = { sdk: recordingSdk({ ...local, signal }), tidying: recordingSdk(local) }
  return createPlace({ ...sdks, clock, stage, run: 'local' })
}

function sdkFor(settings: PoolSettings, endpoint?: string, until?: AbortSignal): ReturnType<typeof recordingSdk> {
  return recordingSdk({
    region: regionOf(settings),
    pace,
    ...(endpoint !== undefined && { endpoint }),
    ...(until && { signal: until }),
  })
}

function regionOf({ UserPool }: PoolSettings): string {
  return UserPool.Id.split('_')[0] ?? ''
}

interface Options {
  /** Its name. */
  stage: string
  /** What its file says of its pool. */
  settings: PoolSettings
  local: boolean
  mayMakePools: boolean
  clean: boolean
  yes: boolean
  /** Where the report goes: a folder. */
  out: string
  /** Of local pools that play AWS, for tests. */
  endpoint?: string | undefined
}

/** @throws {Error} that says which option is wrong */
function readOptions(): Options {
  const [text, flag] = [{ type: 'string' }, { type: 'boolean', default: false }] as const
  const { values } = parseArgs({
    options: {
      stage: text,
      out: { type: 'string', default: fileURLToPath(new URL('../out/pool-record/', import.meta.url)) },
      endpoint: text,
      ...{ local: flag, settings: flag, clean: flag, yes: flag, production: flag },
    },
  })
  const { local, settings: mayMakePools, clean, yes, production, out, endpoint } = values
  if (values.stage === undefined && !local) {
    throw new Error('Which stage? npm run pool:record -- --stage dev, or --local to try it without AWS.')
  }
  if (local && (mayMakePools || clean || endpoint !== undefined)) {
    throw new Error('--local goes with --stage and --out only: it uses nothing of AWS and leaves nothing behind.')
  }
  if (clean && mayMakePools) throw new Error('--clean only removes: it goes without --settings.')
  if (endpoint !== undefined && !/^http:\/\/127\.0\.0\.1:\d+$/.test(endpoint)) {
    throw new Error('--endpoint is the address of local pools that play AWS, such as http://127.0.0.1:4000.')
  }
  const given = values.stage ?? 'local'
  const stage = given.endsWith('.json') ? readStageFile(given) : readStage(given)
  if (stage.stage === 'local' && !local) throw new Error('The local stage has no pool at AWS: --local replays on it.')
  if (/prod|live/.test(stage.stage) && !local && !production) {
    throw new Error(`The stage ${stage.stage} looks like one that people use. If you mean it, add --production.`)
  }
  const settings = settingsOfStage(stage)
  return { stage: stage.stage, settings, local, mayMakePools: mayMakePools || local, clean, yes, out, endpoint }
}
