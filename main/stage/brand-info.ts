import type { BrandInfo } from '../../preload/contract/brand.ts'
import type { Brand } from './brand.ts'

/** What the screens are told of a brand. What a brand leaves out is null there. */
export function brandInfoOf({ motto, summary, support, privacy, terms, consent }: Brand): BrandInfo {
  const { name, phone = null, email = null, url = null, hours = null } = support
  return {
    motto: motto ?? null,
    summary: summary ?? null,
    support: { name, phone, email, url, hours },
    privacy: privacy ?? null,
    terms: terms ?? null,
    consent: consent === undefined ? null : { version: consent.version },
  }
}
