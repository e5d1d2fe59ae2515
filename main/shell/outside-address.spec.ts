import { expect, it } from 'vitest'
import { emailAddress, outside, readablePhone, type Outside } from '../../preload/contract/brand.ts'
import { languages } from '../../preload/contract/languages.ts'
import northwind from '../../brands/northwind/brand.json' with { type: 'json' }
import { parseBrand } from '../stage/brand.ts'
import { brandInfoOf } from '../stage/brand-info.ts'
import { addressOf, type Contacts } from './outside-address.ts'

const undecided = { support: null, privacy: null, terms: null }
const brand = brandInfoOf(parseBrand(northwind, 'the brand'), undecided)
const nobody: Contacts = {
  support: { name: { en: 'IT' }, phone: null, email: null, url: null, hours: null },
  privacy: null,
  terms: null,
}

const english: Record<Outside, string> = {
  supportPhone: 'tel:+442079460123',
  supportEmail: 'mailto:desk@northwind.example',
  supportUrl: 'https://northwind.example/help',
  privacy: 'https://northwind.example/privacy',
  terms: 'https://northwind.example/terms',
}
const german: Record<Outside, string> = {
  ...english,
  privacy: 'https://northwind.example/datenschutz',
  terms: 'https://northwind.example/nutzung',
}

it.each(languages.flatMap((language) => outside.options.map((what) => [what, language] as const)))(
  'for %s in %s there is one address, and none without one',
  (what, language) => {
    expect(addressOf(brand, what, language)).toBe((language === 'de' ? german : english)[what])
    expect(addressOf(nobody, what, language)).toBeNull()
  },
)

it('takes the first page where there is none in the language and none in English', () => {
  const pages = { ja: 'https://example.com/ja', ar: 'https://example.com/ar' }
  const contacts = { ...nobody, privacy: pages, terms: pages }
  expect(addressOf(contacts, 'privacy', 'de')).toBe('https://example.com/ja')
  expect(addressOf(contacts, 'terms', 'ar')).toBe('https://example.com/ar')
})

it('opens what the administrator decided in the place of the brand’s', () => {
  const support = { name: { en: 'Site desk' }, email: 'site@example.com' }
  const decided = brandInfoOf(parseBrand(northwind, 'the brand'), {
    ...undecided,
    support,
    terms: { en: 'https://intranet.example.com/terms' },
  })
  expect(outside.options.map((what) => addressOf(decided, what, 'de'))).toEqual([
    null,
    'mailto:site@example.com',
    null,
    german.privacy,
    'https://intranet.example.com/terms',
  ])
})

it.each([
  ['+49 (0)30 1234-567', 'tel:+49301234567'],
  ['030 / 1234.567', 'tel:0301234567'],
  ['(0)30 12345', null],
  ['0 (0) 12', 'tel:0012'],
])('dials %s as %s', (phone, address) => {
  if (address === null) expect(readablePhone.safeParse(phone).success).toBe(false)
  else expect(addressOf({ ...nobody, support: { ...nobody.support, phone } }, 'supportPhone', 'en')).toBe(address)
})

it.each([
  ["o'neil+it@example.com", "mailto:o'neil%2Bit@example.com"],
  ['a,b@example.com', 'mailto:a%2Cb@example.com'],
  ['it%3Fcc=x@example.com', 'mailto:it%253Fcc%3Dx@example.com'],
  ['it#x@example.com', 'mailto:it%23x@example.com'],
])('writes to %s and to nobody else', (email, address) => {
  expect(emailAddress.safeParse(email).success).toBe(true)
  const found = addressOf({ ...nobody, support: { ...nobody.support, email } }, 'supportEmail', 'en')
  expect(found).toBe(address)
  const { pathname, search, hash } = new URL(found ?? '')
  expect([decodeURIComponent(pathname), search, hash]).toEqual([email, '', ''])
})
