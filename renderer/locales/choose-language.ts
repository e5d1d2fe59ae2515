import type { Language } from '../../preload/contract/machine.ts'
import { parseTag } from './formatting-locale.ts'

/**
 * The language of the screens: the first wish that one of the offered languages meets, else English.
 *
 * Wishes are BCP 47 tags, best first. A region is no obstacle (`pt-BR` reads Portuguese), nor is an old code (`iw`).
 * Of one language in several scripts the same script is preferred; the other one is still better than another
 * language, as in CLDR's language matching.
 */
export function chooseLanguage(wishes: readonly (string | null)[], offered: readonly Language[]): Language {
  for (const wish of wishes) {
    const wanted = wish === null ? undefined : parseTag(wish)?.maximize()
    const candidates = offered.filter((language) => new Intl.Locale(language).language === wanted?.language)
    const sameScript = candidates.find((language) => new Intl.Locale(language).maximize().script === wanted?.script)
    const chosen = sameScript ?? candidates[0]
    if (chosen !== undefined) return chosen
  }
  return 'en'
}
