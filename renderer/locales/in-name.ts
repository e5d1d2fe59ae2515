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
    return texts.replaceAll('{app}', names.app).replaceAll('{company}', names.company) as Texts
  }
  const named = Object.entries(texts as object).map(([key, inner]: [string, unknown]) => [key, inName(inner, names)])
  return Object.fromEntries(named) as Texts
}
