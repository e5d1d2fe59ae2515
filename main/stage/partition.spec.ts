import { CognitoIdentityProviderClient } from '@aws-sdk/client-cognito-identity-provider'
import { describe, expect, it } from 'vitest'
import { partitionOf, poolHost } from './partition.ts'

const regions = ['eu-central-1', 'us-east-1', 'il-central-1', 'mx-central-1', 'us-gov-west-1', 'us-gov-east-1']
regions.push('eusc-de-east-1')

/** Where AWS's own SDK finds the pools of a Region. */
function hostOfSdk(region: string): string {
  const { config } = new CognitoIdentityProviderClient({ region })
  const UseFIPS = partitionOf(region) === 'aws-us-gov'
  return config.endpointProvider({ Region: region, UseFIPS, UseDualStack: false }).url.host
}

describe('the host of a Region’s pools', () => {
  it.each(regions)('is that of AWS’s SDK, in GovCloud by FIPS: %s', (region) => {
    expect(poolHost(region)).toBe(hostOfSdk(region))
  })
})

describe('a partition', () => {
  it.each([
    ['eu-central-1', 'aws'],
    ['us-gov-west-1', 'aws-us-gov'],
    ['eusc-de-east-1', 'aws-eusc'],
    ['cn-north-1', null],
    ['cn-northwest-1', null],
    ['us-iso-east-1', null],
    ['us-isob-east-1', null],
    ['eu-isoe-west-1', null],
  ])('of %s is %s', (region, partition) => {
    expect(partitionOf(region)).toBe(partition)
  })
})
