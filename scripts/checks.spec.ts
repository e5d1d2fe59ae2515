import { expect, it } from 'vitest'
import { runCheck } from './checks.ts'
import { notRun } from './not-run.ts'
import { addTallies } from './test-report.ts'

/** A check that says something and ends with this code. */
function ending(code: number): Parameters<typeof runCheck>[0] {
  return { name: 'it', command: [process.execPath, '-e', `console.log('because'); process.exitCode = ${String(code)}`] }
}

it('a check that could not run is neither passed nor failed, and is not forgotten', async () => {
  const tally = await runCheck(ending(notRun))
  expect(tally).toEqual({ passed: 0, failed: 0, failures: [], notRun: ['it: because'] })
  expect(addTallies(addTallies(await runCheck(ending(0)), tally), await runCheck(ending(1)))).toEqual({
    passed: 1,
    failed: 1,
    failures: ['it'],
    notRun: ['it: because'],
  })
})
