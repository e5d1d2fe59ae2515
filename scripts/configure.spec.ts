import { spawnSync } from 'node:child_process'
import { chmodSync, existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { parseStageConfig } from '../main/stage/stage-config.ts'
import { readStage } from './stage.ts'
import { isHere } from './platforms.ts'

const command = fileURLToPath(new URL('configure.ts', import.meta.url))

/** Outputs as `terraform output -json` prints them. */
const outputs = {
  stage: { sensitive: false, type: 'string', value: 'dev' },
  region: { sensitive: false, type: 'string', value: 'eu-central-1' },
  user_pool_id: { sensitive: false, type: 'string', value: 'eu-central-1_AbCdEfGhI' },
  user_pool_client_id: { sensitive: false, type: 'string', value: '1h57kf5cpq17m0eml12example' },
  password_policy: {
    sensitive: false,
    type: ['object', {}],
    value: {
      minimum_length: 10,
      require_uppercase: true,
      require_lowercase: true,
      require_numbers: true,
      require_symbols: false,
      temporary_validity_days: 7,
    },
  },
  update_feed_url: { sensitive: false, type: 'string', value: null },
}

const written = {
  stage: 'dev',
  region: 'eu-central-1',
  userPoolId: 'eu-central-1_AbCdEfGhI',
  userPoolClientId: '1h57kf5cpq17m0eml12example',
  passwordPolicy: {
    minimumLength: 10,
    requireUppercase: true,
    requireLowercase: true,
    requireNumbers: true,
    requireSymbols: false,
  },
}

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'configure-'))
})
afterEach(() => {
  rmSync(folder, { recursive: true })
})

function configure(args: string[], path?: string): { status: number | null; stdout: string; stderr: string } {
  const env = { ...process.env, ...(path !== undefined && { PATH: path }) }
  return spawnSync(process.execPath, [command, ...args], { encoding: 'utf8', env, timeout: 15_000 })
}

function fromFile(content: unknown, stage = 'dev'): ReturnType<typeof configure> {
  const from = join(folder, 'outputs.json')
  writeFileSync(from, typeof content === 'string' ? content : JSON.stringify(content))
  return configure(['--stage', stage, '--from', from, '--out', join(folder, 'stage.json')])
}

/**
 * Puts a program called terraform into the folder. It runs the script, and notes where and with which arguments it was
 * called.
 */
function standIn(script: string): string {
  const file = join(folder, 'terraform')
  const body = `if (process.argv[2] === 'version') { console.log('Terraform v1.11.4'); process.exit() }
require('node:fs').writeFileSync(${JSON.stringify(join(folder, 'called.json'))}, JSON.stringify([process.cwd(), ...process.argv.slice(2)]))
${script}`
  writeFileSync(file, `#!${process.execPath}\n${body}`)
  chmodSync(file, 0o755)
  return folder
}

describe('npm run configure', () => {
  it('writes what the app is built from', () => {
    const { status, stdout, stderr } = fromFile(outputs)
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
    expect(stdout).toContain('user pool eu-central-1_AbCdEfGhI, app client 1h57kf5cpq17m0eml12example')
    expect(JSON.parse(readFileSync(join(folder, 'stage.json'), 'utf8'))).toEqual(written)
    expect(readdirSync(folder).sort()).toEqual(['outputs.json', 'stage.json'])
  })

  it('takes the update feed of a distribution', () => {
    const updateFeedUrl = 'https://d111111abcdef8.cloudfront.net'
    expect(fromFile({ ...outputs, update_feed_url: { value: updateFeedUrl } }).status).toBe(0)
    expect(JSON.parse(readFileSync(join(folder, 'stage.json'), 'utf8'))).toEqual({ ...written, updateFeedUrl })
    const plain = fromFile({ ...outputs, update_feed_url: { value: 'http://downloads.example.com' } })
    expect(plain.stderr).toMatch(
      /^The output update_feed_url is "http:\/\/downloads\.example\.com": a feed looks like .+\n$/,
    )
  })

  it('takes the suffix of a stage that has one', () => {
    expect(fromFile({ ...outputs, suffix: { value: 'Dev' } }).status).toBe(0)
    expect(JSON.parse(readFileSync(join(folder, 'stage.json'), 'utf8'))).toEqual({ ...written, suffix: 'Dev' })
    const { stderr } = fromFile({ ...outputs, suffix: { value: '-dev' } })
    expect(stderr).toBe('The output suffix is "-dev": a suffix is a capital and up to 11 letters or digits.\n')
  })

  it('takes attributes and rules, without what is usual and what is null', () => {
    const nothing = {
      min_length: null,
      max_length: null,
      min: null,
      max: null,
      pattern: null,
      choices: null,
      hint: null,
    }
    const plain = { ...nothing, type: 'text', required: false, sign_up: true, editable: true, visible: true }
    const attributes = [
      { ...plain, name: 'name', required: true, label: null, autocomplete: null },
      {
        ...plain,
        name: 'custom:shift',
        type: 'choice',
        sign_up: false,
        choices: [
          { value: 'day_time', label: { 'zh-Hans': '白班', en: 'Day' } },
          { value: 'night', label: null },
        ],
        label: { de: 'Schicht', en: 'Shift' },
        autocomplete: null,
      },
    ]
    const policy = { ...outputs.password_policy.value, history_size: 3 }
    const given = {
      ...outputs,
      attributes: { value: attributes },
      sign_in: { value: { self_sign_up: false, challenge_minutes: 10 } },
      password_policy: { value: policy },
    }
    expect(fromFile(given)).toMatchObject({ status: 0, stderr: '' })
    expect(JSON.parse(readFileSync(join(folder, 'stage.json'), 'utf8'))).toEqual({
      ...written,
      passwordPolicy: { ...written.passwordPolicy, historySize: 3 },
      signIn: { selfSignUp: false, challengeMinutes: 10 },
      attributes: [
        { name: 'name', required: true },
        {
          name: 'custom:shift',
          type: 'choice',
          signUp: false,
          choices: [{ value: 'day_time', label: { en: 'Day', 'zh-Hans': '白班' } }, { value: 'night' }],
          label: { en: 'Shift', de: 'Schicht' },
        },
      ],
    })
  })

  it('says nothing of what is as it always was', () => {
    const attributes = ['name', 'custom:company', 'custom:role_name'].map((name) => ({ name, required: true }))
    const usual = {
      attributes: { value: attributes },
      sign_in: { value: { self_sign_up: true, challenge_minutes: 3 } },
    }
    const policy = { value: { ...outputs.password_policy.value, history_size: 0 } }
    expect(fromFile({ ...outputs, ...usual, password_policy: policy }).status).toBe(0)
    expect(JSON.parse(readFileSync(join(folder, 'stage.json'), 'utf8'))).toEqual(written)
  })

  it('says first what changes in a file that is there', () => {
    const file = join(folder, 'stage.json')
    expect(fromFile(outputs).stdout).not.toContain('changes')
    expect(fromFile(outputs).stdout).not.toContain('changes')
    const attributes = { value: [{ name: 'name', required: true }, { name: 'custom:location' }] }
    const policy = { value: { ...outputs.password_policy.value, minimum_length: 12 } }
    expect(
      fromFile({ ...outputs, attributes, password_policy: policy })
        .stdout.split('\n')
        .slice(0, 5),
    ).toEqual([
      `${file} changes:`,
      '- passwordPolicy.minimumLength was 10 and is 12.',
      '- custom:company is gone.',
      '- custom:role_name is gone.',
      '- custom:location is new.',
    ])
    writeFileSync(file, '{ "stage": ')
    expect(fromFile(outputs).stdout).toContain(
      `${file} held no stage configuration until now, so what changes cannot be told.\n`,
    )
    expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual(written)
  })

  it('writes it where the build looks for it', () => {
    const stage = `spec-${String(process.pid)}`
    const file = fileURLToPath(new URL(`../infra/stages/${stage}.json`, import.meta.url))
    const from = join(folder, 'outputs.json')
    writeFileSync(from, JSON.stringify({ ...outputs, stage: { value: stage } }))
    try {
      expect(configure(['--stage', stage, '--from', from])).toMatchObject({ status: 0, stderr: '' })
      expect(readStage(stage)).toEqual(parseStageConfig({ ...written, stage }, file))
    } finally {
      rmSync(file, { force: true })
    }
  })

  it.runIf(isHere('scripts that are programs'))('reads the state of infra/ by terraform when there is no file', () => {
    const path = standIn(`console.log(${JSON.stringify(JSON.stringify(outputs))})`)
    expect(configure(['--stage', 'dev', '--out', join(folder, 'stage.json')], path)).toMatchObject({
      status: 0,
      stderr: '',
    })
    expect(JSON.parse(readFileSync(join(folder, 'stage.json'), 'utf8'))).toEqual(written)
    const infra = dirname(fileURLToPath(new URL('../infra/main.tf', import.meta.url)))
    expect(JSON.parse(readFileSync(join(folder, 'called.json'), 'utf8'))).toEqual([
      infra,
      'output',
      '-json',
      '-no-color',
    ])
  })

  it.runIf(isHere('scripts that are programs')).each([
    [
      'no state',
      `console.error('╷\\n│ Error: Backend initialization required\\n│ \\n│ Run init.\\n╵'); process.exit(1)`,
      'terraform output failed: Error: Backend initialization required Run init.',
    ],
    ['an empty state', `console.log('{}')`, 'The output stage is missing: has the stage dev been applied?'],
  ])('says so when terraform has %s', (_, script, message) => {
    const { status, stderr } = configure(['--stage', 'dev', '--out', join(folder, 'stage.json')], standIn(script))
    expect({ status, stderr }).toEqual({ status: 1, stderr: `${message}\n` })
    expect(existsSync(join(folder, 'stage.json'))).toBe(false)
  })

  it('says so when there is no terraform', () => {
    const { status, stderr } = configure(['--stage', 'dev', '--out', join(folder, 'stage.json')], folder)
    expect(status).toBe(1)
    expect(stderr).toBe('Neither terraform nor tofu is on the path. Give the outputs as a file: --from outputs.json\n')
  })
})

describe('a wrong id is named in one sentence, and nothing is written', () => {
  const without = (name: string): object => Object.fromEntries(Object.entries(outputs).filter(([key]) => key !== name))
  const policy = outputs.password_policy.value

  it.each<[string, unknown, string]>([
    ['no pool id', without('user_pool_id'), 'The output user_pool_id is missing: has the stage dev been applied?'],
    [
      'an empty client id',
      { ...outputs, user_pool_client_id: { value: '' } },
      'The output user_pool_client_id is missing: has the stage dev been applied?',
    ],
    ['no policy', without('password_policy'), 'The output password_policy is missing: has the stage dev been applied?'],
    [
      'a pool id without its region',
      { ...outputs, user_pool_id: { value: 'AbCdEfGhI' } },
      'The output user_pool_id is "AbCdEfGhI": a user pool id looks like eu-central-1_AbCdEfGhI.',
    ],
    [
      'a client id with a space',
      { ...outputs, user_pool_client_id: { value: '1h57 kf5' } },
      'The output user_pool_client_id is "1h57 kf5": an app client id is letters and digits.',
    ],
    [
      'a region by its name',
      { ...outputs, region: { value: 'Frankfurt' } },
      'The output region is "Frankfurt": a region looks like eu-central-1.',
    ],
    [
      'a pool of another region',
      { ...outputs, region: { value: 'eu-west-1' } },
      'The output user_pool_id is "eu-central-1_AbCdEfGhI", which is not a pool of the region eu-west-1.',
    ],
    [
      "another stage's outputs",
      { ...outputs, stage: { value: 'prod' } },
      'These are the outputs of the stage "prod", not of dev: initialise infra/ with stages/dev.s3.tfbackend.',
    ],
    ['a list', ['eu-central-1_AbCdEfGhI'], 'These are not outputs: they should be what terraform output -json prints.'],
    [
      'plain values',
      { user_pool_id: 'eu-central-1_AbCdEfGhI' },
      'These are not outputs: they should be what terraform output -json prints.',
    ],
  ])('%s', (_, content, message) => {
    const { status, stdout, stderr } = fromFile(content)
    expect({ status, stdout, stderr }).toEqual({ status: 1, stdout: '', stderr: `${message}\n` })
    expect(existsSync(join(folder, 'stage.json'))).toBe(false)
  })

  it('a policy with a rule missing or out of range', () => {
    const short = fromFile({ ...outputs, password_policy: { value: { ...policy, minimum_length: 3 } } })
    expect(short.stderr).toMatch(/^The output password_policy\.minimum_length is wrong: .+\.\n$/)
    const text = fromFile({ ...outputs, password_policy: { value: { ...policy, require_symbols: 'no' } } })
    expect(text.stderr).toMatch(/^The output password_policy\.require_symbols is wrong: .+\.\n$/)
    expect([short.status, text.status, existsSync(join(folder, 'stage.json'))]).toEqual([1, 1, false])
  })

  it.each<[string, unknown, string]>([
    [
      'an attribute with a wrong length',
      { attributes: [{ name: 'name' }, { name: 'custom:location', min_length: 5, max_length: 4 }] },
      'The output attributes[1].min_length of custom:location is greater than max_length.',
    ],
    [
      'a label in another language',
      { attributes: [{ name: 'custom:floor', label: { 'zh-Hant': '層' } }] },
      'The output attributes[0].label of custom:floor is wrong: Unrecognized key: "zh-Hant".',
    ],
    [
      'a text of nothing',
      { attributes: [{ name: 'name', hint: { 'zh-Hans': ' ' } }] },
      'The output attributes[0].hint.zh-Hans of name is wrong: ',
    ],
    [
      'an attribute with a key of a later version',
      { attributes: [{ name: 'name', shown_to: 'all' }] },
      'The output attributes[0] of name is wrong: Unrecognized key: "shown_to".',
    ],
    [
      'two attributes with the same name',
      { attributes: [{ name: 'name' }, { name: 'name' }] },
      'The output attributes is wrong: two attributes have the same name.',
    ],
    ['attributes that are no list', { attributes: 'name' }, 'The output attributes is "name": '],
    ['a rule that is no rule', { sign_in: { self_sign_up: 'yes' } }, 'The output sign_in.self_sign_up is wrong: '],
    [
      'a wait that is too long',
      { sign_in: { challenge_minutes: 16 } },
      'The output sign_in.challenge_minutes is wrong: ',
    ],
    ['half a minute', { sign_in: { challenge_minutes: 3.5 } }, 'The output sign_in.challenge_minutes is wrong: '],
    [
      'a history that is too long',
      { password_policy: { ...policy, history_size: 25 } },
      'The output password_policy.history_size is wrong: ',
    ],
  ])('%s', (_, more, message) => {
    const values = Object.entries(more as Record<string, unknown>).map(([name, value]) => [name, { value }])
    const { status, stderr } = fromFile({ ...outputs, ...(Object.fromEntries(values) as object) })
    expect([status, stderr.slice(0, message.length)]).toEqual([1, message])
    expect(stderr).toMatch(/^[^\n]+\.\n$/)
    expect(existsSync(join(folder, 'stage.json'))).toBe(false)
  })

  it('a file that is not JSON or not there, a stage that is none', () => {
    expect(fromFile('user_pool_id = "x"').stderr).toMatch(/outputs\.json does not hold the outputs as JSON: .+\n$/)
    const missing = configure([
      '--stage',
      'dev',
      '--from',
      join(folder, 'missing.json'),
      '--out',
      join(folder, 'stage.json'),
    ])
    expect(missing.stderr).toMatch(/missing\.json does not hold the outputs as JSON: ENOENT.+\n$/)
    for (const stage of ['local', 'Prod', '../dev']) {
      expect(configure(['--stage', stage, '--from', 'x'])).toMatchObject({
        status: 1,
        stderr: `"${stage}" is not the name of a deployed stage.\n`,
      })
    }
    expect(configure([])).toMatchObject({ status: 1, stderr: 'Which stage? npm run configure -- --stage dev\n' })
  })

  it('an earlier file is left as it was', () => {
    writeFileSync(join(folder, 'stage.json'), 'before')
    expect(fromFile(without('region')).status).toBe(1)
    expect(readFileSync(join(folder, 'stage.json'), 'utf8')).toBe('before')
  })
})
