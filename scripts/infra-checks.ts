import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { layOutVariables, stageVariables } from './infra-variables.ts'
import { complaint, run, type Run } from './terraform.ts'

/** The result of one check. A check that could not run has not passed: it has a state of its own, and says why. */
export interface Check {
  name: string
  outcome: 'passed' | 'failed' | 'not run'
  /** One line: figures, or the reason. */
  detail: string
}

const infra = new URL('../infra/', import.meta.url)

/** The longest time for each step, in milliseconds. */
export const limits = { short: 60_000, providers: 300_000, tests: 300_000 }

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
 * Whether the variables take each stage, and refuse what they should. It needs no provider, so it runs everywhere.
 * @param data folder for a copy of that part of the configuration
 */
export function checkVariables(program: string, data: string, time = limits): Check {
  const cwd = layOutVariables(join(data, 'variables'))
  const env = { TF_DATA_DIR: join(cwd, '.terraform') }
  const ended = (args: string[]): Run => run(program, [...args, '-no-color'], { timeout: time.short, cwd, env })
  const init = ended(['init', '-backend=false', '-input=false'])
  if (init.outcome !== 'done') return judge('variables', init, '')
  const stages = stageVariables()
  for (const path of stages) {
    const plan = ended(['plan', '-input=false', '-lock=false', `-var-file=${fileURLToPath(new URL(path, infra))}`])
    if (plan.outcome !== 'done') return judge(`variables of ${path}`, plan, '')
  }
  const test = run(program, ['test', '-no-color'], { timeout: time.tests, cwd, env })
  return judge('variables', test, `${String(stages.length)} stages, ${figuresOf(test)}`)
}

/**
 * Fetches the providers into `data`, validates the configuration, and runs its tests on mocked providers, then once more
 * with the variables of each stage.
 * @param data folder for the providers, so that the state for which infra/ was initialised stays untouched
 */
export function checkConfiguration(program: string, data: string, time = limits): Check[] {
  const env = { TF_DATA_DIR: data }
  const init = run(program, ['init', '-backend=false', '-input=false', '-no-color'], { timeout: time.providers, env })
  if (init.outcome !== 'done') {
    const reason =
      init.outcome === 'timedOut' ? `they did not arrive within ${time.providers / 1000} s` : complaint(init)
    const network = init.outcome === 'timedOut' || unreachable.test(reason)
    if (!network) return [judge('init', init, '')]
    return [{ name: 'validate and test', outcome: 'not run', detail: `the providers could not be had: ${reason}` }]
  }
  const validate = run(program, ['validate', '-no-color'], { timeout: time.short, env })
  const test = run(program, ['test', '-no-color'], { timeout: time.tests, env })
  const stages = stageVariables().map((path) => {
    const args = ['test', '-no-color', '-test-directory=tests/stages', `-var-file=${path}`]
    const ofStage = run(program, args, { timeout: time.tests, env })
    return judge(`test of ${path}`, ofStage, figuresOf(ofStage))
  })
  return [judge('validate', validate, 'the configuration is valid'), judge('test', test, figuresOf(test)), ...stages]
}

function figuresOf({ stdout }: Run): string {
  return /\d+ passed, \d+ failed/.exec(stdout)?.[0] ?? 'no figures'
}

/** The check that a run was: passed with `success`, or failed with its complaint. */
export function judge(name: string, result: Run, success: string): Check {
  if (result.outcome === 'done') return { name, outcome: 'passed', detail: success }
  if (result.outcome === 'timedOut') return { name, outcome: 'failed', detail: 'it did not end in time' }
  return { name, outcome: 'failed', detail: complaint(result) }
}
