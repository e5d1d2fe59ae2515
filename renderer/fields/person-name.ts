import type { Attributes } from '../../preload/contract/session.ts'

/** Languages that say the family's name first. */
const familyFirst = ['ja', 'ko', 'zh-Hans']

/** What a person is called: by the whole name or, where the pool holds its parts, by those. Empty when it holds none. */
export function nameOf({ name, given_name: given, family_name: family }: Attributes, language: string): string {
  if (name !== undefined && name.trim() !== '') return name
  const parts = familyFirst.includes(language) ? [family, given] : [given, family]
  return parts.filter((part) => part !== undefined && part.trim() !== '').join(' ')
}
