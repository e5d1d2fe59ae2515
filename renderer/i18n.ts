import { createI18n, type MessageFunction } from 'vue-i18n'
import { icuMessage, parseMessage } from './locales/icu.ts'

export type LatchkeyI18n = ReturnType<typeof createLatchkeyI18n>

/** The messages' plugin, without any language yet: see `followLanguage`. */
export function createLatchkeyI18n() {
  return createI18n({ legacy: false, locale: 'en', fallbackLocale: false, messages: {}, messageCompiler: compile })
}

/** A text without braces is taken as it stands. The others are ICU; the build has turned them into functions already. */
function compile(text: unknown, { locale }: { locale: string }): MessageFunction {
  if (typeof text !== 'string') throw new TypeError('A message is a text.')
  return text.includes('{') ? icuMessage(parseMessage(text, locale), locale) : () => text
}
