import { chmodSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { checkAccount } from './infra-account.ts'
import { isHere } from './platforms.ts'

let folder = ''
beforeEach(({ skip }) => {
  skip(!isHere('scripts that are programs'))
  folder = mkdtempSync(join(tmpdir(), 'infra-account-'))
})
afterEach(() => {
  rmSync(folder, { recursive: true, force: true })
})

/** A program in Terraform's place that keeps its arguments, and fails where one of them ends so. */
function standIn(fails: string): string {
  const program = join(folder, 'terraform')
  const body = `const args = process.argv.slice(2)
require('node:fs').appendFileSync(${JSON.stringify(join(folder, 'calls'))}, args.join(' ') + ' in ' + process.cwd() + '\\n')
if (args.some((one) => one.endsWith(${JSON.stringify(fails)}))) {
  console.error('Error: Invalid value for variable')
  process.exitCode = 1
}`
  writeFileSync(program, `#!${process.execPath}\n${body}`)
  chmodSync(program, 0o755)
  return program
}

describe('the account', () => {
  it('is planned with each example, away from infra/, from what needs no provider', () => {
    expect(checkAccount(standIn('nothing'), folder)).toEqual({
      name: 'account',
      outcome: 'passed',
      detail: '3 examples',
    })
    const calls = readFileSync(join(folder, 'calls'), 'utf8').trim().split('\n')
    expect(calls.map((call) => call.split(' ')[0])).toEqual(['init', 'plan', 'plan', 'plan'])
    const around = join(folder, 'account')
    for (const call of calls) expect(call).toContain(` in ${join(around, 'bootstrap')}`)
    expect(readdirSync(join(around, 'bootstrap')).sort()).toEqual(['outputs.tf', 'policies.tf', 'variables.tf'])
    expect(readdirSync(around).sort()).toEqual(['bootstrap', 'deployer-policy.json', 'permissions-boundary.json'])
  })

  it('fails with the example that Terraform refuses', () => {
    const { name, outcome, detail } = checkAccount(standIn('gitlab.tfvars'), folder)
    expect([outcome, detail]).toEqual(['failed', 'Error: Invalid value for variable'])
    expect(name).toContain('gitlab.tfvars')
  })

  it('fails where Terraform does not begin', () => {
    expect(checkAccount(standIn('-backend=false'), folder)).toMatchObject({ name: 'account', outcome: 'failed' })
  })
})
