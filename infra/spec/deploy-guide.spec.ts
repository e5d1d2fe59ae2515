import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { keptAddresses } from './rules/lasting.ts'
import { readSources } from './sources.ts'
import { readStage } from './stage.ts'
import { asText } from './hcl/value.ts'
import { readValues } from './hcl/variables.ts'

const guide = readFileSync(new URL('../../docs/deploy.md', import.meta.url), 'utf8')
const sources = readSources()
const matches = (pattern: RegExp): string[] => [...new Set([...guide.matchAll(pattern)].map(([, part = '']) => part))]

describe('docs/deploy.md', () => {
  it('shows settings that the variables accept', () => {
    const examples = matches(/```hcl\n([\s\S]+?)```/g)
    expect(examples).toHaveLength(1)
    for (const example of examples) {
      expect(readStage(sources, 'dev', readValues(example, 'docs/deploy.md')).refusals).toEqual([])
    }
  })

  it('names files that exist', () => {
    const files = matches(/`(infra\/[\w./-]+)`/g).filter((file) => file !== 'infra/stages/dev.json')
    expect(files.length).toBeGreaterThan(4)
    expect(files.filter((file) => !existsSync(new URL(`../../${file}`, import.meta.url)))).toEqual([])
  })

  it('asks for outputs that there are', () => {
    const outputs = Object.keys(readStage(sources, 'dev').outputs)
    expect(matches(/terraform output (?:-raw )?(\w+)/g).filter((name) => !outputs.includes(name))).toEqual([])
  })

  it('takes out of the state what Terraform refuses to destroy, and nothing else', () => {
    const [forgotten = ''] = matches(/terraform state rm ((?:[\w. ]|\\\n)+)/g)
    const words = forgotten.split(/[\s\\]+/).filter((word) => word !== '')
    expect(words.sort()).toEqual(keptAddresses(sources).sort())
  })

  it('counts the alarms and rules that it puts a price on', () => {
    const countOf = (stage: string, type: string): number =>
      readStage(sources, stage).resources.filter((resource) => resource.type === type).length
    expect(countOf('dev', 'aws_cloudwatch_metric_alarm')).toBe(9)
    expect(countOf('prod', 'aws_cloudwatch_metric_alarm')).toBe(9 + 3)
    expect(countOf('dev', 'aws_cloudwatch_log_metric_filter')).toBe(2)
    expect(guide).toContain('nine at 0.10 USD')
    const [acl] = readStage(sources, 'prod').resources.filter(({ type }) => type === 'aws_wafv2_web_acl')
    expect(acl?.values.rule).toHaveLength(4)
    expect(guide).toContain('ACL and four rules')
  })

  it('shows every log that a stage keeps', () => {
    const groups = readStage(sources, 'dev', { web_acl: {} }).resources.filter(
      ({ type }) => type === 'aws_cloudwatch_log_group',
    )
    const [, table = ''] = /## What each log shows\n([^]+?)\n## /.exec(guide) ?? []
    expect(groups).toHaveLength(5)
    for (const { values } of groups) expect(table).toContain(`| \`${asText(values.name)}\` `)
  })
})
