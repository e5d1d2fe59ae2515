import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it, onTestFinished } from 'vitest'
import { startLocalAccount, type LocalAccount } from '../infra/local-pool/record/local-account.ts'
import { settingsOfStage } from '../infra/local-pool/stage-settings.ts'
import { temporaryDirectory } from '../infra/local-pool/testing/directory.ts'
import { sdkFor } from '../infra/local-pool/testing/sdk.ts'
import { readStage } from './stage.ts'

const script = fileURLToPath(new URL('pool-record.ts', import.meta.url))

interface Run {
  process: ChildProcess
  /** Everything that it printed so far. */
  printed: () => string
  ended: Promise<number | null>
}

function run(...args: string[]): Run {
  const child = spawn(process.execPath, [script, ...args], { stdio: ['ignore', 'pipe', 'pipe'] })
  onTestFinished(() => {
    child.kill('SIGKILL')
  })
  let text = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk: Buffer) => {
      text += chunk.toString()
    })
  }
  const ended = once(child, 'close').then(([code]) => code as number | null)
  return { process: child, printed: () => text, ended }
}

/** The file of a stage of this name, and local pools that play the AWS where its pool is. */
async function stageAtAws(name = 'dev', change: object = {}): Promise<{ file: string; account: LocalAccount }> {
  const stage = { ...readStage('local'), stage: name }
  const folder = temporaryDirectory()
  const file = join(folder, `${name}.json`)
  writeFileSync(file, JSON.stringify({ ...stage, ...change }))
  const account = await startLocalAccount({ stage: settingsOfStage(stage) })
  onTestFinished(() => account.close())
  return { file, account }
}

async function usersOf(account: LocalAccount): Promise<number> {
  const { Users = [] } = await sdkFor(account.pool()).listUsers({ UserPoolId: account.pool().userPoolId })
  return Users.length
}

/** Waits until a recording has made an app client and a user, and is in the middle of something. */
async function midway(account: LocalAccount, { printed }: Run): Promise<void> {
  await expect
    .poll(async () => account.names().length > 1 && (await usersOf(account)) > 0, { timeout: 50_000, interval: 20 })
    .toBe(true)
    .catch((error: unknown) => {
      throw new Error(`It never got there: ${printed()}`, { cause: error })
    })
}

describe('npm run pool:record', () => {
  it.each<[string, string[], RegExp]>([
    ['no stage', [], /^Which stage\?/],
    ['a stage that is not there', ['--stage', 'nowhere'], /infra\/stages\/nowhere\.json/],
    ['the local stage', ['--stage', 'local'], /^The local stage has no pool at AWS: --local/],
    ['options that do not go together', ['--local', '--clean'], /^--local goes with --stage and --out only/],
    ['an address that is no local pool’s', ['--stage', 'local', '--endpoint', 'https://example.org'], /^--endpoint is/],
    ['an unknown option', ['--everything'], /Unknown option '--everything'/],
  ])('refuses %s', async (_, args, says) => {
    const { ended, printed } = run(...args)
    expect(await ended).toBe(1)
    expect(printed()).toMatch(says)
  })

  it('refuses a stage that people use, unless it is meant', async () => {
    const { file, account } = await stageAtAws('prod')
    const { ended, printed } = run('--stage', file, '--endpoint', account.endpoint, '--yes')
    expect(await ended).toBe(1)
    expect(printed()).toMatch(/^The stage prod looks like one that people use\. .+ --production\.$/m)
  })

  it('says what it will do, and does nothing where nobody can be asked', async () => {
    const { file, account } = await stageAtAws()
    const { ended, printed } = run('--stage', file, '--endpoint', account.endpoint)
    expect(await ended).toBe(1)
    expect(printed()).toMatch(/^Account 000000000000, Region eu-central-1, stage dev: the user pool eu-central-1_\w+/)
    expect(printed()).toMatch(/Nobody is there to ask: --yes agrees\.\n$/)
    expect(account.names()).toHaveLength(1)
  })

  it('says where the stage’s file and the pool differ', async () => {
    const passwordPolicy = { ...readStage('local').passwordPolicy, minimumLength: 20 }
    const { file, account } = await stageAtAws('dev', { passwordPolicy })
    const { ended, printed } = run('--stage', file, '--endpoint', account.endpoint, '--yes')
    expect(await ended).toBe(1)
    expect(printed()).toMatch(/^In the pool MinimumLength is 10, not 20, as the stage’s file says\./)
  })

  it('removes what it made when it is ended', async () => {
    const { file, account } = await stageAtAws()
    const out = temporaryDirectory()
    const recording = run('--stage', file, '--endpoint', account.endpoint, '--yes', '--out', out)
    await midway(account, recording)
    recording.process.kill('SIGINT')
    expect(await recording.ended).toBe(130)
    expect(recording.printed()).toMatch(/Ending\. What was made is removed first\.\nThe recording was ended\.\n$/)
    expect(account.names()).toHaveLength(1)
    expect(await usersOf(account)).toBe(0)
    expect(existsSync(join(out, 'dev.md'))).toBe(false)
  }, 120_000)

  it.each<[where: string, options: string[], removed: RegExp]>([
    ['in the stage’s pool', [], /^Removed: the user [\w-]+\.\nRemoved: the app client latchkey-record-\d+\.$/m],
    ['beside it', ['--settings'], /^Removed: the user pool latchkey-record-\d+, \w+-central-1_\w+\.$/m],
  ])(
    'finds with --clean what a crash left behind %s, and nobody else',
    async (_, options, removed) => {
      const { file, account } = await stageAtAws()
      const aws = ['--stage', file, '--endpoint', account.endpoint, '--yes']
      const recording = run(...aws, ...options)
      await midway(account, recording)
      recording.process.kill('SIGKILL')
      await recording.ended
      const { userPoolId: UserPoolId } = account.pool()
      await sdkFor(account.pool()).adminCreateUser({ UserPoolId, Username: '+12025550100', MessageAction: 'SUPPRESS' })

      const clean = run(...aws, '--clean')
      expect(await clean.ended).toBe(0)
      expect(clean.printed()).toMatch(removed)
      expect(account.names()).toHaveLength(1)
      // In the stage's pool somebody else's user was there, with a fictional number as well.
      expect(await usersOf(account)).toBe(options.length === 0 ? 1 : 0)

      const again = run(...aws, '--clean')
      expect(await again.ended).toBe(0)
      expect(again.printed()).toBe('Nothing was left behind.\n')
    },
    120_000,
  )

  it('writes a report of local pools on both sides, in which nothing is different', async () => {
    const out = temporaryDirectory()
    const { ended, printed } = run('--local', '--out', out)
    expect(await ended).toBe(0)
    expect(printed()).toContain('69 lines: 55 copied, 0 different, 14 not replayed.')
    const report = readFileSync(join(out, 'local.md'), 'utf8')
    expect(report).toMatch(/^# How the local pool compares with the pool of local\n/)
    const { results } = JSON.parse(readFileSync(join(out, 'local.json'), 'utf8')) as { results: unknown[] }
    expect(results.length).toBeGreaterThan(50)
    expect(report).not.toMatch(/eyJ|\+1\d{10}|\b\d{12}\b/)
  }, 300_000)
})
