import { existsSync, globSync, readdirSync, readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { readCatalogue } from '../modules/trigger/catalogue.ts'
import { readValues } from './hcl/variables.ts'
import { at, ofType } from './rules/rule.ts'
import { readSources } from './sources.ts'
import { exampleNames, everythingOn, readStage, stageNames } from './stage.ts'

const sources = readSources()
const root = new URL('../../', import.meta.url)
const read = (path: string): string => readFileSync(new URL(path, root), 'utf8')
const guide = read('docs/triggers.md')

it.each([...stageNames(sources), ...exampleNames(sources)])('%s has no trigger that it did not turn on', (name) => {
  const stage = readStage(sources, name)
  expect(ofType(stage, 'aws_lambda_permission')).toEqual([])
  expect(ofType(stage, 'aws_kms_key')).toEqual([])
  expect(ofType(stage, 'aws_cognito_user_pool').map(({ values }) => values.lambda_config)).toEqual([[]])
})

it('a sender of SMS without a function has its key, and the pool goes on sending itself', () => {
  const stage = readStage(sources, 'dev', { triggers: { sms_sender: {} } })
  expect(stage.outputs.sms_sender_key_arn).toBe('${aws_kms_key.codes[0].arn}')
  expect(ofType(stage, 'aws_cognito_user_pool').map(({ values }) => values.lambda_config)).toEqual([[]])
})

it('the pool sends with the key of the stage', () => {
  const [pool] = ofType(readStage(sources, 'prod', everythingOn), 'aws_cognito_user_pool')
  expect(at(pool?.values, 'lambda_config', 0, 'kms_key_id')).toBe('${aws_kms_key.codes[0].arn}')
})

describe('the archive of a function', () => {
  const main = sources.get('modules/trigger/main.tf') ?? ''
  const functions = readdirSync(new URL('infra/modules/trigger/functions/', root)).filter((file) =>
    file.endsWith('.mjs'),
  )

  it('holds all that its code asks for, and needs nothing but Node', () => {
    expect(functions.length).toBeGreaterThan(2)
    const inside = [...main.matchAll(/filename = "([\w.-]+)"/g)].map(([, name]) => name)
    expect(inside).toEqual(['index.mjs', 'texts.mjs', 'texts.json'])
    for (const file of functions) {
      const imports = [...read(`infra/modules/trigger/functions/${file}`).matchAll(/^import .* from '(.+)'$/gm)]
      for (const [, from = ''] of imports) expect(from).toMatch(/^(node:fs|\.\/texts\.mjs)$/)
    }
  })

  it('holds the languages that the app has, from the same files', () => {
    expect(main).toContain('fileset("${path.module}/../../../renderer/locales", "*.json")')
    const files = globSync('*.json', { cwd: fileURLToPath(new URL('renderer/locales/', root)) })
    expect(files.map((file) => basename(file, '.json')).sort()).toEqual(Object.keys(readCatalogue('').texts).sort())
  })
})

describe('docs/triggers.md', () => {
  it('shows settings that the variables accept', () => {
    const [, example = ''] = /```hcl\n([\s\S]+?)```/.exec(guide) ?? []
    const values = readValues(example, 'docs/triggers.md')
    expect(Object.keys(values)).toEqual(['triggers'])
    expect(readStage(sources, 'dev', values).refusals).toEqual([])
  })

  it('names files and alarms that there are', () => {
    const files = [...guide.matchAll(/`(infra\/[\w./-]+)`/g)].map(([, file = '']) => file)
    expect(files.length).toBeGreaterThan(2)
    expect(files.filter((file) => !existsSync(new URL(file, root)))).toEqual([])
    const alarms = ofType(readStage(sources, 'prod', everythingOn), 'aws_cloudwatch_metric_alarm')
    const names = alarms.map(({ values }) => values.alarm_name)
    for (const [, name = ''] of guide.matchAll(/alarm `([\w-]+)`/g)) expect(names).toContain(`latchkey-prod-${name}`)
  })
})
