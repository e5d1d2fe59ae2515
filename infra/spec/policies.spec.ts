import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { parseHcl } from './hcl/parse.ts'
import { requiredActions } from './required-actions.ts'
import { statements } from './rules/access.ts'
import { readSources } from './sources.ts'
import { everythingOn, readStage } from './stage.ts'

const oneOrMore = z.union([z.string().transform((item) => [item]), z.array(z.string())])
const policy = z.strictObject({
  Version: z.literal('2012-10-17'),
  Statement: z.array(
    z.strictObject({
      Sid: z.string(),
      Effect: z.literal('Allow'),
      Action: oneOrMore,
      Resource: oneOrMore,
      Condition: z.record(z.string(), z.record(z.string(), oneOrMore)).optional(),
    }),
  ),
})
type Policy = z.output<typeof policy>

const text = (name: string): string => readFileSync(new URL(`../${name}`, import.meta.url), 'utf8')
const read = (name: string): Policy => policy.parse(JSON.parse(text(name)))
const actionsOf = ({ Statement }: Policy): string[] => [...new Set(Statement.flatMap(({ Action }) => Action))].sort()

const sources = readSources()
const deployer = read('deployer-policy.json')
const boundary = read('permissions-boundary.json')

/** Types of all resources and data sources of a stage. What infra/bootstrap makes is an administrator's. */
function usedTypes(): Set<string> {
  const blocks = [...sources]
    .filter(([path]) => path.endsWith('.tf') && !path.startsWith('bootstrap/'))
    .flatMap(([path, source]) => parseHcl(source, path).blocks)
  const types = blocks
    .filter(({ type }) => type === 'resource' || type === 'data')
    .flatMap(({ labels }) => labels.slice(0, 1))
  return new Set(types.filter((type) => type.startsWith('aws_')))
}

describe("the deployer's policy", () => {
  it('is known for every resource that the modules use, and for none besides', () => {
    expect(new Set(Object.keys(requiredActions))).toEqual(new Set([...usedTypes(), 'backend']))
  })

  it('grants what those need, and nothing else', () => {
    expect(actionsOf(deployer)).toEqual([...new Set(Object.values(requiredActions).flat())].sort())
  })

  it('names every action in full', () => {
    for (const action of [...actionsOf(deployer), ...actionsOf(boundary)])
      expect(action).toMatch(/^[a-z0-9-]+:[A-Z][A-Za-z]+$/)
  })

  it('covers everything only where AWS knows no resource, or the project is asked for by its tag', () => {
    const open = deployer.Statement.filter(
      ({ Resource, Condition }) => Resource.includes('*') && Condition === undefined,
    )
    expect(open.map(({ Sid }) => Sid)).toEqual(['LogDelivery', 'SmsAndSubscriptions', 'FindDistributionPolicies'])
    const anyPool = deployer.Statement.filter(({ Action }) => Action.includes('cognito-idp:UpdateUserPool'))
    expect(anyPool.map(({ Condition }) => Condition)).toEqual([
      { StringEquals: { 'aws:ResourceTag/Project': ['latchkey'] } },
    ])
  })

  it('lets nobody make a role that can do more than the boundary', () => {
    const making = ['iam:CreateRole', 'iam:PutRolePolicy', 'iam:PutRolePermissionsBoundary']
    for (const action of making) {
      const granting = deployer.Statement.filter(({ Action }) => Action.includes(action))
      expect(granting.map(({ Condition }) => Condition?.ArnLike?.['iam:PermissionsBoundary'])).toEqual([
        ['arn:aws:iam::*:policy/latchkey-boundary'],
      ])
    }
    const never = [
      'iam:DeleteRolePermissionsBoundary',
      'iam:AttachRolePolicy',
      'iam:CreatePolicyVersion',
      'iam:CreateUser',
    ]
    expect(actionsOf(deployer).filter((action) => never.includes(action))).toEqual([])
  })

  it('hands roles only to the services that the modules make them for', () => {
    const trusted = statements(readStage(sources, 'prod', everythingOn)).filter(({ kind }) => kind === 'trust')
    const services = trusted.map(
      ({ statement }) => z.object({ Service: z.string() }).parse(statement.Principal).Service,
    )
    const passing = deployer.Statement.filter(({ Action }) => Action.includes('iam:PassRole'))
    expect(passing.map(({ Condition }) => Condition?.StringEquals?.['iam:PassedToService'])).toEqual([
      [...new Set(services)].sort(),
    ])
  })

  it('fits into a policy of a role', () => {
    // IAM counts what is not white space: 10,240 characters for a role's own policies, 6,144 for a managed one.
    expect(text('deployer-policy.json').replaceAll(/\s/g, '').length).toBeLessThan(10_240)
    expect(text('permissions-boundary.json').replaceAll(/\s/g, '').length).toBeLessThan(6_144)
  })
})

describe('the permissions boundary', () => {
  it('allows what the roles of a stage do, and nothing else', () => {
    const granted = statements(readStage(sources, 'prod', everythingOn)).filter(({ kind }) => kind === 'identity')
    const done = granted.flatMap(({ statement }) => oneOrMore.parse(statement.Action))
    expect(actionsOf(boundary)).toEqual([...new Set(done)].sort())
  })
})
