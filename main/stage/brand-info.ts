import type { BrandInfo } from '../../preload/contract/brand.ts'
import type { Policy } from '../policy/policy.ts'
import type { Brand } from './brand.ts'

/** What an administrator may decide of it. */
type Decided = Pick<Policy, 'support' | 'privacy' | 'terms'>

/** What the screens are told of a brand, as the administrator has it. What nobody says is null there. */
export function brandInfoOf({ motto, summary, consent, ...brand }: Brand, policy: Decided): BrandInfo {
  const { name, phone = null, email = null, url = null, hours = null } = policy.support ?? brand.support
  return {
    motto: motto ?? null,
    summary: summary ?? null,
    support: { name, phone, email, url, hours },
    privacy: policy.privacy ?? brand.privacy ?? null,
    terms: policy.terms ?? brand.terms ?? null,
    consent: consent === undefined ? null : { version: consent.version },
  }
}
