import { describe, expect, it } from 'vitest'
import { StandIn } from './provider.ts'
import { unknown } from './values.ts'

const nothing = { arguments: {}, blocks: {} }
const bucket = {
  arguments: { bucket: 'string!', tags: 'map(string)', id: 'string' },
  blocks: { rule: { many: true, set: true, required: false, arguments: { days: 'number!' }, blocks: {} } },
  attributes: ['arn', 'bucket', 'id', 'tags', 'size'],
  computed: { size: 'number' },
}
const standIn = new StandIn({
  configuration: nothing,
  resource: { aws_bucket: bucket },
  data: { aws_partition: { ...nothing, attributes: ['partition'] } },
})
const planned = standIn.plan('aws_bucket', { bucket: 'b', tags: null, id: null, arn: null, size: null, rule: [] })

describe('a stand-in for a provider', () => {
  it('tells Terraform types as it writes them', () => {
    const { attributes = [], block_types: blocks = [] } = standIn.resource.aws_bucket?.block ?? {}
    const types = attributes.map(({ name, type, ...kind }) => [
      name,
      JSON.parse(new TextDecoder().decode(type)) as unknown,
      kind,
    ])
    expect(types).toEqual([
      ['bucket', 'string', { required: true, optional: false, computed: false }],
      ['tags', ['map', 'string'], { required: false, optional: true, computed: false }],
      ['id', 'string', { required: false, optional: true, computed: true }],
      ['arn', 'string', { required: false, optional: false, computed: true }],
      ['size', 'number', { required: false, optional: false, computed: true }],
    ])
    expect(blocks).toMatchObject([{ type_name: 'rule', nesting: 'SET', min_items: 0, max_items: 0 }])
  })

  it('plans what the provider computes as unknown, and nothing else', () => {
    expect(planned).toEqual({ bucket: 'b', tags: null, id: unknown, arn: unknown, size: unknown, rule: [] })
  })

  it('makes it up at the apply, and keeps it in the next plan', () => {
    const made = standIn.apply('aws_bucket', planned)
    expect(made).toEqual({ bucket: 'b', tags: null, id: 'id-of-b', arn: 'arn:aws:bucket:::b', size: 1, rule: [] })
    expect(standIn.plan('aws_bucket', made)).toEqual(made)
  })

  it('lets a resource go', () => {
    expect(standIn.plan('aws_bucket', null)).toBeNull()
  })

  it('says of AWS itself what AWS says', () => {
    expect(standIn.read('aws_partition', { partition: null })).toEqual({ partition: 'aws' })
  })
})
