import { complaint, run, type Run } from './terraform.ts'

/** The result of one check. A check that could not run has not passed: it has a state of its own, and says why. */
export interface Check {
  name: string
  outcome: 'passed' | 'failed' | 'not run'
  /** One line: figures, or the reason. */
  detail: string
}

/** The longest time for each step, in milliseconds. */
export const limits = { short: 60_000, providers: 300_000, tests: 300_000 }

/** Matches complaints about a failed download, which say nothing about the configuration. */
const unreachable =
  /could not connect|no such host|failed to query available provider|failed to install provider|timeout/i

/** Whether every file is formatted. */
export function checkFormat(program: string): Check {
  const format = run(program, ['fmt', '-check', '-recursive', '-no-color'], { timeout: limits.short })
  const files = format.stdout.trim().split('\n').join(', ')
  if (format.outcome === 'failed' && files !== '')
    return { name: 'fmt', outcome: 'failed', detail: `not formatted: ${files}` }
  return judge('fmt', format, 'every file is formatted')
}

/**
 * Fetches the providers into `data`, validates the configuration, and runs its tests on mocked providers.
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
  const figures = /\d+ passed, \d+ failed/.exec(test.stdout)?.[0] ?? 'no figures'
  return [judge('validate', validate, 'the configuration is valid'), judge('test', test, figures)]
}

function judge(name: string, result: Run, success: string): Check {
  if (result.outcome === 'done') return { name, outcome: 'passed', detail: success }
  if (result.outcome === 'timedOut') return { name, outcome: 'failed', detail: 'it did not end in time' }
  return { name, outcome: 'failed', detail: complaint(result) }
}
