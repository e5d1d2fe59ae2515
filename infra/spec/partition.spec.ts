import { describe, expect, it } from 'vitest'
import { partitionOf } from '../../main/stage/partition.ts'
import { pipelinePolicies, readAccount } from './account.ts'
import { asText } from './hcl/value.ts'
import { ofType } from './rules/rule.ts'
import { readSources } from './sources.ts'
import { elsewhere, readStage } from './stage.ts'

const sources = readSources()

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

describe('the policies of who deploys there', () => {
  it.each(['us-gov-west-1', 'eusc-de-east-1'])('name nothing of another partition: %s', (region) => {
    const { plan, apply, guard, boundary } = pipelinePolicies(readAccount(sources, 'github', { region }))
    const arns = [plan, apply, guard, boundary].flatMap(({ Statement }) =>
      Statement.flatMap(({ Resource }) => Resource),
    )
    expect(arns.length).toBeGreaterThan(20)
    const prefix = `arn:${partitionOf(region) ?? ''}:`
    expect(arns.filter((arn) => arn !== '*' && !arn.startsWith(prefix))).toEqual([])
  })
})
