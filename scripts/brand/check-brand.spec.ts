import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { parseStageConfig, type StageConfig } from '../../main/stage/stage-config.ts'
import { checkBrand } from './check-brand.ts'

const attribute = { name: 'custom:terms_version', label: { en: 'Terms' }, signUp: false, visible: false }
const stageJson = (stage: string, more: object = {}): object => ({
  stage,
  region: 'eu-central-1',
  userPoolId: 'eu-central-1_AbCdEfGhI',
  userPoolClientId: 'client',
  passwordPolicy: {
    minimumLength: 10,
    requireUppercase: true,
    requireLowercase: true,
    requireNumbers: true,
    requireSymbols: false,
  },
  attributes: [{ name: 'name', required: true }, attribute],
  ...more,
})
const stage = (more: object = {}): StageConfig => parseStageConfig(stageJson('prod', more), 'prod')

let home = ''
let stages = ''
let folder = ''
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'brand-'))
  stages = join(home, 'stages')
  folder = join(home, 'brands/acme')
  mkdirSync(stages)
  cpSync('brands/northwind', folder, { recursive: true })
})
afterEach(() => {
  rmSync(home, { recursive: true })
})

/** Changes keys of a brand's file; undefined takes one away. */
function change(keys: object, of = folder): void {
  const file = join(of, 'brand.json')
  writeFileSync(file, JSON.stringify({ ...(JSON.parse(readFileSync(file, 'utf8')) as object), ...keys }))
}

function addStage(name: string, more: object): void {
  writeFileSync(join(stages, `${name}.json`), JSON.stringify(stageJson(name, more)))
}

const check = (of: StageConfig = stage()): unknown => checkBrand(folder, of, stages)

it('a brand passes with all that it needs', () => {
  addStage('dev', { suffix: 'Dev' })
  expect(check()).toMatchObject({ productName: 'Northwind Pass' })
  expect(checkBrand('brand', stage())).toMatchObject({ productName: 'Latchkey' })
})

it.each(['brand.json', 'icon.svg', 'logo.svg'])('without %s it is refused', (name) => {
  rmSync(join(folder, name))
  expect(check).toThrow(new RegExp(`${name} is missing`))
})

it('with an accent that cannot be read it is refused, with the pair and its ratio', () => {
  change({ accent: { light: '#f2a7cb', dark: '#f2a7cb' } })
  expect(check).toThrow(
    /brand\.json: accent\.light gives .+ on .+ a contrast of \d\.\d\d:1, and at least [\d.]+:1 is needed\.$/,
  )
})

describe('a keychain service that begins like another', () => {
  const starts = (short: string, long: string): RegExp => new RegExp(`“${short}” of .+ “${long}” of .+begins`)

  it('is refused, with that of a neighbour', () => {
    const other = join(home, 'brands/other')
    cpSync(folder, other, { recursive: true })
    expect(check).toThrow(starts('Northwind Pass', 'Northwind Pass'))
    change({ productName: 'northwind' }, other)
    expect(check).toThrow(starts('northwind', 'Northwind Pass'))
    change({ productName: 'Passwind' }, other)
    expect(check).not.toThrow()
  })

  it('is refused, with a suffix that makes a name out of two', () => {
    addStage('dev', { suffix: 'Northwind' })
    const other = join(home, 'brands/other')
    cpSync(folder, other, { recursive: true })
    change({ productName: 'Pass' }, other)
    expect(check).toThrow(starts('Northwind Pass', 'Northwind Pass'))
  })

  it('is refused, with a suffix that the name begins with', () => {
    addStage('dev', { suffix: 'Dev' })
    change({ productName: 'Dev Dev' })
    expect(check).toThrow(starts('Dev Dev', 'Dev Dev Dev'))
  })

  it('is refused, with suffixes that differ in capitals alone', () => {
    addStage('dev', { suffix: 'Dev' })
    expect(() => check(stage({ suffix: 'DEV' }))).toThrow(starts('DEV Northwind Pass', 'Dev Northwind Pass'))
    expect(() => check(stage({ suffix: 'Dev' }))).not.toThrow()
  })
})

describe('the attribute that keeps the consent', () => {
  const unfit = 'infra/stages/prod.json does not fit the brand: '
  const faults: [key: string, of: object, says: string][] = [
    ['type', { type: 'number' }, 'consent.version: the stage'],
    ['visible', { visible: true }, 'consent.attribute: the stage has to declare custom:terms_version as'],
    ['signUp', { signUp: true }, 'consent.attribute: the stage has to declare'],
    ['required', { required: true }, 'consent.attribute: the stage has to declare'],
    ['editable', { editable: false }, 'consent.attribute: the stage has to declare'],
    ['maxLength', { maxLength: 6 }, 'consent.version: the stage'],
    ['minLength', { minLength: 8 }, 'consent.version: the stage'],
  ]

  it.each(faults)('is refused for its %s', (_, of, says) => {
    const wrong = stage({ attributes: [{ name: 'name' }, { ...attribute, ...of }] })
    expect(() => check(wrong)).toThrow(unfit + says)
  })

  it('is missed where the stage does not declare it, but not in the local stage', () => {
    const says = 'consent.attribute: the stage declares no custom:terms_version'
    expect(() => check(stage({ attributes: [{ name: 'name' }] }))).toThrow(unfit + says)
    expect(() => check({ ...stage({ attributes: [] }), stage: 'local' })).not.toThrow()
  })

  it('is not asked for by a brand that asks nobody to agree', () => {
    change({ consent: undefined })
    expect(() => check(stage({ attributes: [] }))).not.toThrow()
  })
})
