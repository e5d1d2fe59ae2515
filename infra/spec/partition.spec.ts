import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { partitionOf } from '../../main/stage/partition.ts'
import { asText } from './hcl/value.ts'
import { ofType } from './rules/rule.ts'
import { readSources } from './sources.ts'
import { elsewhere, readStage } from './stage.ts'

const sources = readSources()

interface Policy {
  Statement: { Resource: string | string[] }[]
}

describe('the partition of a stage', () => {
  it.each(['eu-central-1', 'us-east-1', 'us-gov-west-1', 'us-gov-east-1', 'eusc-de-east-1'])(
    'is for Terraform what it is for the app: %s',
    (region) => {
      const { resources } = readStage(sources, 'dev', { region })
      const [role] = resources.filter(({ address }) => address === 'module.user_pool.aws_iam_role.sms')
      expect(asText(role?.values.assume_role_policy)).toContain(
        `"arn:${partitionOf(region) ?? ''}:cognito-idp:${region}:`,
      )
    },
  )

  it('is refused where the app refuses it', () => {
    for (const region of ['cn-north-1', 'us-iso-east-1', 'eu-isoe-west-1', 'us-gov-west-1', 'mx-central-1']) {
      const isRefused = readStage(sources, 'dev', { region }).refusals.length > 0
      expect([region, isRefused]).toEqual([region, partitionOf(region) === null])
    }
  })

  it('has no bucket and no CDN without CloudFront', () => {
    const stage = readStage(sources, 'prod', elsewhere)
    expect(stage.refusals).toEqual([])
    expect(ofType(stage, 'aws_cloudfront_distribution')).toEqual([])
  })
})

describe('the policies of people who deploy there', () => {
  const names = ['deployer-policy.json', 'permissions-boundary.json']

  it.each(names)('need their ARNs changed alone, as the guide says: %s', (name) => {
    const guide = readFileSync(new URL('../../docs/deploy.md', import.meta.url), 'utf8')
    expect(guide).toContain(
      "sed -i.bak 's/arn:aws:/arn:aws-us-gov:/g' infra/deployer-policy.json infra/permissions-boundary.json",
    )
    const text = readFileSync(new URL(`../${name}`, import.meta.url), 'utf8')
    const changed = JSON.parse(text.replaceAll('arn:aws:', 'arn:aws-us-gov:')) as Policy
    const resources = changed.Statement.flatMap(({ Resource }) => Resource)
    expect(resources.length).toBeGreaterThan(3)
    expect(resources.filter((arn) => arn !== '*' && !arn.startsWith('arn:aws-us-gov:'))).toEqual([])
  })
})
