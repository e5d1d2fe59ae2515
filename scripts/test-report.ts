import { readFileSync } from 'node:fs'
import { stripVTControlCharacters } from 'node:util'

/** How many checks and tests passed and failed. */
export interface Tally {
  passed: number
  failed: number
  /** Names of what failed, each with the first line of the reason, for the end of the output. */
  failures: string[]
  /** Checks that this machine cannot run, each with the reason, for the end of the output. */
  notRun?: string[]
  /** Names of tests that were tried again because the machine stood still, each with how long (decision 0074). */
  triedAgain?: string[]
}

/** The part of Vitest's JSON report that is needed here. */
export interface VitestReport {
  testResults: {
    name: string
    status: string
    message?: string
    assertionResults: {
      status: string
      fullName: string
      failureMessages?: string[]
      meta?: { standstills?: number[] }
    }[]
  }[]
}

/**
 * Counts the tests. A file that fails without a failing test (it could not be loaded, or its set-up failed) counts as
 * one failure. So does a run that failed without a reason in the report.
 * @param report null when Vitest wrote none
 * @param exitCode Vitest's
 * @param narrowed whether somebody asked for some tests only, all of which may be in another run
 */
export function tallyTests(report: VitestReport | null, exitCode: number, narrowed = false): Tally {
  const files = report?.testResults ?? []
  const tests = files.flatMap(({ assertionResults }) => assertionResults)
  const failures = files.flatMap(({ name, status, assertionResults }) => {
    const failed = assertionResults.filter((test) => test.status === 'failed')
    if (failed.length === 0 && status === 'failed') return [`${name} (the file as a whole)`]
    return failed.map(({ fullName, failureMessages }) => [fullName, ...reasonIn(failureMessages)].join(': '))
  })
  const passed = tests.filter(({ status }) => status === 'passed').length
  const empty = tests.length === 0 && failures.length === 0
  if (empty && narrowed && report !== null) return { passed: 0, failed: 0, failures }
  if (empty) failures.push('no test ran at all')
  else if (exitCode !== 0 && failures.length === 0) failures.push(`Vitest ended with code ${String(exitCode)}`)
  const triedAgain = tests.flatMap(({ fullName, meta }) =>
    meta?.standstills ? [`${fullName} (${meta.standstills.map((time) => `${String(time)} ms`).join(', ')})`] : [],
  )
  return { passed, failed: failures.length, failures, ...(triedAgain.length > 0 && { triedAgain }) }
}

/** The first line of a failure, and of Playwright's the line that says what was waited for. */
function reasonIn([message = '']: string[] = []): string[] {
  const lines = stripVTControlCharacters(message).split('\n')
  const awaited = lines.find((line) => /^\s*- waiting for /.test(line))
  return [lines[0] ?? '', awaited ?? ''].map((line) => line.trim()).filter((line) => line !== '')
}

/** Vitest's JSON report; null when there is none that can be read. */
export function readReport(file: string): VitestReport | null {
  return readJson(file) as VitestReport | null
}

/** A tally that another run wrote; null when there is none that can be read. */
export function readTally(file: string): Tally | null {
  return readJson(file) as Tally | null
}

function readJson(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch {
    return null
  }
}

/** Adds two tallies. */
export function addTallies(a: Tally, b: Tally): Tally {
  const notRun = [...(a.notRun ?? []), ...(b.notRun ?? [])]
  const triedAgain = [...(a.triedAgain ?? []), ...(b.triedAgain ?? [])]
  return {
    passed: a.passed + b.passed,
    failed: a.failed + b.failed,
    failures: [...a.failures, ...b.failures],
    ...(notRun.length > 0 && { notRun }),
    ...(triedAgain.length > 0 && { triedAgain }),
  }
}
