import type { AppInfo } from '../../preload/contract/machine.ts'

/** What Electron's `app` knows of the system. */
interface SystemLocale {
  getPreferredSystemLanguages(): string[]
  getLocaleCountryCode(): string
}

/**
 * What the system prefers. `app.getLocaleCountryCode` answers the region of Windows and macOS, and nothing on Linux;
 * there it is in the language's tag.
 */
export function systemLocale(app: SystemLocale): AppInfo['system'] {
  const languages = app.getPreferredSystemLanguages()
  const tagged = languages.map(regionOf).find((region) => region !== null)
  const region = app.getLocaleCountryCode().toUpperCase()
  return { languages, region: /^[A-Z]{2}$/.test(region) ? region : (tagged ?? null) }
}

/** The region in a BCP 47 tag; null when it names none or is no such tag. */
function regionOf(tag: string): string | null {
  try {
    const { region = '' } = new Intl.Locale(tag)
    return /^[A-Z]{2}$/.test(region) ? region : null
  } catch {
    return null
  }
}
