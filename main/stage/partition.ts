/** A part of AWS that has user pools. Each has accounts, ARNs and addresses of its own. */
export type Partition = 'aws' | 'aws-us-gov' | 'aws-eusc'

/**
 * The partition of a Region; null for one that has no user pools: those of China (AWS's guide to its services there) and
 * those that are cut off from the Internet. A Region of a kind that nobody here knows is taken for one of `aws`, as AWS
 * adds them.
 * @param region such as `eu-central-1`
 */
export function partitionOf(region: string): Partition | null {
  if (region.startsWith('us-gov-')) return 'aws-us-gov'
  if (region.startsWith('eusc-')) return 'aws-eusc'
  return region.startsWith('cn-') || region.includes('-iso') ? null : 'aws'
}

/**
 * The host at which the pools of a Region answer. GovCloud has theirs under a name of its own, whose TLS is validated by
 * FIPS 140 (AWS's guide to GovCloud). Amplify knows neither that one nor the European Sovereign Cloud's.
 */
export function poolHost(region: string): string {
  switch (partitionOf(region)) {
    case 'aws-us-gov':
      return `cognito-idp-fips.${region}.amazonaws.com`
    case 'aws-eusc':
      return `cognito-idp.${region}.amazonaws.eu`
    default:
      return `cognito-idp.${region}.amazonaws.com`
  }
}
