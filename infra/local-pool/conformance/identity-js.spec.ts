import { describe } from 'vitest'
import { connectIdentityJs } from './identity-js-client.ts'
import { describeJourneys } from './journeys.ts'

describe('amazon-cognito-identity-js', () => {
  describeJourneys(connectIdentityJs)
})
