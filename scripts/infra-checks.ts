import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { stageVariables } from './infra-copy.ts'
import { complaint, run, type Run } from './terraform.ts'

/** The result of one check. A check that could not run has not passed: it has a state of its own, and says why. */
export interface Check {
  name: string
  outcome: 'passed' | 'failed' | 'not run'
  /** One line: figures, or the reason. */
  detail: string
}

/** Terraform or OpenTofu, where it runs, and in which environment. */
export interface Place {
  program: string
  /** A copy of infra/. */
  folder: string
  env?: NodeJS.ProcessEnv
}

/** The longest time for each step, in milliseconds. */
export const limits = { short: 120_000, providers: 300_000, tests: 600_000 }

/**
 * Matches complaints about the way to the registry, which say nothing about the configuration. Terraform begins them as
 * it begins those about a version that there is not, or a package that is not the recorded one.
 */
const unreachable =
  /no such host|could not connect|connection (refused|reset)|network is unreachable|i\/o timeout|deadline exceeded|TLS handshake|Client\.Timeout|: EOF/i

/** Whether every file is formatted. */
export function checkFormat(program: string): Check {
  const format = run(program, ['fmt', '-check', '-recursive', '-no-color'], { timeout: limits.short })
  const files = format.stdout.trim().split('\n').join(', ')
  if (format.outcome === 'failed' && files !== '')
    return { name: 'fmt', outcome: 'failed', detail: `not formatted: ${files}` }
  return judge('fmt', format, 'every file is formatted')
}

/**
 * Fetches the providers; with a lock file those that it records, and no others.
 * @returns null when they are there
 */
export function initialise(place: Place, time = limits): Check | null {
  const locked = existsSync(join(place.folder, '.terraform.lock.hcl')) ? ['-lockfile=readonly'] : []
  const init = ended(place, ['init', '-input=false', ...locked], time.providers)
  if (init.outcome === 'done') return null
  const reason = init.outcome === 'timedOut' ? `they did not arrive within ${time.providers / 1000} s` : complaint(init)
  const network = init.outcome === 'timedOut' || unreachable.test(reason)
  if (!network) return judge('init', init, '')
  return { name: 'validate and test', outcome: 'not run', detail: `the providers could not be had: ${reason}` }
}

/** Whether what stands in a folder that is initialised is valid. */
export function validate(place: Place, name = 'validate', time = limits): Check {
  return judge(name, ended(place, ['validate'], time.short), 'the configuration is valid')
}

/** Whether Terraform plans what an account gets before its first stage, with these variables. */
export function checkAccount(place: Place, path: string, time = limits): Check {
  const there = { ...place, folder: join(place.folder, 'bootstrap') }
  const plan = ended(there, ['plan', '-input=false', '-lock=false', `-var-file=${path}`], time.short)
  return judge(`plan of bootstrap/${path}`, plan, 'Terraform can plan it')
}

/** Runs the tests on mocked providers. */
export function test(place: Place, time = limits): Check {
  const all = ended(place, ['test'], time.tests)
  return judge('test', all, figuresOf(all))
}

/** Runs the test of a stage with the variables of each. */
export function testStages(place: Place, time = limits): Check[] {
  return stageVariables().map((path) => {
    const ofStage = ended(place, ['test', '-test-directory=tests/stages', `-var-file=${path}`], time.tests)
    return judge(`test of ${path}`, ofStage, figuresOf(ofStage))
  })
}

/** Runs one command of Terraform's in a place. */
export function ended({ program, folder, env = {} }: Place, args: string[], timeout: number): Run {
  const [command = '', ...rest] = args
  // Somebody who works on a stage may have told Terraform in the environment where that stage's state is linked.
  const own = { TF_DATA_DIR: join(folder, '.terraform'), ...env }
  const once = (): Run => run(program, [command, '-no-color', ...rest], { timeout, cwd: folder, env: own })
  const first = once()
  // On a machine with much to do the stand-in may not get its turn within the seconds that Terraform gives a provider.
  return first.outcome === 'failed' && first.stderr.includes('Plugin did not respond') ? once() : first
}

function figuresOf({ stdout }: Run): string {
  return /\d+ passed, \d+ failed/.exec(stdout)?.[0] ?? 'no figures'
}

/** A check of the name, by how its command ended. */
export function judge(name: string, result: Run, success: string): Check {
  if (result.outcome === 'done') return { name, outcome: 'passed', detail: success }
  if (result.outcome === 'timedOut') return { name, outcome: 'failed', detail: 'it did not end in time' }
  return { name, outcome: 'failed', detail: complaint(result) }
}
