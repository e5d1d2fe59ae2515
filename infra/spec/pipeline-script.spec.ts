import { spawnSync } from 'node:child_process'
import { chmodSync, cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { isHere } from '../../scripts/platforms.ts'

const script = fileURLToPath(new URL('../pipeline/stage.sh', import.meta.url))

let folder = ''
beforeEach(({ skip }) => {
  skip(!isHere('scripts that are programs'))
  folder = mkdtempSync(join(tmpdir(), 'pipeline-'))
  for (const name of ['pipeline', 'stages']) mkdirSync(join(folder, name))
  cpSync(script, join(folder, 'pipeline/stage.sh'))
  for (const name of ['dev.tfvars', 'dev.s3.tfbackend']) writeFileSync(join(folder, 'stages', name), '')
})
afterEach(() => {
  rmSync(folder, { recursive: true, force: true })
})

/**
 * Runs stage.sh with a program in Terraform's place that keeps its arguments.
 * @param codes the exit code of each of Terraform's commands, if it is not 0
 */
function runStage(
  args: string[],
  codes: Record<string, number> = {},
): { status: number | null; calls: string[]; stderr: string } {
  const program = join(folder, 'terraform')
  const calls = join(folder, 'calls')
  writeFileSync(
    program,
    `#!${process.execPath}
require('node:fs').appendFileSync(${JSON.stringify(calls)}, process.argv.slice(2).join(' ') + ' in ' + process.cwd() + '/' + process.env.TF_DATA_DIR + '\\n')
console.log('said by ' + process.argv[2])
process.exitCode = ${JSON.stringify(codes)}[process.argv[2]] ?? 0`,
  )
  chmodSync(program, 0o755)
  const { status, stderr } = spawnSync('sh', [join(folder, 'pipeline/stage.sh'), ...args], {
    cwd: tmpdir(),
    env: { ...process.env, TERRAFORM: program },
    encoding: 'utf8',
    timeout: 30_000,
  })
  const said = existsSync(calls) ? readFileSync(calls, 'utf8').trim().split('\n') : []
  return { status, stderr, calls: said.map((call) => call.replace(` in ${folder}/.terraform/dev`, '')) }
}

const init = 'init -no-color -lockfile=readonly -backend-config=stages/dev.s3.tfbackend'

describe('stage.sh', () => {
  it('plans without the lock, and keeps the plan for the apply and for people', () => {
    expect(runStage(['plan', 'dev'])).toMatchObject({
      status: 0,
      calls: [
        init,
        'plan -no-color -lock=false -var-file=stages/dev.tfvars -out=dev.tfplan',
        'show -no-color dev.tfplan',
      ],
    })
    expect(readFileSync(join(folder, 'dev.plan.txt'), 'utf8')).toBe('said by show\n')
  })

  it('applies that plan and no other, with the lock, and keeps the outputs', () => {
    expect(runStage(['apply', 'dev'])).toMatchObject({
      status: 0,
      calls: [init, 'apply -no-color dev.tfplan', 'output -json'],
    })
    expect(readFileSync(join(folder, 'dev.outputs.json'), 'utf8')).toBe('said by output\n')
  })

  it.each([
    [0, 0, ''],
    [2, 2, 'The stage dev is not what its files say'],
    [1, 1, ''],
  ])('ends a drift check whose plan ended with %i with %i', (code, status, says) => {
    const ended = runStage(['drift', 'dev'], { plan: code })
    expect(ended).toMatchObject({
      status,
      calls: [init, 'plan -no-color -lock=false -detailed-exitcode -var-file=stages/dev.tfvars'],
    })
    expect(ended.stderr).toContain(says)
  })

  it.each([
    [['plan', 'dev'], { init: 1 }, [init]],
    [['apply', 'dev'], { init: 1 }, [init]],
    [['drift', 'dev'], { init: 1 }, [init]],
    [['apply', 'dev'], { apply: 1 }, [init, 'apply -no-color dev.tfplan']],
  ])('stops where Terraform does: %j with %j', (args, codes, calls) => {
    expect(runStage(args, codes)).toMatchObject({ status: 1, calls })
  })

  it.each([
    [['plan', 'prod'], 66, 'there is no infra/stages/prod.tfvars'],
    [['destroy', 'dev'], 64, 'usage'],
    [['plan'], 64, 'usage'],
  ])('refuses %j', (args, status, says) => {
    const ended = runStage(args)
    expect(ended).toMatchObject({ status, calls: [] })
    expect(ended.stderr).toContain(says)
  })
})
