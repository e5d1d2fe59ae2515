import { expect, it } from 'vitest'
import { pack, unknown, unpack } from './values.ts'

it('values come back as they were sent, with what is unknown in its place', () => {
  const value = { a: [1, 'b', null, true], c: unknown, d: { e: [unknown, 2.5] } }
  expect(unpack(pack(value))).toEqual(value)
})

it('what is known of an unknown value is no value', () => {
  // Extension 12 of five bytes: the map { 1: false }, "not null".
  expect(unpack({ msgpack: new Uint8Array([0xc7, 3, 12, 0x81, 1, 0xc2]) })).toBe(unknown)
})

it('is an unknown value as Terraform reads it: extension 0 of one byte', () => {
  expect([...pack(unknown).msgpack]).toEqual([0xd4, 0, 0])
})
