import { afterAll, describe, expect, it } from 'vitest'
import { ada, refusal } from '../testing/sdk.ts'
import { latestCode, openPool, wrongCode } from '../testing/pool.ts'
import { describeChallengeJourneys } from './challenge-journeys.ts'
import { cliClient } from './cli-client.ts'
import { callOnce, openCli } from './cli-process.ts'
import { describeJourneys } from './journeys.ts'

describe('the AWS CLI', () => {
  const cli = openCli()
  afterAll(() => cli.close())
  describeJourneys(cliClient(cli.call), 60_000)
  describeChallengeJourneys(cliClient(cli.call), 60_000)
})

// What the journeys leave out: the command itself, with its own start, exit code and output.
it('the AWS CLI, started for each call, signs up, is refused, and signs in', { timeout: 60_000 }, async () => {
  const pool = await openPool()
  const client = cliClient(callOnce)(pool)
  await client.signUp(ada, { name: 'Ada' })
  expect(await refusal(client.confirmSignUp(ada.phone, wrongCode(latestCode(pool))))).toBe(
    'CodeMismatchException: Invalid verification code provided, please try again.',
  )
  await client.confirmSignUp(ada.phone, latestCode(pool))
  expect(await client.signIn(ada)).toEqual({ name: 'DONE' })
  expect(await client.attributes()).toMatchObject({ name: 'Ada', phone_number: ada.phone })
})
