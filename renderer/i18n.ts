import { createI18n, type MessageFunction } from 'vue-i18n'
import { icuMessage, parseMessage } from './locales/icu.ts'

export type AppMessages = ReturnType<typeof createMessages>

/** The plugin for messages. It has no language yet: `followLanguage` brings them. */
export function createMessages() {
  return createI18n({ legacy: false, locale: 'en', fallbackLocale: false, messages: {}, messageCompiler: compile })
}

/** A text without braces is used as it stands. The build has made functions of all others (decision 0035). */
function compile(text: unknown, { locale }: { locale: string }): MessageFunction {
  if (typeof text !== 'string') throw new TypeError('A message is a text.')
  return text.includes('{') ? icuMessage(parseMessage(text, locale), locale) : () => text
}
