import { describe } from 'vitest'
import { describeChallengeJourneys } from './challenge-journeys.ts'
import { connectAmplify } from './amplify-client.ts'
import { describeJourneys } from './journeys.ts'

describe('aws-amplify', () => {
  describeJourneys(connectAmplify)
  describeChallengeJourneys(connectAmplify)
})
