import { describe, expect, it } from 'vitest'
import { parseStageConfig, type StageConfig } from '../../main/stage/stage-config.ts'
import type { AttributeDefinition } from '../../preload/contract/attributes/definition.ts'
import { readStage } from '../stage.ts'
import type { PoolAttribute } from './pool-description.ts'
import { stageOfPool } from './stage-of-pool.ts'
import { poolWith } from './testing/any-pool.ts'

function fileWith(...attributes: object[]): StageConfig {
  return parseStageConfig({ ...readStage('local'), stage: 'dev', attributes }, 'a spec')
}

function again(file: StageConfig, pool: PoolAttribute[], client = {}): AttributeDefinition[] {
  return stageOfPool('dev', poolWith(pool, client), file).config?.attributes ?? []
}

const label = { en: 'Badge', de: 'Ausweis' }
const badge: PoolAttribute = {
  Name: 'custom:badge',
  AttributeDataType: 'String',
  Mutable: true,
  StringAttributeConstraints: { MinLength: '0', MaxLength: '10' },
}

describe('a stage file that exists', () => {
  it('keeps what no pool can know', () => {
    const own = {
      name: 'custom:badge',
      label,
      hint: label,
      pattern: '[A-Z]+',
      required: true,
      maxLength: 8,
      visible: false,
    }
    const [kept] = again(fileWith(own), [badge])
    expect(kept).toEqual({ type: 'text', signUp: true, editable: true, ...own })
  })

  it.each([
    ['choice', { choices: [{ value: 'a' }] }],
    ['boolean', {}],
    ['date', { max: 'today' }],
  ])('keeps that a text is a %s', (type, more) => {
    expect(again(fileWith({ name: 'custom:badge', type, label, ...more }), [badge])).toMatchObject([{ type, ...more }])
  })

  it('keeps the order, and has new attributes at its end', () => {
    const file = fileWith({ name: 'custom:location' }, { name: 'custom:badge', label })
    const names = again(file, [badge, { Name: 'custom:new' }, { Name: 'custom:location' }]).map(({ name }) => name)
    expect(names).toEqual(['custom:location', 'custom:badge', 'custom:new'])
  })

  it('keeps a standard attribute that a new file would leave out, since the client may read all of them', () => {
    const pool = ['name', 'nickname', 'gender'].map((Name): PoolAttribute => ({ Name }))
    const file = fileWith({ name: 'nickname' })
    expect(again(file, pool, { ReadAttributes: undefined })).toMatchObject([{ name: 'nickname', editable: true }])
  })

  it('loses what the pool refuses', () => {
    const number = {
      ...badge,
      AttributeDataType: 'Number',
      NumberAttributeConstraints: { MinValue: '0', MaxValue: '9' },
    }
    const file = fileWith(
      { name: 'custom:badge', label, maxLength: 20, required: true },
      { name: 'custom:gone', label },
    )
    expect(again(file, [badge])).toMatchObject([{ name: 'custom:badge', maxLength: 10, required: true }])
    expect(again(file, [number])).toEqual([
      {
        name: 'custom:badge',
        type: 'number',
        label,
        min: '0',
        max: '9',
        required: true,
        signUp: true,
        editable: true,
        visible: true,
      },
    ])
    expect(again(file, [badge], { WriteAttributes: ['phone_number'] })).toMatchObject([
      { required: false, signUp: false, editable: false },
    ])
    expect(again(file, [{ ...badge, Mutable: false }])).toMatchObject([{ signUp: true, editable: false }])
    expect(again(file, [badge], { ReadAttributes: ['phone_number'] })).toEqual([])
  })

  it('does not open what it keeps shut', () => {
    const file = fileWith({ name: 'custom:badge', label, signUp: false, editable: false, visible: false })
    expect(again(file, [badge])).toMatchObject([{ signUp: false, editable: false, visible: false }])
  })

  it.each([
    ['mutable and written by the client', {}, {}, true],
    ['immutable', { Mutable: false }, {}, false],
    ['not written by the client', {}, { WriteAttributes: [] }, false],
  ])('is told what it hides only: an attribute that is %s', (_, schema, client, isTold) => {
    const file = fileWith({ name: 'custom:badge', label, editable: false }, { name: 'nickname', editable: false })
    const pool = [
      { ...badge, ...schema },
      { Name: 'nickname', Mutable: false },
    ]
    const { remarks } = stageOfPool('dev', poolWith(pool, client), file)
    const told = remarks.filter(({ says }) => says.includes('with other tools')).map(({ attribute }) => attribute)
    expect(told).toEqual(isTold ? ['custom:badge'] : [])
  })

  it('keeps where updates come from, and the suffix', () => {
    const own = { updateFeedUrl: 'https://downloads.example.com', suffix: 'Dev' }
    const file = { ...fileWith({ name: 'custom:badge', label }), ...own }
    expect(stageOfPool('dev', poolWith([badge]), file).config).toMatchObject(own)
  })
})
