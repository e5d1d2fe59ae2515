import { describe } from 'vitest'
import { describeChallengeJourneys } from './challenge-journeys.ts'
import { connectIdentityJs } from './identity-js-client.ts'
import { describeJourneys } from './journeys.ts'

describe('amazon-cognito-identity-js', () => {
  describeJourneys(connectIdentityJs)
  describeChallengeJourneys(connectIdentityJs)
})
