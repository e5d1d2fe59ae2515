import northwind from '../../brands/northwind/brand.json' with { type: 'json' }
import type { BrandInfo } from '../../preload/contract/brand.ts'
import { appInfo } from './samples.ts'

const { motto, summary, support, privacy, terms, consent } = northwind

/** What main tells of Northwind's brand, which has all that a brand can have. */
export const northwindInfo: BrandInfo = {
  motto,
  summary,
  support,
  privacy,
  terms,
  consent: { version: consent.version },
}

/** What main tells of a brand that has no more than it must, and is reached by phone alone. */
export const bareBrandInfo: BrandInfo = {
  ...appInfo.brand,
  motto: null,
  summary: null,
  support: { ...appInfo.brand.support, phone: '+44 20 7946 0123', email: null },
}
