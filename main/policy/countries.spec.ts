import { describe, expect, it } from 'vitest'
import { isAllowed, isCountry } from './countries.ts'

describe('the country of a number', () => {
  it.each([
    ['+4915112345678', 'DE'],
    ['+436641234567', 'AT'],
    ['+447400123456', 'GB'],
    ['+12125552368', 'US'],
    ['+14165550123', 'CA'],
    ['+79161234567', 'RU'],
    ['+77012345678', 'KZ'],
    ['+393312345678', 'IT'],
  ])('%s is of %s, and no neighbour’s with the same calling code', (phoneNumber, country) => {
    expect(isAllowed(phoneNumber, [country])).toBe(true)
    const others = ['DE', 'AT', 'GB', 'GG', 'US', 'CA', 'RU', 'KZ', 'IT', 'VA'].filter((code) => code !== country)
    expect(isAllowed(phoneNumber, others)).toBe(false)
    expect(isAllowed(phoneNumber, [...others, country])).toBe(true)
  })

  it('may be one of several: the benefit of the doubt is the user’s', () => {
    const fictional = '+447700900123'
    expect([isAllowed(fictional, ['GB']), isAllowed(fictional, ['JE']), isAllowed(fictional, ['DE'])]).toEqual([
      true,
      true,
      false,
    ])
  })

  it('does not matter when the administrator named none', () => {
    for (const phoneNumber of ['+4915112345678', '+999123456789', 'no number']) {
      expect(isAllowed(phoneNumber, null)).toBe(true)
      expect(isAllowed(phoneNumber, [])).toBe(false)
    }
  })

  it('is none for a number that no country has, or a service of all of them', () => {
    const all = ['DE', 'US', 'GB', 'CA', 'AC']
    for (const phoneNumber of ['+999123456789', '+88213300655', '+883123456789', 'x'])
      expect(isAllowed(phoneNumber, all)).toBe(false)
  })

  it('knows which codes there are', () => {
    expect(['DE', 'GB', 'XK', 'UK', 'de', 'XX', ''].filter(isCountry)).toEqual(['DE', 'GB', 'XK'])
  })
})
