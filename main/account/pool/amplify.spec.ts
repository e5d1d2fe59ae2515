import { Amplify } from 'aws-amplify'
import { expect, it } from 'vitest'
import { readStage } from '../../../scripts/stage.ts'
import { createServerClock } from '../../network/server-clock.ts'
import { createUserPool } from './amplify.ts'
import { createTokenStore } from './token-store.ts'

const silent = (): void => undefined
const log = { debug: silent, info: silent, warn: silent, error: silent }

it.each([
  ['eu-central-1', undefined],
  ['us-gov-west-1', 'https://cognito-idp-fips.us-gov-west-1.amazonaws.com'],
  ['eusc-de-east-1', 'https://cognito-idp.eusc-de-east-1.amazonaws.eu'],
])('Amplify is told where the pools of %s are, unless it knows: %s', (region, endpoint) => {
  const config = { ...readStage('local'), stage: 'dev', region, userPoolId: `${region}_AbCdEfGhI` }
  const clock = createServerClock({ built: 0 })
  createUserPool({ config, tokens: createTokenStore('client'), clock, language: () => 'en', log })
  const told = Amplify.getConfig().Auth?.Cognito
  expect(told?.userPoolId).toBe(config.userPoolId)
  expect(told?.userPoolEndpoint).toBe(endpoint)
})
