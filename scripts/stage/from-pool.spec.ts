import { spawnSync } from 'node:child_process'
import { chmodSync, existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { readSettings } from '../../infra/local-pool/settings.ts'
import { temporaryDirectory } from '../../infra/local-pool/testing/directory.ts'
import { parseStageConfig } from '../../main/stage/stage-config.ts'
import { isHere } from '../platforms.ts'
import { readStage } from '../stage.ts'
import { findDescription } from './find-description.ts'
import { stageFromPool } from './stage-from-pool.ts'
import { usualPool } from './testing/any-pool.ts'

const command = fileURLToPath(new URL('../configure.ts', import.meta.url))
const { pool, client } = usualPool
const described = { UserPool: pool, UserPoolClient: client }

let folder = ''
beforeEach(() => {
  folder = temporaryDirectory()
})
afterEach(() => {
  vi.unstubAllEnvs()
})
const inFolder = (name: string): string => join(folder, name)

function save(name: string, content: unknown): string {
  const path = inFolder(name)
  writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content))
  return path
}

function configure(args: string[], path = folder): { status: number | null; stdout: string; stderr: string } {
  const env = { ...process.env, PATH: path }
  const all = [command, '--stage', 'dev', '--out', inFolder('stage.json'), ...args]
  return spawnSync(process.execPath, all, { encoding: 'utf8', env, timeout: 15_000 })
}

const written = (): string => readFileSync(inFolder('stage.json'), 'utf8')

describe('npm run configure -- --from-pool, with what AWS printed before', () => {
  it('writes the stage’s file from one file or two, and says what the app cannot do', () => {
    const [both, one, other] = [
      save('both.json', described),
      save('pool.json', { UserPool: pool }),
      save('client.json', { UserPoolClient: client }),
    ]
    const first = configure(['--from-pool', both])
    expect(first).toMatchObject({ status: 0, stderr: '' })
    expect(first.stdout).toMatch(/^- Whoever has SMS as second factor cannot reset a forgotten password/)
    expect(first.stdout).toContain(`user pool ${pool.Id}, app client ${client.ClientId}.`)
    const text = written()
    expect(parseStageConfig(JSON.parse(text), 'the file')).toMatchObject({ stage: 'dev', region: 'eu-central-1' })
    expect(configure(['--from-pool', one, '--client', other])).toMatchObject({ status: 0, stderr: '' })
    expect(written()).toBe(text)
  })

  it('says what differs from a file that is there, and keeps its labels', () => {
    const attribute = { Name: 'custom:badge', AttributeDataType: 'String', Mutable: true, Required: false }
    const names = ['name', 'custom:badge', 'phone_number', 'phone_number_verified']
    const withBadge = {
      UserPool: { ...pool, SchemaAttributes: [attribute, { ...attribute, Name: 'name', Required: true }] },
      UserPoolClient: { ...client, ReadAttributes: names, WriteAttributes: names },
    }
    const from = save('both.json', withBadge)
    expect(configure(['--from-pool', from]).stdout).toMatch(/- The app has no word of its own for custom:badge/)
    const file = JSON.parse(written()) as { attributes: Record<string, unknown>[] }
    const mine = { en: 'Badge', de: 'Ausweis' }
    for (const one of file.attributes) if (one.name === 'custom:badge') one.label = mine
    save('stage.json', file)
    const stricter = { ...pool.Policies?.PasswordPolicy, MinimumLength: 14 }
    save('both.json', { ...withBadge, UserPool: { ...withBadge.UserPool, Policies: { PasswordPolicy: stricter } } })
    const again = configure(['--from-pool', from])
    expect(again.stdout).not.toContain('no word of its own')
    expect(again).toMatchObject({ status: 0, stderr: '' })
    expect(again.stdout).toContain('- passwordPolicy.minimumLength was 10 and is 14.')
    expect(again.stdout.match(/ was .+ and is /g)).toHaveLength(1)
    expect(written()).toContain('"de": "Ausweis"')
  })

  it.each<[string, unknown, RegExp]>([
    ['without a client', { UserPool: pool }, /^The app client is missing: .*--client client\.json$/],
    ['without a pool', { UserPoolClient: client }, /holds no UserPool/],
    [
      'of another client',
      { ...described, UserPoolClient: { ...client, UserPoolId: 'eu-central-1_x' } },
      /belongs to the pool eu-central-1_x/,
    ],
    ['that is no JSON', 'UserPool', /pool\.json is not JSON/],
    [
      'with a wrong key',
      { UserPool: { ...pool, SchemaAttributes: 'none' } },
      /pool\.json: UserPool\.SchemaAttributes is wrong: .+\.$/,
    ],
    ['with an id that is none', { UserPool: { ...pool, Id: 'x' } }, /UserPool\.Id is wrong: a user pool id looks like/],
  ])('says what is wrong with a pool %s', (_, content, says) => {
    const read = (): unknown => stageFromPool('dev', { pool: save('pool.json', content) }, inFolder('stage.json'))
    expect(read).toThrow(says)
  })

  it('writes nothing for a pool that is of no use', () => {
    const of = { ...described, UserPoolClient: { ...client, ClientSecret: 'x' } }
    const { status, stdout, stderr } = configure(['--from-pool', save('pool.json', of)])
    expect({ status, stdout }).toEqual({ status: 1, stdout: '' })
    expect(stderr).toMatch(/so nothing is written:\n- The app client has a secret/)
    expect(existsSync(inFolder('stage.json'))).toBe(false)
  })

  it('makes the local stage again from the local pool’s own settings', () => {
    const settings = fileURLToPath(new URL('../../infra/local-pool/settings.json', import.meta.url))
    const { UserPool, UserPoolMfaConfig, UserPoolSessionConfiguration } = readSettings()
    const mfa = save('mfa.json', { MfaConfiguration: UserPool.MfaConfiguration, ...UserPoolMfaConfig })
    const sessions = save('sessions.json', { UserPoolId: UserPool.Id, ...UserPoolSessionConfiguration })
    const args = ['--from-pool', settings, '--answer', mfa, '--answer', sessions]
    const { status, stdout, stderr } = configure(args)
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
    expect(stdout).not.toContain('It is not known')
    expect(configure(args.slice(0, 2)).stdout).toContain('It is not known')
    expect(configure(args)).toMatchObject({ status: 0, stderr: '' })
    const made = parseStageConfig(JSON.parse(written()), 'the file')
    // A pool cannot require a custom attribute.
    const attributes = readStage('local').attributes.map((one) => ({
      ...one,
      required: !one.name.startsWith('custom:'),
    }))
    // Whether users may delete their account is nothing that a pool knows.
    const signIn = { ...readStage('local').signIn, deleteAccount: false }
    expect({ ...made, stage: 'local' }).toEqual({ ...readStage('local'), attributes, signIn })
  })

  it('does not overwrite a file that is no stage', () => {
    const before = save('stage.json', '{"stage":"dev"}')
    const { status, stderr } = configure(['--from-pool', save('pool.json', described)])
    expect(status).toBe(1)
    expect(stderr).toMatch(/Mend .+stage\.json or move it away/)
    expect(readFileSync(before, 'utf8')).toBe('{"stage":"dev"}')
  })

  it.each([
    [['--client', 'x'], /^--client needs --from-pool/],
    [['--answer', 'x.json'], /^--answer needs --from-pool/],
    [['--from-pool', 'x.json', '--from', 'y.json'], /give one of them/],
    [['--from-pool', '/nowhere.json'], /^\/nowhere\.json cannot be read: ENOENT/],
  ])('does not begin with %j', (args, says) => {
    const { status, stderr } = configure(args)
    expect(status).toBe(1)
    expect(stderr).toMatch(says)
  })
})

describe.runIf(isHere('scripts that are programs'))('npm run configure -- --from-pool, by the AWS CLI', () => {
  /** Puts a program called aws into the folder. It notes its arguments, and runs the script with them as `args`. */
  function standIn(script: string): void {
    const body = `const args = process.argv.slice(2)
require('node:fs').appendFileSync(${JSON.stringify(inFolder('called.txt'))}, args.join(' ') + '\\n')
${script}`
    writeFileSync(inFolder('aws'), `#!${process.execPath}\n${body}`)
    chmodSync(inFolder('aws'), 0o755)
  }

  const clients = (...ids: string[]): object => ({
    UserPoolClients: ids.map((ClientId) => ({ ClientId, ClientName: 'app' })),
  })
  const answers = (list: object): string => `
const answers = ${JSON.stringify({
    'describe-user-pool': { UserPool: pool },
    'describe-user-pool-client': { UserPoolClient: client },
    'list-user-pool-clients': list,
    'get-user-pool-mfa-config': { MfaConfiguration: 'OPTIONAL', SoftwareTokenMfaConfiguration: { Enabled: true } },
    'get-user-pool-session-configuration': { UserSessionTracking: 'ENABLED', TokenSession: { MaxPerUser: 20 } },
  })}
console.log(JSON.stringify(answers[args[1]]))`

  it('takes the only client, and asks with the pool’s Region, for JSON and not for long', () => {
    standIn(answers(clients(client.ClientId)))
    expect(configure(['--from-pool', pool.Id])).toMatchObject({ status: 0, stderr: '' })
    const called = readFileSync(inFolder('called.txt'), 'utf8').trimEnd().split('\n')
    expect(called.map((line) => line.split(' ')[1])).toEqual([
      'describe-user-pool',
      'list-user-pool-clients',
      'describe-user-pool-client',
      'get-user-pool-mfa-config',
      'get-user-pool-session-configuration',
    ])
    expect(parseStageConfig(JSON.parse(written()), 'the file').signIn).toMatchObject({ totp: true, sessions: true })
    for (const line of called) {
      expect(line).toContain(`cognito-idp`)
      expect(line).toContain(`--user-pool-id ${pool.Id} --region eu-central-1`)
      expect(line).toMatch(/--cli-connect-timeout 10 --cli-read-timeout 20 --output json$/)
    }
    expect(called[2]).toContain(`--client-id ${client.ClientId}`)
  })

  it('goes on without sessions where the CLI is too old to know them, and says so', () => {
    const tooOld =
      "if (args[1].includes('session')) { console.error('argument operation: Invalid choice'); process.exit(2) }"
    standIn(`${tooOld}\n${answers(clients(client.ClientId))}`)
    const { status, stdout } = configure(['--from-pool', pool.Id])
    expect(status).toBe(0)
    expect(stdout).toMatch(/^- It is not known whether the pool tracks sessions .+ too old for GetUserPoolSession.+$/m)
    expect(parseStageConfig(JSON.parse(written()), 'the file').signIn).toMatchObject({ totp: true, sessions: false })
  })

  it('takes the client that is named', () => {
    standIn(answers(clients('one', 'other')))
    expect(configure(['--from-pool', pool.Id, '--client', client.ClientId])).toMatchObject({ status: 0, stderr: '' })
    expect(readFileSync(inFolder('called.txt'), 'utf8')).not.toContain('list-user-pool-clients')
  })

  const fails = (text: string): string => `console.error(${JSON.stringify(text)}); process.exit(254)`
  it.each([
    [
      'several clients',
      answers(clients('one', 'other')),
      /choose one by --client ID\. It has one \(app\), other \(app\)\./,
    ],
    ['no client', answers(clients()), /has no app client/],
    [
      'no credentials',
      fails('Unable to locate credentials. You can configure credentials by running "aws configure".'),
      /no credentials that count: .*aws sso login/,
    ],
    [
      'credentials that have expired',
      fails('An error occurred (ExpiredTokenException): The security token included in the request is expired'),
      /no credentials that count/,
    ],
    [
      'no rights',
      fails(
        'An error occurred (AccessDeniedException) when calling the DescribeUserPool operation: User: x is not authorized to perform: cognito-idp:DescribeUserPool',
      ),
      /need the right cognito-idp:DescribeUserPool/,
    ],
    [
      'no such pool',
      fails(
        'An error occurred (ResourceNotFoundException) when calling the DescribeUserPool operation: User pool x does not exist.',
      ),
      /has no such user pool or app client in eu-central-1/,
    ],
    ['something else', fails('Connect timeout on endpoint URL'), /^aws cognito-idp failed: Connect timeout/],
    ['an answer that is none', 'console.log("Hello")', /describe-user-pool is not JSON/],
  ])('says so when there is %s', (_, script, says) => {
    standIn(script)
    vi.stubEnv('PATH', folder)
    let said = ''
    try {
      findDescription({ pool: pool.Id })
    } catch (error) {
      said = error instanceof Error ? error.message : ''
    }
    expect(said).toMatch(says)
    expect(said.split('\n')).toHaveLength(1)
  })

  it('says how to do without it when it is not there', () => {
    const { status, stderr } = configure(['--from-pool', pool.Id])
    expect(status).toBe(1)
    expect(stderr).toMatch(
      /^The AWS CLI \(aws\) is not on the path\. .*--from-pool pool\.json --client client\.json\n$/,
    )
  })
})
