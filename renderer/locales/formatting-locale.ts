/**
 * The locale by which numbers, dates and times are written: the system's own variant of the language when it has one
 * (`en-GB` for English), so that a date is not turned around. Digits are always Latin, as in the phone numbers and
 * codes beside them.
 */
export function formattingLocale(language: string, systemLanguages: readonly string[]): string {
  const { language: wanted } = new Intl.Locale(language)
  const locales = systemLanguages.flatMap((tag) => parseTag(tag) ?? [])
  const locale = locales.find((known) => known.language === wanted) ?? new Intl.Locale(language)
  return new Intl.Locale(locale, { numberingSystem: 'latn' }).toString()
}

/** The tag as a locale; null when it is no BCP 47 tag, as POSIX's `C`. */
export function parseTag(tag: string): Intl.Locale | null {
  try {
    return new Intl.Locale(tag)
  } catch {
    return null
  }
}
