import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { tmpdir } from 'node:os'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { newConfiguration, startMessagingService, type MessagingService } from './sms/testing/messaging-service.ts'

const command = fileURLToPath(new URL('sms-countries.ts', import.meta.url))
const usual = ['--allow', 'DE,AT', '--region', 'eu-central-1']

let service: MessagingService
beforeEach(async () => {
  service = await startMessagingService()
})
afterEach(async () => {
  await service.close()
})

interface Ran {
  code: number
  out: string
  err: string
}

/** Runs the script as npm does, with the SDK's own variables for credentials and address. */
async function run(args: string[], more: NodeJS.ProcessEnv = {}): Promise<Ran> {
  const env = {
    PATH: process.env.PATH,
    HOME: tmpdir(),
    USERPROFILE: tmpdir(),
    AWS_ACCESS_KEY_ID: 'AKIDEXAMPLE',
    AWS_SECRET_ACCESS_KEY: 'example',
    AWS_EC2_METADATA_DISABLED: 'true',
    AWS_ENDPOINT_URL: service.url,
    ...more,
  }
  const child = spawn(process.execPath, [command, ...args], { env, stdio: ['ignore', 'pipe', 'pipe'], timeout: 30_000 })
  const ended = once(child, 'close') as Promise<[number]>
  const [out, err, [code]] = await Promise.all([text(child.stdout), text(child.stderr), ended])
  return { code, out, err }
}

function changing(): string[] {
  return service.asked.filter((operation) => !/^(Describe|Get|List)/.test(operation))
}

/** A configuration with some rules of its own, which is the account's default. */
function given(
  rules: Parameters<Map<string, 'ALLOW' | 'BLOCK' | 'FILTER'>['set']>[],
): ReturnType<typeof newConfiguration> {
  const one = { ...newConfiguration(), isDefault: true }
  for (const [country, status] of rules) one.sms.set(country, status)
  service.configurations.push(newConfiguration(), one)
  return one
}

describe('npm run sms:countries', () => {
  it('lets SMS go to these countries and to no other, and is the account’s default', async () => {
    const { code, out } = await run([...usual, '--yes'])
    expect([code, service.configurations.length]).toEqual([0, 1])
    expect(service.configurations[0]?.isDefault).toBe(true)
    expect(Object.fromEntries(service.configurations[0]?.sms ?? [])).toEqual({
      AT: 'ALLOW',
      CH: 'BLOCK',
      DE: 'ALLOW',
      GB: 'BLOCK',
      LV: 'BLOCK',
      TJ: 'BLOCK',
      US: 'BLOCK',
    })
    expect(out).toContain('SMS go to AT, DE, and to none of 5 others')
  })

  it('blocks before it counts, so that no country is open in between', async () => {
    await run([...usual, '--yes'])
    expect(changing()).toEqual([
      'CreateProtectConfiguration',
      'UpdateProtectConfigurationCountryRuleSet',
      'SetAccountDefaultProtectConfiguration',
    ])
  })

  it('does nothing the second time, and says so', async () => {
    await run([...usual, '--yes'])
    service.asked.length = 0
    const { code, out } = await run([...usual, '--yes'])
    expect([code, changing(), service.configurations.length]).toEqual([0, [], 1])
    expect(out).toContain('Nothing to do')
  })

  it('changes the account’s default where there is one, and only what differs', async () => {
    const own = given([
      ['DE', 'FILTER'],
      ['AT', 'BLOCK'],
      ['CH', 'BLOCK'],
      ['GB', 'FILTER'],
    ])
    const { code, out } = await run([...usual, '--yes'])
    expect([code, changing()]).toEqual([0, ['UpdateProtectConfigurationCountryRuleSet']])
    expect([own.sms.get('DE'), own.sms.get('AT'), own.sms.get('GB')]).toEqual(['FILTER', 'ALLOW', 'BLOCK'])
    expect(out).toContain('allow AT\n  block GB, LV, TJ, US\n')
  })

  it('goes on with what a run made that did not come to its end', async () => {
    service.configurations.push(newConfiguration())
    service.refused.set('SetAccountDefaultProtectConfiguration', 'InternalServerException')
    const failed = await run([...usual, '--yes'])
    expect(failed.code).toBe(1)
    service.refused.clear()
    expect((await run([...usual, '--yes'])).code).toBe(0)
    expect(service.configurations.map(({ isDefault }) => isDefault)).toEqual([false, true])
  })

  it('only says what it would do on a trial', async () => {
    given([])
    const { code, out } = await run([...usual, '--dry-run'])
    expect([code, changing()]).toEqual([0, []])
    expect(out).toContain('block CH, GB, LV, TJ, US')
  })

  it('changes nothing unasked where nobody can be asked', async () => {
    const { code, err } = await run(usual)
    expect([code, changing()]).toEqual([1, []])
    expect(err).toContain('--yes')
  })
})

describe('npm run sms:countries refuses', () => {
  it.each([
    [['--region', 'eu-central-1'], 'Which countries?'],
    [['--allow', 'DE'], 'Which Region?'],
    [['--allow', 'DE', '--region', 'Frankfurt'], '"Frankfurt" is no Region'],
    [['--allow', 'DE,UK,XY', '--region', 'eu-central-1'], 'UK, XY: no country has this'],
    [['--allow', ' , ', '--region', 'eu-central-1'], 'names no country'],
    [[...usual, '--dry-run', '--yes'], 'give one of them'],
    [[...usual, '--block', 'US'], '--block'],
  ])('%j before it asks AWS', async (args, message) => {
    const { code, err } = await run(args)
    expect([code, service.asked]).toEqual([1, []])
    expect(err).toContain(message)
  })

  it('a country that AWS sends no SMS to, and leaves the default as it was', async () => {
    const { code, err } = await run(['--allow', 'DE,XK', '--region', 'eu-central-1', '--yes'])
    expect([code, err]).toEqual([1, 'AWS sends no SMS to XK: leave it out of --allow.\n'])
    expect(service.configurations.filter(({ isDefault }) => isDefault)).toEqual([])
  })

  it('with what is missing: rights', async () => {
    service.refused.set('DescribeProtectConfigurations', 'AccessDeniedException')
    const { code, err } = await run([...usual, '--yes'])
    expect([code, err]).toEqual([1, expect.stringContaining('these credentials need the rights')])
  })

  it('with what is missing: credentials', async () => {
    const none = { AWS_ACCESS_KEY_ID: undefined, AWS_SECRET_ACCESS_KEY: undefined }
    const { code, err } = await run([...usual, '--yes'], none)
    expect([code, err]).toEqual([1, expect.stringContaining('aws sso login')])
  })

  it('with what is missing: a way to AWS', async () => {
    const { code, err } = await run([...usual, '--yes'], { AWS_ENDPOINT_URL: 'http://127.0.0.1:1' })
    expect([code, err]).toEqual([1, expect.stringContaining('ECONNREFUSED')])
  })
})
