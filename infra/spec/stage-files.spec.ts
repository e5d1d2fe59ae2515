import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { parseStageConfig } from '../../main/stage/stage-config.ts'
import { readableStage } from '../../scripts/stage/readable-stage.ts'
import { toStageConfig } from '../../scripts/stage-outputs.ts'
import type { ObjectValue, Value } from './hcl/value.ts'
import { readSources } from './sources.ts'
import { exampleNames, readStage, stageNames } from './stage.ts'
import { printedOutputs } from './testing/outputs.ts'

const sources = readSources()
const ids = { userPoolId: 'eu-central-1_AbCdEfGhI', userPoolClientId: '1h57kf5cpq17m0eml12example' }

describe("a stage's file", () => {
  it.each(exampleNames(sources))('follows to the letter from the tfvars beside it: %s', (name) => {
    const file = readFileSync(new URL(`../stages/${name}.json`, import.meta.url), 'utf8')
    const stage = readStage(sources, name)
    expect(`examples/${stage.name}`).toBe(name)
    const outputs = printedOutputs(stage, parseStageConfig(JSON.parse(file), name))
    expect(`${JSON.stringify(readableStage(toStageConfig(outputs, stage.name)), null, 2)}\n`).toBe(file)
  })

  it.each(stageNames(sources))(
    'of %s is one of version 0.1.0, but for what its pool can that the app could not',
    (name) => {
      const written = readableStage(toStageConfig(printedOutputs(readStage(sources, name), ids), name))
      expect(Object.keys(written).filter((key) => key !== 'updateFeedUrl')).toEqual([
        'stage',
        'region',
        'userPoolId',
        'userPoolClientId',
        'passwordPolicy',
        'signIn',
      ])
      expect(written.signIn).toEqual({ secondFactor: 'OPTIONAL', totp: true, newNumber: true })
      expect(Object.keys(written.passwordPolicy)).toHaveLength(5)
    },
  )

  it('uses each rule in one of the examples', () => {
    const rules = exampleNames(sources).map((name) => readStage(sources, name).outputs.sign_in as ObjectValue)
    const said = (rule: string): Value[] => rules.map((one) => one[rule] ?? null)
    expect(said('self_sign_up')).toContain(false)
    for (const rule of ['totp', 'new_number', 'sessions', 'delete_account']) {
      expect([rule, new Set(said(rule))]).toEqual([rule, new Set([true, false])])
    }
    expect(said('second_factor')).toEqual(expect.arrayContaining(['OFF', 'OPTIONAL']))
  })

  it('is what README.md shows', () => {
    const readme = readFileSync(new URL('../../README.md', import.meta.url), 'utf8')
    const [file = '', part = ''] = [...readme.matchAll(/```json\n([\s\S]+?)```/g)].map(([, block = '']) => block)
    const whole: unknown = { ...(JSON.parse(file) as object), ...(JSON.parse(`{${part}}`) as object) }
    expect(readableStage(parseStageConfig(whole, 'README.md'))).toEqual(whole)
  })
})
