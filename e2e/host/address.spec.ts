import { expect, test } from 'vitest'
import { fromStandIn, isStandIn, registerScheme, toStandIn } from './address.ts'

registerScheme('app')

test.each([
  ['app://latchkey/', 'https://latchkey.app.invalid/'],
  ['app://latchkey', 'https://latchkey.app.invalid/'],
  ['app://latchkey/a/b.html?c=d#/e', 'https://latchkey.app.invalid/a/b.html?c=d#/e'],
])('%s is %s to the page', (address, standIn) => {
  expect(toStandIn(address)).toBe(standIn)
  expect(fromStandIn(standIn)).toBe(address === 'app://latchkey' ? 'app://latchkey/' : address)
})

test.each([
  'https://example.com/',
  'https://latchkey.other.invalid/',
  'http://latchkey.app.invalid/',
  'https://latchkey.app.invalid.example.com/',
  'https://latchkey.app.invalid@example.com/',
  'about:blank',
])('%s is foreign', (address) => {
  expect(isStandIn(address)).toBe(false)
  expect(fromStandIn(address)).toBe(address)
})
