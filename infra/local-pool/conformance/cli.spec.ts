import { describe } from 'vitest'
import { connectCli } from './cli-client.ts'
import { describeJourneys } from './journeys.ts'

// Each call is a process of its own, half a second long: the journeys run side by side.
describe.concurrent('the AWS CLI', () => {
  describeJourneys(connectCli, 300_000)
})
