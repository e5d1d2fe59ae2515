import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { writeFileSync } from 'node:fs'
import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it, onTestFinished } from 'vitest'
import { settingsOfStage } from '../infra/local-pool/stage-settings.ts'
import type { LocalPool } from '../infra/local-pool/server.ts'
import { temporaryDirectory } from '../infra/local-pool/testing/directory.ts'
import { openPool } from '../infra/local-pool/testing/pool.ts'
import { parseStageConfig, type StageConfig } from '../main/stage/stage-config.ts'
import { examine } from './stage/check-stage.ts'
import { checkFeed } from './stage/check-feed.ts'
import { CannotCheck, isWell, type Finding } from './stage/finding.ts'
import { describeLocally } from './stage/local-description.ts'
import { readStage } from './stage.ts'

const patience = 10_000

/** A stage with a pool of its own that runs as the stage says. */
async function stageWithPool(attributes?: object[]): Promise<{ stage: StageConfig; pool: LocalPool }> {
  const usual = readStage('local')
  const stage = parseStageConfig({ ...usual, stage: 'dev', ...(attributes && { attributes }) }, 'a spec')
  return { stage, pool: await openPool({ settings: settingsOfStage(stage) }) }
}

function nothing(): never {
  throw new CannotCheck('a spec has none.')
}

/** What the doctor finds of a stage whose pool answers at an endpoint. */
function findingsOf(stage: StageConfig, { endpoint }: { endpoint: string }, patient = {}): Promise<Finding[]> {
  const description = (): ReturnType<typeof describeLocally> => describeLocally(endpoint, stage, patience)
  return examine({ file: stage, endpoint, outputs: nothing, description, patience, ...patient })
}

function failures(findings: readonly Finding[]): string[] {
  return findings.filter(({ state }) => state === 'failed').map(({ about, says }) => `${about}: ${says}`)
}

/** A server that answers so, until the end of the test. @returns its address */
async function serve(listener: RequestListener): Promise<string> {
  const server = createServer(listener).listen(0, '127.0.0.1')
  await once(server, 'listening')
  onTestFinished(() => {
    server.close()
    server.closeAllConnections()
  })
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

describe('the doctor', () => {
  it('finds a stage well whose pool is as its file says', async () => {
    const { stage, pool } = await stageWithPool()
    const found = await findingsOf(stage, pool, { outputs: () => stage })
    expect(failures(found)).toEqual([])
    expect(found.filter(({ state }) => state === 'ok').map(({ about }) => about)).toEqual([
      'the Region',
      'Terraform’s outputs',
      'the consent',
      'the pool',
      'the pool’s keys',
      'this machine’s clock',
      'the app client',
      'the update feed',
    ])
  })

  it('says what cannot be checked here, which is no failure', async () => {
    const { stage, pool } = await stageWithPool()
    const found = await findingsOf(stage, pool, { description: nothing })
    expect(found.filter(({ state }) => state === 'unknown')).toEqual([
      { state: 'unknown', about: 'Terraform’s outputs', says: 'a spec has none.' },
      { state: 'unknown', about: 'the pool', says: 'a spec has none.' },
    ])
    expect(isWell(found)).toBe(true)
  })

  it.each<[string, (stage: StageConfig) => StageConfig, RegExp]>([
    [
      'a longer password',
      (stage) => ({ ...stage, passwordPolicy: { ...stage.passwordPolicy, minimumLength: 6 } }),
      /minimumLength was 6 and is 10/,
    ],
    [
      'nobody who signs up',
      (stage) => ({ ...stage, signIn: { ...stage.signIn, selfSignUp: false } }),
      /selfSignUp was false and is true/,
    ],
    [
      'a sign-in that waits longer',
      (stage) => ({ ...stage, signIn: { ...stage.signIn, challengeMinutes: 15 } }),
      /challengeMinutes was 15 and is 3/,
    ],
    [
      'an authenticator app that the pool does not offer',
      (stage) => ({ ...stage, signIn: { ...stage.signIn, totp: false } }),
      /signIn\.totp was false and is true/,
    ],
    [
      'another second factor',
      (stage) => ({ ...stage, signIn: { ...stage.signIn, secondFactor: 'ON' } }),
      /signIn\.secondFactor was "ON" and is "OPTIONAL"/,
    ],
    [
      'sessions that the pool tracks and the app does not show',
      (stage) => ({ ...stage, signIn: { ...stage.signIn, sessions: false } }),
      /signIn\.sessions was false and is true/,
    ],
    ['another attribute', (stage) => ({ ...stage, attributes: stage.attributes.slice(1) }), /^the pool: name is new/],
    ['another Region', (stage) => ({ ...stage, region: 'eu-west-1' }), /^the Region: .+ is no pool of eu-west-1/],
  ])('names where file and pool differ: %s', async (_, change, says) => {
    const { stage, pool } = await stageWithPool()
    const found = failures(await findingsOf(change(stage), pool))
    expect(found.join('\n')).toMatch(says)
  })

  it('says that the pool would lock out whoever changes their number in the app', async () => {
    const { stage, pool } = await stageWithPool()
    const settings = pool.settings.UserPool.UserAttributeUpdateSettings
    settings.AttributesRequireVerificationBeforeUpdate = []
    expect(failures(await findingsOf(stage, pool))).toEqual([
      expect.stringMatching(/^the pool: the app lets users change their phone number .+ would lock them out/),
    ])
    const without = { ...stage, signIn: { ...stage.signIn, newNumber: false, deleteAccount: false } }
    expect(failures(await findingsOf(without, pool))).toEqual([])
    settings.AttributesRequireVerificationBeforeUpdate = ['phone_number']
    expect(failures(await findingsOf(without, pool))).toEqual([])
  })

  it('does not mind an attribute that the pool has and the app does not use', async () => {
    const { stage, pool } = await stageWithPool()
    const fewer = stage.attributes.filter(({ name }) => name !== 'custom:company')
    expect(failures(await findingsOf({ ...stage, attributes: fewer }, pool))).toEqual([])
  })

  describe('of a brand that asks for consent', () => {
    const consent = { attribute: 'custom:terms_version', version: '2026-11' }
    const attributes = [{ name: consent.attribute, signUp: false, visible: false }]

    it('finds it well where stage, pool and client keep the version', async () => {
      const { stage, pool } = await stageWithPool(attributes)
      const found = await findingsOf(stage, pool, { consent })
      expect(failures(found)).toEqual([])
      expect(found).toContainEqual({
        state: 'ok',
        about: 'the consent',
        says: 'custom:terms_version keeps the version 2026-11.',
      })
    })

    it.each([
      [[], /declares no custom:terms_version/],
      [[{ ...attributes[0], visible: true, label: { en: 'Terms' } }], /has to declare custom:terms_version as/],
      [[{ ...attributes[0], editable: false }], /has to declare custom:terms_version as/],
      [[{ ...attributes[0], maxLength: 3 }], /takes no "2026-11"/],
    ])('says what is wrong with the stage: %j', async (declared, says) => {
      const { stage, pool } = await stageWithPool(declared)
      expect(failures(await findingsOf(stage, pool, { consent, description: nothing }))).toEqual([
        expect.stringMatching(says),
      ])
    })

    it('says that the pool has no such attribute, or its client no right to it', async () => {
      const { stage, pool } = await stageWithPool(attributes)
      const { UserPool, UserPoolClient } = pool.settings
      UserPoolClient.WriteAttributes = ['phone_number']
      expect(failures(await findingsOf(stage, pool, { consent })).join('\n')).toMatch(
        /may not write custom:terms_version/,
      )
      UserPoolClient.ReadAttributes = ['phone_number']
      expect(failures(await findingsOf(stage, pool, { consent })).join('\n')).toMatch(
        /may not read custom:terms_version/,
      )
      UserPool.SchemaAttributes = UserPool.SchemaAttributes.filter(({ Name }) => Name !== consent.attribute)
      expect(failures(await findingsOf(stage, pool, { consent })).join('\n')).toMatch(/the pool has no custom:terms/)
    })
  })

  it('names what Terraform’s outputs say otherwise', async () => {
    const { stage, pool } = await stageWithPool()
    const outputs = (): StageConfig => ({ ...stage, userPoolClientId: 'another' })
    expect(failures(await findingsOf(stage, pool, { outputs }))).toEqual([
      expect.stringMatching(/^Terraform’s outputs: userPoolClientId was .+ and is "another"\. Run npm run configure/),
    ])
  })

  it('tells a client or a pool that is gone', async () => {
    const { stage, pool } = await stageWithPool()
    pool.control.remove('client')
    const client = await findingsOf(stage, pool, { description: nothing })
    expect(failures(client)).toEqual([expect.stringMatching(/^the app client: \S+ is gone: .*npm run configure/)])
    pool.control.remove('pool')
    const gone = await findingsOf(stage, pool, { description: nothing })
    expect(failures(gone).map((line) => line.split(':')[0])).toEqual(['the pool’s keys', 'the app client'])
  })

  it('notes a client that tells who has an account, and refuses one without SRP', async () => {
    const { stage, pool } = await stageWithPool()
    pool.settings.UserPoolClient.PreventUserExistenceErrors = 'LEGACY'
    const legacy = await findingsOf(stage, pool, { description: nothing })
    expect(legacy.find(({ about }) => about === 'the app client')).toMatchObject({ state: 'note' })
    pool.settings.UserPoolClient.ExplicitAuthFlows = ['ALLOW_REFRESH_TOKEN_AUTH']
    expect(failures(await findingsOf(stage, pool, { description: nothing }))).toEqual([
      expect.stringMatching(/^the app client: .* does not allow ALLOW_USER_SRP_AUTH/),
    ])
    expect(pool.control.requests().filter(({ operation }) => operation === 'SignUp')).toEqual([])
  })

  it.each([
    ['UserLambdaValidationException', 'note', /is there, and a trigger/],
    ['UnexpectedLambdaException', 'failed', /a sign-in cannot begin/],
    ['TooManyRequestsException', 'unknown', /try again/],
    ['ForbiddenException', 'failed', /says ForbiddenException: no/],
    ['InternalErrorException', 'failed', /a sign-in cannot begin/],
  ] as const)('says what a sign-in that ends in %s means', async (name, state, says) => {
    const { stage, pool } = await stageWithPool()
    pool.control.addFault({ operation: 'InitiateAuth', kind: 'error', times: 1, error: { name, message: 'no' } })
    const found = await findingsOf(stage, pool, { description: nothing })
    expect(found.find(({ about }) => about === 'the app client')).toMatchObject({ state })
    expect(found.map((finding) => finding.says).join('\n')).toMatch(says)
  })

  it.each([
    [290, 'FAILED'],
    [-290, 'FAILED'],
    [120, 'ok'],
    [-120, 'ok'],
  ])('looks at the clock: %d seconds', async (seconds, verdict) => {
    const { stage, pool } = await stageWithPool()
    pool.control.skewClock(-seconds * 1000)
    const found = await findingsOf(stage, pool, { description: nothing })
    const clock = found.find(({ about }) => about === 'this machine’s clock')
    expect(clock?.state === 'failed' ? 'FAILED' : clock?.state).toBe(verdict)
    expect(clock?.says).toContain(seconds < 0 ? 'behind' : 'ahead of')
  })

  it.each<[string, RequestListener, RegExp]>([
    ['does not answer', () => undefined, /no answer within 0\.3 seconds/],
    ['breaks off', (request) => request.socket.destroy(), /(ECONNRESET|closed|UND_ERR_SOCKET)/],
    ['is a page that wants a login', (_, response) => response.end('<h1>Welcome</h1>'), /something/],
    [
      'sends elsewhere',
      (_, response) => response.writeHead(302, { location: 'http://127.0.0.1:1/' }).end(),
      /something/,
    ],
    ['has no keys', (_, response) => response.end('{"keys":[]}'), /no keys/],
  ])('ends when what stands there %s', async (_, listener, says) => {
    const { stage } = await stageWithPool()
    const began = performance.now()
    const found = failures(
      await findingsOf(stage, { endpoint: await serve(listener) }, { description: nothing, patience: 300 }),
    )
    expect(found.map((line) => line.split(':')[0])).toContain('the pool’s keys')
    expect(found.join('\n')).toMatch(says)
    expect(performance.now() - began).toBeLessThan(5_000)
  })
})

describe('the update feed', () => {
  it.each<[string, RequestListener, Finding['state'], RegExp]>([
    [
      'offers a version',
      (request, response) => response.end(request.url === '/latest.yml' ? 'version: 1.2.3\n' : ''),
      'ok',
      /1\.2\.3/,
    ],
    ['is empty', (_, response) => response.writeHead(404).end(), 'failed', /404: nothing was published/],
    ['is a page', (_, response) => response.end('<h1>Welcome</h1>'), 'failed', /names no version/],
    ['does not answer', () => undefined, 'failed', /no answer/],
  ])('%s', async (_, listener, state, says) => {
    const url = await serve(listener)
    for (const feed of [url, `${url}/`]) {
      const finding = await checkFeed(feed, 300)
      expect(finding).toMatchObject({ state })
      expect(finding.says).toMatch(says)
    }
  })

  it('need not be', async () => {
    expect(await checkFeed(undefined, 300)).toMatchObject({ state: 'ok' })
  })
})

describe('npm run doctor', () => {
  const command = fileURLToPath(new URL('doctor.ts', import.meta.url))

  async function doctor(...args: string[]): Promise<{ code: number | null; stdout: string; stderr: string }> {
    const child = spawn(process.execPath, [command, ...args], { stdio: ['ignore', 'pipe', 'pipe'] })
    const text = { stdout: '', stderr: '' }
    for (const stream of ['stdout', 'stderr'] as const) {
      child[stream].on('data', (chunk: Buffer) => (text[stream] += chunk.toString()))
    }
    const [code] = (await once(child, 'close')) as [number | null]
    return { code, ...text }
  }

  it('prints a line for each check, and ends in 1 when one failed', async () => {
    const { stage, pool } = await stageWithPool()
    const file = join(temporaryDirectory(), 'dev.json')
    writeFileSync(file, JSON.stringify(stage))
    const well = await doctor('--stage', file, '--endpoint', pool.endpoint)
    expect(well).toMatchObject({ code: 0, stderr: '' })
    const lines = well.stdout.trimEnd().split('\n')
    expect(lines.length).toBeGreaterThanOrEqual(8)
    expect(lines.filter((line) => !/^(ok|note|not checked) +\S.*: \S.*\.$/.test(line))).toEqual([])

    pool.control.remove('client')
    const ill = await doctor('--stage', file, '--endpoint', pool.endpoint)
    expect(ill.code).toBe(1)
    expect(ill.stdout).toMatch(/^FAILED {6} the app client: /m)
  })

  it('takes what AWS and Terraform printed from files', async () => {
    const { stage, pool } = await stageWithPool()
    const folder = temporaryDirectory()
    const [file, saved, outputs] = ['dev.json', 'pool.json', 'outputs.json'].map((name) => join(folder, name)) as [
      string,
      string,
      string,
    ]
    writeFileSync(file, JSON.stringify(stage))
    const { UserPool, UserPoolClient } = pool.settings
    writeFileSync(saved, JSON.stringify({ UserPool: { ...UserPool, UsernameAttributes: ['email'] }, UserPoolClient }))
    writeFileSync(outputs, '{}')
    const { code, stdout } = await doctor(
      '--stage',
      file,
      '--endpoint',
      pool.endpoint,
      '--from-pool',
      saved,
      '--outputs',
      outputs,
    )
    expect(code).toBe(1)
    expect(stdout).toMatch(/^FAILED {6} the pool: The phone number is no user name/m)
    expect(stdout).toMatch(/^FAILED {6} Terraform’s outputs: The output stage is missing/m)

    writeFileSync(saved, JSON.stringify({ UserPool, UserPoolClient }))
    const sessions = join(folder, 'sessions.json')
    writeFileSync(sessions, JSON.stringify({ UserSessionTracking: 'DISABLED', TokenSession: { MaxPerUser: 20 } }))
    const half = await doctor('--stage', file, '--from-pool', saved, '--answer', sessions)
    expect(half.stdout).toMatch(/^FAILED {6} the pool: signIn\.sessions was true and is false\./m)
    expect(half.stdout).toMatch(
      /^not checked {2}the pool: It is not known whether the pool offers an authenticator app/m,
    )
  })

  it.each([
    [[], /^Which stage\?/],
    [['--stage', 'dev', '--endpoint', 'https://example.com'], /^--endpoint is the address of a local pool/],
    [['--stage', 'dev', '--patience', 'long'], /^--patience is a number/],
    [['--stage', 'dev', '--colour'], /^Unknown option/],
  ])('does not begin with %j', async (args, says) => {
    const { code, stdout, stderr } = await doctor(...args)
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' })
    expect(stderr).toMatch(says)
  })

  it('says what is wrong with the file, and looks no further', async () => {
    const file = join(temporaryDirectory(), 'dev.json')
    writeFileSync(file, '{"stage":"dev"}')
    const { code, stdout } = await doctor('--stage', file)
    expect(code).toBe(1)
    expect(stdout).toMatch(/^FAILED {6} the stage’s file: .*region.*\n$/)
  })
})
