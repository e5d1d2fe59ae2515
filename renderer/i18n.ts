import { createI18n } from 'vue-i18n'
import { en } from './locales/en.ts'

/** The messages' plugin. English is always there, so that no text can be missing. */
export function createLatchkeyI18n() {
  return createI18n({ legacy: false, locale: 'en', fallbackLocale: 'en', messages: { en } })
}
