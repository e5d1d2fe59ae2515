import { expect, test } from 'vitest'
import { fromStandIn, isStandIn, registerScheme, toStandIn } from './address.ts'

registerScheme('app')

test.each([
  ['app://page/', 'https://page.app.invalid/'],
  ['app://page', 'https://page.app.invalid/'],
  ['app://page/a/b.html?c=d#/e', 'https://page.app.invalid/a/b.html?c=d#/e'],
])('%s is %s to the page', (address, standIn) => {
  expect(toStandIn(address)).toBe(standIn)
  expect(fromStandIn(standIn)).toBe(address === 'app://page' ? 'app://page/' : address)
})

test.each([
  'https://example.com/',
  'https://page.other.invalid/',
  'http://page.app.invalid/',
  'https://page.app.invalid.example.com/',
  'https://page.app.invalid@example.com/',
  'about:blank',
])('%s is foreign', (address) => {
  expect(isStandIn(address)).toBe(false)
  expect(fromStandIn(address)).toBe(address)
})
