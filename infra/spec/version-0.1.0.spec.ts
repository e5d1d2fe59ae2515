import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { configure, type Resource } from './hcl/configuration.ts'
import { isObject, type ObjectValue, type Value } from './hcl/value.ts'
import { readSources } from './sources.ts'

/** What version 0.1.0 planned with these variables: pool, client and guards, as they were recorded then. */
interface Recorded {
  given: ObjectValue
  resources: Resource[]
}

const recorded = JSON.parse(readFileSync(new URL('version-0.1.0.json', import.meta.url), 'utf8')) as Record<
  string,
  Recorded
>
const sources = readSources()
const lasting = ['aws_cognito_user_pool', 'aws_cognito_user_pool_client', 'terraform_data']

/** A plan knows no difference between what is left out, null, and no blocks at all. */
function planned(value: Value): Value {
  if (Array.isArray(value)) return value.map(planned)
  if (!isObject(value)) return value
  const set = Object.entries(value).filter(
    ([, inner]) => inner !== null && !(Array.isArray(inner) && inner.length === 0),
  )
  return Object.fromEntries(set.map(([key, inner]) => [key, planned(inner)]))
}

describe('the variables of version 0.1.0', () => {
  it.each(Object.entries(recorded))('make the same pool and client as then: %s', (_, { given, resources }) => {
    const { resources: now, refusals } = configure(sources, given)
    expect(refusals).toEqual([])
    expect(new Set(resources.map(({ type }) => type))).toEqual(new Set(lasting))
    for (const { address, values } of resources) {
      const found = now.find((resource) => resource.address === address)
      expect([address, planned(found?.values ?? null)]).toEqual([address, planned(values)])
    }
    expect(now.filter(({ type }) => lasting.includes(type))).toHaveLength(resources.length)
  })

  it('were recorded for the stages, and with all that they could turn on', () => {
    expect(Object.keys(recorded)).toEqual(['dev', 'prod', 'everything'])
  })
})
