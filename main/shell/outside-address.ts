import type { BrandInfo, Outside, WebPages } from '../../preload/contract/brand.ts'
import type { Language } from '../../preload/contract/machine.ts'

/** Where users may be sent: the addresses of the brand, or those of the administrator in their place. */
export type Contacts = Pick<BrandInfo, 'support' | 'privacy' | 'terms'>

/**
 * The one address that is meant, from nothing but the contacts: a page names it, and cannot change a letter of it
 * (decision 0066).
 * @returns an address of `tel:`, `mailto:` or `https:`; null where there is none
 */
export function addressOf({ support, privacy, terms }: Contacts, what: Outside, language: Language): string | null {
  switch (what) {
    case 'supportPhone':
      return support.phone && `tel:${digitsOf(support.phone)}`
    case 'supportEmail':
      // An unusual letter of the name must not begin a subject, or a second address.
      return support.email && `mailto:${encodeURIComponent(support.email).replace('%40', '@')}`
    case 'supportUrl':
      return support.url
    case 'privacy':
      return pageIn(privacy, language)
    case 'terms':
      return pageIn(terms, language)
  }
}

/** What a telephone dials. Beside a country's code nobody dials the zero that `+49 (0)30` has in brackets. */
function digitsOf(phone: string): string {
  return (phone.startsWith('+') ? phone.replace('(0)', '') : phone).replaceAll(/[^+\d]/g, '')
}

function pageIn(pages: WebPages | null, language: Language): string | null {
  return pages === null ? null : (pages[language] ?? pages.en ?? Object.values(pages)[0] ?? null)
}
