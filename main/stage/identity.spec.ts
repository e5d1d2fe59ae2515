import { expect, it } from 'vitest'
import northwind from '../../brands/northwind/brand.json' with { type: 'json' }
import own from '../../brand/brand.json' with { type: 'json' }
import { parseBrand } from './brand.ts'
import { formerServices, identityOf } from './identity.ts'

const brand = parseBrand(northwind, 'the brand')

it('of our own brand are the names of version 0.1.0', () => {
  expect(identityOf(parseBrand(own, 'the brand'), undefined)).toEqual({
    productName: 'Latchkey',
    shortName: 'latchkey',
    appId: 'app.latchkey.desktop',
    keychainService: 'Latchkey',
  })
  expect(formerServices(parseBrand(own, 'the brand'), undefined)).toEqual([])
})

it('of a stage with a suffix are others, and none begins as that of another stage does', () => {
  const names = [undefined, 'Test', 'Te'].map((suffix) => identityOf(brand, suffix))
  for (const key of ['productName', 'shortName', 'appId', 'keychainService'] as const) {
    expect(new Set(names.map((each) => each[key])).size).toBe(3)
  }
  const services = names.map(({ keychainService }) => keychainService)
  for (const one of services) {
    expect(services.filter((other) => other.startsWith(one))).toEqual([one])
  }
})

it('looks for a session under former names, and under those without the suffix', () => {
  expect(formerServices(brand, undefined)).toEqual(['Latchkey'])
  expect(formerServices(brand, 'Test')).toEqual(['Test Latchkey', 'Northwind Pass', 'Latchkey'])
  expect(formerServices({ ...brand, formerNames: ['Northwind Pass'] }, undefined)).toEqual([])
})
