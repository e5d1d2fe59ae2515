import { describe, expect, it } from 'vitest'
import type { Brand } from '../../main/stage/brand.ts'
import { findExample, refuseExamples } from './examples.ts'
import { readBrand } from './read-brand.ts'

const real: Brand = {
  ...readBrand(),
  support: { name: { en: 'IT' }, email: 'it@acme.de', url: 'https://help.acme.de/account' },
  privacy: { en: 'https://acme.de/privacy' },
  terms: { en: 'https://acme.de/terms' },
}
const hosts = ['example.com', 'example.org', 'help.example.net', 'acme.example', 'x.invalid', 'a.b.test', 'EXAMPLE.COM']
const placed = hosts.flatMap((host): [string, Partial<Brand>][] => [
  ['support.email', { support: { name: { en: 'IT' }, email: `it@${host}` } }],
  ['support.url', { support: { name: { en: 'IT' }, url: `https://${host}/help` } }],
  ['privacy.de', { privacy: { de: `https://${host}:8443/privacy?of=us` } }],
  ['terms.en', { terms: { en: `https://${host}` } }],
])

describe('an example among the addresses', () => {
  it.each(placed)('is found in %s: %o', (key, part) => {
    expect(findExample({ ...real, ...part })?.key).toBe(key)
  })

  it.each(['contest.de', 'myexample.com', 'example.com.acme.de', 'example.de', 'latest'])('is not %s', (host) => {
    const part = { support: { name: { en: 'IT' }, email: `it@${host}`, url: `https://${host}/example.com/a.test` } }
    expect(findExample({ ...real, ...part })).toBeNull()
  })

  it('stops installers with one sentence', () => {
    expect(() => {
      refuseExamples(readBrand('brands/northwind'), 'brands/northwind')
    }).toThrow(
      'brands/northwind/brand.json: support.email: desk@northwind.example is an example, which installers may not send people to.',
    )
    expect(() => {
      refuseExamples(real, 'brand')
    }).not.toThrow()
  })
})
