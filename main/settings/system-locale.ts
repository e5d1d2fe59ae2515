import type { AppInfo } from '../../preload/contract/machine.ts'

/** The part of Electron's `app` that knows the system's languages and region. */
interface SystemLocale {
  getPreferredSystemLanguages(): string[]
  getLocaleCountryCode(): string
}

/**
 * The languages and the region that the system prefers. `app.getLocaleCountryCode` answers the region on Windows and
 * macOS. On Linux it answers nothing, so the region comes from the language's tag.
 */
export function systemLocale(app: SystemLocale): AppInfo['system'] {
  const languages = app.getPreferredSystemLanguages()
  const tagged = languages.map(regionOf).find((region) => region !== null)
  const region = app.getLocaleCountryCode().toUpperCase()
  return { languages, region: /^[A-Z]{2}$/.test(region) ? region : (tagged ?? null) }
}

/** The region in a BCP 47 tag; null when the tag names none or is none. */
function regionOf(tag: string): string | null {
  try {
    const { region = '' } = new Intl.Locale(tag)
    return /^[A-Z]{2}$/.test(region) ? region : null
  } catch {
    return null
  }
}
