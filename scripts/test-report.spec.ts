import { expect, test } from 'vitest'
import { addTallies, tallyTests, type VitestReport } from './test-report.ts'

function report(...files: { status: string; tests: string[] }[]): VitestReport {
  return {
    testResults: files.map(({ status, tests }, index) => ({
      name: `file-${String(index)}`,
      status,
      assertionResults: tests.map((testStatus, number) => ({ status: testStatus, fullName: `test ${String(number)}` })),
    })),
  }
}

test('counts each test', () => {
  const tally = tallyTests(report({ status: 'failed', tests: ['passed', 'failed', 'passed'] }), 1)
  expect(tally).toEqual({ passed: 2, failed: 1, failures: ['test 1'] })
})

test('says why a test failed: the first line, and what it waited for', () => {
  const call = "\u001b[2m  - waiting for getByRole('main')\u001b[22m"
  const failureMessages = [
    `TimeoutError: locator.waitFor: Timeout 15000ms exceeded.\nCall log:\n${call}\n\n    at x.ts:1`,
  ]
  const assertionResults = [{ status: 'failed', fullName: 'the account opens', failureMessages }]
  const tally = tallyTests({ testResults: [{ name: 'file', status: 'failed', assertionResults }] }, 1)
  expect(tally.failures).toEqual([
    "the account opens: TimeoutError: locator.waitFor: Timeout 15000ms exceeded.: - waiting for getByRole('main')",
  ])
})

test('a file that did not load has failed', () => {
  const files = report({ status: 'passed', tests: ['passed'] }, { status: 'failed', tests: [] })
  expect(tallyTests(files, 1)).toMatchObject({ passed: 1, failed: 1 })
})

test('a file whose set-up failed has failed, though its tests were only left out', () => {
  expect(tallyTests(report({ status: 'failed', tests: ['skipped'] }), 1)).toMatchObject({ passed: 0, failed: 1 })
})

test.each([null, { testResults: [] }])('nothing run is a failure: %o', (empty) => {
  expect(tallyTests(empty, 0)).toMatchObject({ passed: 0, failed: 1 })
})

test('nothing run is fine when somebody asked for the tests of another run, but not without a report', () => {
  expect(tallyTests({ testResults: [] }, 1, true)).toMatchObject({ passed: 0, failed: 0 })
  expect(tallyTests(null, 1, true)).toMatchObject({ passed: 0, failed: 1 })
})

test('a run that ended badly has failed, whatever its report says', () => {
  expect(tallyTests(report({ status: 'passed', tests: ['passed'] }), 1)).toMatchObject({ passed: 1, failed: 1 })
})

test('names the tests that were tried again, and how long the machine stood still', () => {
  const assertionResults = [{ status: 'passed', fullName: 'the account opens', meta: { standstills: [312, 1_204] } }]
  const tally = tallyTests({ testResults: [{ name: 'file', status: 'passed', assertionResults }] }, 0)
  expect(tally).toMatchObject({ passed: 1, triedAgain: ['the account opens (312 ms, 1204 ms)'] })
  expect(addTallies(tally, tally).triedAgain).toHaveLength(2)
})
