/** Where an engine tells the direction: by a method, or before Chromium 130 in a property. */
interface TellsDirection {
  getTextInfo?: () => TextInfo
  textInfo?: TextInfo
}
interface TextInfo {
  direction?: 'ltr' | 'rtl'
}

/** The direction in which the language is written. */
export function directionOf(language: string): 'ltr' | 'rtl' {
  const locale: Omit<Intl.Locale, 'getTextInfo'> & TellsDirection = new Intl.Locale(language)
  return (locale.getTextInfo?.() ?? locale.textInfo)?.direction ?? 'ltr'
}
