import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { checkFormat, initialise, limits, test, testStages, validate, type Check, type Place } from './infra-checks.ts'
import { layOut, rootModules, stageVariables } from './infra-copy.ts'
import { isHere } from './platforms.ts'

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'infra-checks-'))
})
afterEach(() => {
  rmSync(folder, { recursive: true })
})

/** A program that answers each of Terraform's commands as given: its output, its complaint, and its exit code. */
function standIn(answers: Record<string, { out?: string; complaint?: string; code?: number; hang?: boolean }>): string {
  const program = join(folder, 'terraform')
  const body = `const answer = ${JSON.stringify(answers)}[process.argv[2]] ?? {}
require('node:fs').appendFileSync(${JSON.stringify(join(folder, 'calls'))}, process.argv.slice(2).join(' ') + '\\n')
process.stdout.write(answer.out ?? '')
process.stderr.write(answer.complaint ?? '')
process.exitCode = answer.code ?? 0
if (answer.hang) setInterval(() => {}, 1000)`
  writeFileSync(program, `#!${process.execPath}\n${body}`)
  chmodSync(program, 0o755)
  return program
}

beforeEach(({ skip }) => {
  skip(!isHere('scripts that are programs'))
})

describe('fmt', () => {
  it('passes, and names what is not formatted', () => {
    expect(checkFormat(standIn({}))).toMatchObject({ outcome: 'passed' })
    const wrong = standIn({ fmt: { out: 'main.tf\nmodules/alarms/main.tf\n', code: 3 } })
    expect(checkFormat(wrong)).toEqual({
      name: 'fmt',
      outcome: 'failed',
      detail: 'not formatted: main.tf, modules/alarms/main.tf',
    })
  })

  it('names what is not HCL', () => {
    const broken = standIn({
      fmt: { complaint: '\n│ Error: Invalid expression\n│ \n│   on main.tf line 3:\n', code: 2 },
    })
    expect(checkFormat(broken)).toMatchObject({
      outcome: 'failed',
      detail: 'Error: Invalid expression on main.tf line 3:',
    })
  })
})

/** All that infra:check asks of the true providers. */
function checkAll(program: string, time = limits): Check[] {
  const place: Place = { program, folder }
  const unready = initialise(place, time)
  return unready === null
    ? [validate(place, 'validate', time), test(place, time), ...testStages(place, time)]
    : [unready]
}

describe('validate and test', () => {
  it('pass with the figures of the tests', () => {
    const program = standIn({ test: { out: 'Success! 17 passed, 0 failed.\n' } })
    expect(checkAll(program)).toEqual([
      { name: 'validate', outcome: 'passed', detail: 'the configuration is valid' },
      { name: 'test', outcome: 'passed', detail: '17 passed, 0 failed' },
      ...stageVariables().map((path) => ({
        name: `test of ${path}`,
        outcome: 'passed',
        detail: '17 passed, 0 failed',
      })),
    ])
    expect(stageVariables()).toEqual(expect.arrayContaining(['stages/dev.tfvars', 'stages/examples/names.tfvars']))
    expect(readFileSync(join(folder, 'calls'), 'utf8').trim().split('\n')).toEqual([
      'init -no-color -input=false',
      'validate -no-color',
      'test -no-color',
      ...stageVariables().map((path) => `test -no-color -test-directory=tests/stages -var-file=${path}`),
    ])
  })

  it('take no other provider than the lock file records, where there is one', () => {
    writeFileSync(join(folder, '.terraform.lock.hcl'), '')
    checkAll(standIn({}))
    expect(readFileSync(join(folder, 'calls'), 'utf8')).toMatch(/^init .+ -lockfile=readonly\n/)
  })

  it('fail with what is wrong', () => {
    const program = standIn({
      validate: { complaint: '│ Error: Unsupported argument\n│   on main.tf line 3', code: 1 },
      test: { out: 'Failure! 16 passed, 1 failed.', complaint: '│ Error: Test assertion failed\n', code: 1 },
    })
    expect(checkAll(program).slice(0, 2)).toEqual([
      { name: 'validate', outcome: 'failed', detail: 'Error: Unsupported argument on main.tf line 3' },
      { name: 'test', outcome: 'failed', detail: 'Error: Test assertion failed Failure! 16 passed, 1 failed.' },
    ])
  })

  it('are not run, and say why, where the providers cannot be had', () => {
    const offline = standIn({
      init: {
        complaint:
          '│ Error: Failed to query available provider packages\n│ \n│ could not connect to registry.terraform.io\n',
        code: 1,
      },
    })
    expect(checkAll(offline)).toEqual([
      {
        name: 'validate and test',
        outcome: 'not run',
        detail:
          'the providers could not be had: Error: Failed to query available provider packages could not connect to registry.terraform.io',
      },
    ])
  })

  it('are not run where the providers do not arrive in time', () => {
    const slow = standIn({ init: { hang: true } })
    expect(checkAll(slow, { ...limits, providers: 1_500 })).toEqual([
      {
        name: 'validate and test',
        outcome: 'not run',
        detail: 'the providers could not be had: they did not arrive within 1.5 s',
      },
    ])
  })

  it.each([
    'dial tcp: lookup registry.terraform.io on 192.0.2.53:53: no such host',
    'Get "https://releases.hashicorp.com/x.zip": dial tcp 192.0.2.1:443: i/o timeout',
    'Get "https://registry.terraform.io/.well-known/terraform.json": dial tcp 192.0.2.1:443: connect: connection refused',
    'net/http: TLS handshake timeout',
    'context deadline exceeded (Client.Timeout exceeded while awaiting headers)',
  ])('are not run where the way to the registry is cut: %s', (reason) => {
    const offline = standIn({ init: { complaint: `│ Error: Failed to install provider\n│ \n│ ${reason}\n`, code: 1 } })
    expect(checkAll(offline)).toMatchObject([{ outcome: 'not run' }])
  })

  it.each([
    [
      'Failed to query available provider packages',
      'Could not retrieve the list of available versions for provider hashicorp/aws: no available releases match the given constraints ~> 9.0',
    ],
    [
      'Failed to install provider',
      'Error while installing hashicorp/aws v6.25.0: the current package for registry.terraform.io/hashicorp/aws 6.25.0 doesn’t match any of the checksums previously recorded in the dependency lock file',
    ],
    [
      'Failed to query available provider packages',
      'provider registry registry.terraform.io does not have a provider named registry.terraform.io/hashicorp/awss',
    ],
    ['Unsupported Terraform Core version', 'This configuration does not support Terraform version 1.10.0.'],
  ])('fail, because it is no matter of the network: %s: %s', (title, reason) => {
    const wrong = standIn({ init: { complaint: `│ Error: ${title}\n│ \n│ ${reason}\n`, code: 1 } })
    expect(checkAll(wrong)).toMatchObject([{ name: 'init', outcome: 'failed' }])
  })

  it('fail where the configuration itself cannot be initialised', () => {
    const broken = standIn({ init: { complaint: '│ Error: Unreadable module directory\n', code: 1 } })
    expect(checkAll(broken)).toEqual([
      { name: 'init', outcome: 'failed', detail: 'Error: Unreadable module directory' },
    ])
  })

  it('fail when they hang', () => {
    const hanging = standIn({ test: { hang: true } })
    expect(checkAll(hanging, { ...limits, tests: 1_500 })).toContainEqual({
      name: 'test',
      outcome: 'failed',
      detail: 'it did not end in time',
    })
  })
})

describe('the copy in which Terraform works', () => {
  it('has what Terraform reads, and infra/ gets nothing of it', () => {
    const copy = layOut(join(folder, 'copy'))
    for (const name of ['main.tf', 'modules/user-pool/main.tf', 'tests/security.tftest.hcl', 'stages/dev.tfvars'])
      expect([name, existsSync(join(copy, name))]).toEqual([name, true])
    for (const name of ['spec', 'local-pool', 'stand-in', '.terraform'])
      expect([name, existsSync(join(copy, name))]).toEqual([name, false])
    expect(existsSync(join(copy, '../brand/brand.json'))).toBe(true)
    expect(readFileSync(join(copy, 'check_override.tf'), 'utf8')).toContain('backend "local"')
    expect(rootModules(copy)).toContain(copy)
  })

  it('is made anew each time', () => {
    const copy = layOut(join(folder, 'copy'))
    writeFileSync(join(copy, 'left.tf'), 'x')
    layOut(join(folder, 'copy'))
    expect(existsSync(join(copy, 'left.tf'))).toBe(false)
  })
})
