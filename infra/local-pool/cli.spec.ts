import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { readStage } from '../../scripts/stage.ts'
import { defaultSettings } from './default-settings.ts'
import { temporaryDirectory } from './testing/directory.ts'
import { openPool } from './testing/pool.ts'
import { runToEnd, startProcess } from './testing/process.ts'
import { ada, refusal, sdkFor } from './testing/sdk.ts'

function settingsFile(settings: unknown): string {
  const path = join(temporaryDirectory(), 'mine.json')
  writeFileSync(path, JSON.stringify(settings))
  return path
}

describe('cli.ts', () => {
  it('prints one line of JSON, writes each SMS to standard error, and ends on SIGINT and SIGTERM', async () => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) {
      const pool = await startProcess()
      expect(pool.ready).toEqual({
        endpoint: expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+$/) as string,
        userPoolId: 'eu-central-1_Latchkey0',
        clientId: '1latchkeylocaldevelopment0',
      })
      await sdkFor(pool.ready).signUp({
        ClientId: pool.ready.clientId,
        Username: ada.phone,
        Password: ada.password,
        UserAttributes: [{ Name: 'name', Value: 'Ada' }],
      })
      expect(await pool.end(signal)).toBe(0)
      expect(pool.stdout().trimEnd().split('\n')).toHaveLength(1)
      expect(pool.stderr()).toMatch(/^SMS to \+4915112345678: Your Latchkey code is \d{6}\.\n$/)
    }
  })

  it('takes other settings', async () => {
    const settings = defaultSettings()
    settings.UserPool.Id = 'eu-central-1_Another00'
    const pool = await startProcess('--settings', settingsFile(settings))
    expect(pool.ready.userPoolId).toBe('eu-central-1_Another00')
  })

  it('serves the pool of a stage', async () => {
    const file = fileURLToPath(new URL('../stages/examples/invited.json', import.meta.url))
    const pool = await startProcess('--stage', file)
    expect(pool.ready).toMatchObject({ userPoolId: 'eu-central-1_ExampleCc3', clientId: '1examplecc3client000000000' })
    const signUp = sdkFor(pool.ready).signUp({
      ClientId: pool.ready.clientId,
      Username: ada.phone,
      Password: ada.password,
    })
    expect(await refusal(signUp)).toBe('NotAuthorizedException: SignUp is not permitted for this user pool')
  })

  it('sends its texts in the name of a brand', async () => {
    const brand = fileURLToPath(new URL('../../brands/northwind', import.meta.url))
    const pool = await startProcess('--brand', brand)
    await sdkFor(pool.ready).signUp({
      ClientId: pool.ready.clientId,
      Username: ada.phone,
      Password: ada.password,
      UserAttributes: [{ Name: 'name', Value: 'Ada' }],
    })
    expect(await pool.end('SIGTERM')).toBe(0)
    expect(pool.stderr()).toMatch(/^SMS to \+4915112345678: Your Northwind Pass code is \d{6}\.\n$/)
  })

  it('names a wrong key of a stage', async () => {
    const stage = settingsFile({ ...readStage('local'), attributes: [{ name: 'custom:badge' }] })
    const { code, stderr } = await runToEnd('--port', '0', '--stage', stage)
    expect(code).toBe(2)
    expect(stderr).toMatch(/^\S+mine\.json\b.*attributes\S*label\b.+\n$/)
  })

  it.each([
    [[], /^--port takes a number/],
    [['--port', 'x'], /^--port takes a number/],
    [['--port', '70000'], /^--port takes a number/],
    [['--port', '0', '--colour', 'red'], /^Unknown option '--colour'/],
    [['--port', '0', '--host', '0.0.0.0'], /loopback address only/],
    [['--port', '0', '--host', '192.168.1.2'], /loopback address only/],
    [['--port', '0', '--settings', '/nowhere.json'], /^\/nowhere\.json: /],
    [['--port', '0', '--stage', '/nowhere.json'], /nowhere\.json/],
    [['--port', '0', '--stage', 'a.json', '--settings', 'b.json'], /^--settings and --stage both/],
    [['--port', '0', '--brand', 'a', '--settings', 'b.json'], /^--settings and --brand both/],
    [['--port', '0', '--brand', '/nowhere'], /nowhere.brand\.json is missing/],
    [['--port', '0', '--data', join(import.meta.filename, 'x')], /./],
  ])('does not start with %j', async (args, message) => {
    const { code, stdout, stderr } = await runToEnd(...args)
    expect(code).toBe(2)
    expect(stdout).toBe('')
    expect(stderr).toMatch(message)
    expect(stderr.trimEnd().split('\n')).toHaveLength(1)
  })

  it('names a wrong key in its settings', async () => {
    const settings = { ...defaultSettings(), UserPoolClient: {} }
    const { code, stderr } = await runToEnd('--port', '0', '--settings', settingsFile(settings))
    expect(code).toBe(2)
    expect(stderr).toMatch(/UserPoolClient\.ClientId/)
  })

  it('says that a port or a state directory is in use', async () => {
    const dataDir = temporaryDirectory()
    const pool = await openPool({ dataDir })
    const onPort = await runToEnd('--port', new URL(pool.endpoint).port)
    expect(onPort).toMatchObject({ code: 2, stdout: '' })
    expect(onPort.stderr).toMatch(/^The port is in use: .*\n$/)
    const inDirectory = await runToEnd('--port', '0', '--data', dataDir)
    expect(inDirectory).toMatchObject({ code: 2, stdout: '' })
    expect(inDirectory.stderr).toMatch(/is in use by another local pool\.\n$/)
  })
})
