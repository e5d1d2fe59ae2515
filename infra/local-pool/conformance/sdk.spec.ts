import { describe } from 'vitest'
import { describeChallengeJourneys } from './challenge-journeys.ts'
import { connectSdk } from './sdk-client.ts'
import { describeJourneys } from './journeys.ts'

describe('@aws-sdk/client-cognito-identity-provider with cognito-srp-helper', () => {
  describeJourneys(connectSdk)
  describeChallengeJourneys(connectSdk)
})
