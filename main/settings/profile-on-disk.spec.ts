import fc from 'fast-check'
import { expect, it } from 'vitest'
import { attributes, forEachAttribute } from '../../preload/contract/testing/attributes.ts'
import { usualAttributes } from '../../preload/contract/attributes/definition.ts'
import { profile } from '../../preload/contract/session.ts'
import { storedProfile } from './profile-on-disk.ts'

const stored = storedProfile(usualAttributes)

const number = { phoneNumber: '+4915112345678', phoneNumberVerified: true }

it('is read as version 0.1.0 wrote it, whatever was missing then', () => {
  const texts = fc.oneof(fc.constantFrom('', ' '), fc.string({ maxLength: 4_096 }))
  const property = fc.property(texts, texts, texts, (name, company, role) => {
    const { attributes } = stored.parse({ ...number, name, company, role })
    const given = Object.entries({ name, 'custom:company': company, 'custom:role_name': role })
    expect(attributes).toEqual(Object.fromEntries(given.filter(([, value]) => value !== '')))
  })
  fc.assert(property)
})

it('is read as it is written now, with each attribute that there is', () => {
  const held = forEachAttribute(({ word }) => `some ${word}`)
  const property = fc.property(fc.subarray(attributes.map(({ name }) => name)), (there) => {
    const written = { ...number, attributes: Object.fromEntries(there.map((name) => [name, held[name]])) }
    expect(stored.parse(JSON.parse(JSON.stringify(written)))).toEqual(written)
  })
  fc.assert(property)
})

it('keeps nothing that is no attribute of ours, and is refused where it is no object', () => {
  const written = { ...number, attributes: { name: 'Ada', refresh_token: 'eyJhbGciOi' }, token: 'eyJhbGciOi' }
  expect(stored.parse(written)).toEqual({ ...number, attributes: { name: 'Ada' } })
  expect(profile.safeParse(stored.parse(written)).success).toBe(true)
  for (const none of [null, 'Ada', 5]) expect(stored.safeParse(none).success).toBe(false)
})

it('is one with holes where something makes no sense', () => {
  const property = fc.property(fc.anything(), fc.anything(), fc.anything(), (phoneNumber, attributes, name) => {
    const read = stored.parse({ phoneNumber, attributes, name })
    expect(profile.safeParse(read).success).toBe(true)
  })
  fc.assert(property)
  expect(stored.parse({})).toEqual({ phoneNumber: null, phoneNumberVerified: false, attributes: {} })
})
