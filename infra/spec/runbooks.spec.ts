import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { asText } from './hcl/value.ts'
import { ofType } from './rules/rule.ts'
import { readSources } from './sources.ts'
import { everythingOn, readStage } from './stage.ts'

const runbooks = readFileSync(new URL('../../docs/runbooks.md', import.meta.url), 'utf8')
const parts = [...runbooks.matchAll(/^## ([a-z-]+)\n([^]*?)(?=^## |(?![^]))/gm)].map(
  ([, name = '', text = '']) => [name, text] as const,
)
const anchors = ofType(readStage(readSources(), 'prod', everythingOn), 'aws_cloudwatch_metric_alarm').map(
  ({ values }) => /#([\w-]+)$/.exec(asText(values.alarm_description))?.[1] ?? '',
)

it('docs/runbooks.md has a part for each alarm, and for nothing that is none', () => {
  expect(parts.map(([name]) => name).sort()).toEqual(anchors.sort())
})

it.each(parts)('%s says what it means, where to look and what to do', (_, text) => {
  expect([...text.matchAll(/^- \*\*(\w+)\*\*/gm)].map(([, word]) => word)).toEqual(['Means', 'Look', 'Do'])
})

it('docs/runbooks.md names settings that there are', () => {
  const variables = readFileSync(new URL('../variables.operations.tf', import.meta.url), 'utf8')
  const named = [...runbooks.matchAll(/`(?:alarms|sms|web_acl|clean_up)\.(\w+)`/g)].map(([, name = '']) => name)
  expect(named.length).toBeGreaterThan(5)
  expect(named.filter((name) => !new RegExp(`^ +${name} += optional`, 'm').test(variables))).toEqual([])
})
