import { directionOf } from './direction.ts'

/** Whose application this is, as texts name it. */
export interface Names {
  app: string
  company: string
}

/**
 * Texts with the brand's names in the place of `{app}` and `{company}` (decision 0066). The build does this once, so that
 * a name costs the page nothing.
 */
export function inName<Texts>(texts: Texts, names: Names): Texts {
  if (typeof texts === 'string') {
    return texts.replaceAll('{app}', () => names.app).replaceAll('{company}', () => names.company) as Texts
  }
  const named = Object.entries(texts as object).map(([key, inner]: [string, unknown]) => [key, inName(inner, names)])
  return Object.fromEntries(named) as Texts
}

/**
 * The names as the texts of a language hold them. Where one writes from right to left each is isolated, as values are
 * (`icu.ts`): "Pass+" would be shown as "+Pass" otherwise, and "7 Days" as "Days 7".
 */
export function namesIn(language: string, names: Names): Names {
  if (directionOf(language) === 'ltr') return names
  return { app: `\u2068${names.app}\u2069`, company: `\u2068${names.company}\u2069` }
}
