import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import type { LocalPool } from '../infra/local-pool/server.ts'
import { settingsOfStage } from '../infra/local-pool/stage-settings.ts'
import { temporaryDirectory } from '../infra/local-pool/testing/directory.ts'
import { openPool } from '../infra/local-pool/testing/pool.ts'
import { parseStageConfig } from '../main/stage/stage-config.ts'
import { isHere } from './platforms.ts'
import { readStage } from './stage.ts'

const command = fileURLToPath(new URL('sessions.ts', import.meta.url))

async function sessions(args: string[], path = ''): Promise<{ code: number | null; stdout: string; stderr: string }> {
  const env = { ...process.env, ...(path !== '' && { PATH: path }) }
  const child = spawn(process.execPath, [command, ...args], { stdio: ['ignore', 'pipe', 'pipe'], env })
  const text = { stdout: '', stderr: '' }
  for (const stream of ['stdout', 'stderr'] as const) {
    child[stream].on('data', (chunk: Buffer) => (text[stream] += chunk.toString()))
  }
  const [code] = (await once(child, 'close')) as [number | null]
  return { code, ...text }
}

/** The file of a stage that shows sessions, or does not. */
function stageFile(shown = true): { file: string; folder: string; id: string } {
  const usual = readStage('local')
  const stage = { ...usual, stage: 'dev', signIn: { ...usual.signIn, sessions: shown } }
  const folder = temporaryDirectory()
  const file = join(folder, 'dev.json')
  writeFileSync(file, JSON.stringify(stage))
  return { file, folder, id: stage.userPoolId }
}

/** A pool that tracks nothing yet, whose stage shows sessions, or does not. */
async function untracked(shown = true): Promise<{ file: string; pool: LocalPool }> {
  const { file } = stageFile(shown)
  const settings = settingsOfStage(parseStageConfig(JSON.parse(readFileSync(file, 'utf8')), file))
  settings.UserPoolSessionConfiguration = { UserSessionTracking: 'DISABLED', TokenSession: { MaxPerUser: 20 } }
  return { file, pool: await openPool({ settings }) }
}

describe('npm run sessions', () => {
  it('fails with --check where users would see what nobody tracks, and sets it without', async () => {
    const { file, pool } = await untracked()
    const args = ['--stage', file, '--endpoint', pool.endpoint]
    const before = await sessions([...args, '--check'])
    expect(before).toMatchObject({ code: 1, stderr: '' })
    expect(before.stdout).toContain('the pool tracks no sessions')
    expect(pool.settings.UserPoolSessionConfiguration.UserSessionTracking).toBe('DISABLED')

    expect(await sessions([...args, '--most', '7'])).toMatchObject({ code: 0, stderr: '' })
    expect(pool.settings.UserPoolSessionConfiguration).toEqual({
      UserSessionTracking: 'ENABLED',
      TokenSession: { MaxPerUser: 7 },
    })
    const after = await sessions([...args, '--check'])
    expect(after).toMatchObject({ code: 0, stderr: '' })
    expect(after.stdout).toContain('7 of each user at most')
    expect(await sessions([...args, '--check', '--most', '8'])).toMatchObject({ code: 1 })
  })

  it('leaves a pool alone whose app shows no sessions', async () => {
    const { file, pool } = await untracked(false)
    const { code, stdout } = await sessions(['--stage', file, '--endpoint', pool.endpoint])
    expect([code, stdout]).toEqual([0, expect.stringContaining('shows none')])
    expect(pool.settings.UserPoolSessionConfiguration.UserSessionTracking).toBe('DISABLED')
  })

  it('says so when the pool is on a plan that tracks none', async () => {
    const { file, pool } = await untracked()
    pool.settings.UserPool.UserPoolTier = 'LITE'
    const { code, stderr } = await sessions(['--stage', file, '--endpoint', pool.endpoint])
    expect([code, stderr]).toEqual([1, expect.stringContaining('FeatureUnavailableInTier')])
  })

  it.each([
    [[], 'Which stage?'],
    [['--stage', 'dev', '--most', '0'], '1 to 100'],
    [['--stage', 'dev', '--most', '1.5'], '1 to 100'],
    [['--stage', 'dev', '--endpoint', 'https://example.com'], 'address of a local pool'],
  ])('refuses %j', async (args, says) => {
    const { code, stderr } = await sessions(args)
    expect([code, stderr]).toEqual([1, expect.stringContaining(says)])
  })
})

describe.runIf(isHere('scripts that are programs'))('npm run sessions, by the AWS CLI', () => {
  /** A program called aws that answers so, and notes what it was asked. */
  function standIn(folder: string, script: string): void {
    const note = `require('node:fs').appendFileSync(${JSON.stringify(join(folder, 'called.txt'))}, args.join(' ') + '\\n')`
    const body = `const args = process.argv.slice(2)\n${note}\n${script}`
    writeFileSync(join(folder, 'aws'), `#!${process.execPath}\n${body}`)
    chmodSync(join(folder, 'aws'), 0o755)
  }

  it('sets it by the call that AWS’s API has, and asks again whether it holds', async () => {
    const { file, folder, id } = stageFile()
    const state = JSON.stringify(join(folder, 'state.txt'))
    standIn(
      folder,
      `const fs = require('node:fs')
if (args[1].startsWith('set-')) fs.writeFileSync(${state}, 'ENABLED')
console.log(JSON.stringify({ UserSessionTracking: fs.existsSync(${state}) ? 'ENABLED' : 'DISABLED', TokenSession: { MaxPerUser: 20 } }))`,
    )
    expect(await sessions(['--stage', file], folder)).toMatchObject({ code: 0, stderr: '' })
    const called = readFileSync(join(folder, 'called.txt'), 'utf8').trimEnd().split('\n')
    expect(called.map((line) => line.split(' ')[1])).toEqual([
      'get-user-pool-session-configuration',
      'set-user-pool-session-configuration',
      'get-user-pool-session-configuration',
    ])
    expect(called[1]).toContain(
      `--user-pool-id ${id} --region eu-central-1 --user-session-tracking ENABLED --token-session MaxPerUser=20`,
    )
  })

  it('does not believe a pool that took the setting and does not hold it', async () => {
    const { file, folder } = stageFile()
    standIn(
      folder,
      `console.log(JSON.stringify({ UserSessionTracking: 'DISABLED', TokenSession: { MaxPerUser: 20 } }))`,
    )
    const { code, stderr } = await sessions(['--stage', file], folder)
    expect([code, stderr]).toEqual([1, expect.stringContaining('still says')])
  })

  it('says what a pool on LITE needs', async () => {
    const { file, folder } = stageFile()
    standIn(
      folder,
      `if (args[1].startsWith('set-')) { console.error('An error occurred (FeatureUnavailableInTierException)'); process.exit(254) }
console.log(JSON.stringify({ UserSessionTracking: 'DISABLED' }))`,
    )
    const { code, stderr } = await sessions(['--stage', file], folder)
    expect([code, stderr]).toEqual([1, expect.stringContaining('ESSENTIALS or PLUS')])
  })
})
