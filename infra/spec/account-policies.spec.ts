import { describe, expect, it } from 'vitest'
import { accountNames, pipelinePolicies, readAccount } from './account.ts'
import { attacksOnTrust, otherAttacks } from './attacks.ts'
import { isAllowed, readPolicy, type Policy, type Request } from './iam/evaluate.ts'
import { readSources } from './sources.ts'

const sources = readSources()
const { plan, apply, guard, boundary } = pipelinePolicies(readAccount(sources, 'github'))
const everything = readPolicy(
  JSON.stringify({ Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: '*', Resource: '*' }] }),
)
const attacks = [...attacksOnTrust, ...otherAttacks]

/** For each action that a policy allows, a request that it means: names for its patterns, and what it asks for. */
function meant({ Statement }: Policy): Request[] {
  const example = (pattern: string): string =>
    pattern === '*' ? pattern : pattern.replaceAll(/\*(?=:)/g, '111122223333').replaceAll('*', 'dev-x')
  return Statement.flatMap(({ Action = [], Resource, Condition = {} }) => {
    const asked = Object.entries(Condition).filter(([operator]) => operator !== 'Null')
    const context = Object.fromEntries(
      asked.flatMap(([, keys]) => Object.entries(keys).map(([key, [first = '']]) => [key, example(first)])),
    )
    return Action.flatMap((action) => Resource.map((pattern) => ({ action, resource: example(pattern), context })))
  })
}

const succeeds = (policies: Policy[], requests: Request[]): Request[] =>
  requests.filter((request) => isAllowed(policies, request))

describe('whoever has the credentials of a job that applies', () => {
  it.each(attacks)('cannot $does: $action on $resource', (attack) => {
    expect(isAllowed([apply, guard], attack)).toBe(false)
  })

  it('could not change who may deploy even with every other right', () => {
    expect(succeeds([everything, guard], attacksOnTrust)).toEqual([])
  })

  it('can do all that an apply does', () => {
    const requests = meant(apply)
    expect(requests.length).toBeGreaterThan(150)
    expect(requests.filter((request) => !isAllowed([apply, guard], request))).toEqual([])
  })

  it('can do it in the example of each account alike', () => {
    for (const name of accountNames)
      expect(pipelinePolicies(readAccount(sources, name))).toEqual({ plan, apply, guard, boundary })
  })
})

describe('whoever has the credentials of a job that plans', () => {
  it('reads what an apply reads, and changes nothing', () => {
    const isRead = ({ action }: Request): boolean => /:(Describe|Get|List)/.test(action)
    const requests = meant(apply)
    expect(succeeds([plan, guard], requests)).toEqual(requests.filter(isRead))
    expect(requests.filter(isRead).length).toBeGreaterThan(50)
  })

  it('takes no lock, and none of the ways of an attack', () => {
    const lock = 'arn:aws:s3:::example-latchkey-terraform-dev/latchkey/dev/terraform.tfstate.tflock'
    const locking = ['s3:PutObject', 's3:DeleteObject'].map((action) => ({ action, resource: lock }))
    expect(succeeds([plan, guard], [...locking, ...attacks])).toEqual([])
  })
})

describe('a role that the deployer makes', () => {
  it('can do none of this, with every right that its boundary leaves', () => {
    expect(attacks.filter((attack) => isAllowed([everything], attack, boundary))).toEqual([])
  })
})

describe('another project, and another partition', () => {
  const given = { project: 'passes', region: 'us-gov-west-1', state_bucket: 'acme-passes-states' }
  const other = pipelinePolicies(readAccount(sources, 'github', given))

  it('has its own names in all policies, and none of the first', () => {
    const text = JSON.stringify(other)
    expect(text).not.toContain('latchkey')
    expect(text).not.toContain('arn:aws:')
    expect(text).toContain('arn:aws-us-gov:s3:::acme-passes-states/passes/*')
    expect(meant(other.apply).filter((request) => !isAllowed([other.apply, other.guard], request))).toEqual([])
  })
})

describe('the policies', () => {
  it('fit where AWS keeps them', () => {
    // IAM counts what is not white space: 10,240 characters for a role's own policies, 6,144 for a managed one.
    for (const own of [plan, apply]) expect(JSON.stringify(own).length).toBeLessThan(10_240)
    for (const managed of [guard, boundary]) expect(JSON.stringify(managed).length).toBeLessThan(6_144)
  })
})
