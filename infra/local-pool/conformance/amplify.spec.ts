import { describe } from 'vitest'
import { connectAmplify } from './amplify-client.ts'
import { describeJourneys } from './journeys.ts'

describe('aws-amplify', () => {
  describeJourneys(connectAmplify)
})
