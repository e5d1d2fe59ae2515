import { computed, watch } from 'vue'
import type { LatchkeyI18n } from './i18n.ts'
import { loadMessages, offeredLanguages } from './locales/catalogues.ts'
import { chooseLanguage } from './locales/choose-language.ts'
import { directionOf } from './locales/direction.ts'
import type { AppStore } from './stores/app.ts'

/**
 * Fetches the language that most users read, the system's, without waiting for it: by the time main has told which one
 * is wanted, it is there.
 */
export function expectLanguage(): void {
  void loadMessages(chooseLanguage(navigator.languages, offeredLanguages))
}

/**
 * Speaks the language that the user chose, else the administrator's, else the system's, and follows when that
 * changes: the texts, the page's language and direction, and the native menu. What was typed stays.
 * @returns when the first language is there, and how to stop following
 */
export async function followLanguage({ global }: LatchkeyI18n, app: AppStore): Promise<() => void> {
  const wanted = computed(() => {
    const { settings, policy, system } = app.info ?? {}
    const wishes = [settings?.language ?? null, policy?.defaultLanguage ?? null]
    return chooseLanguage([...wishes, ...(system?.languages ?? navigator.languages)], offeredLanguages)
  })

  async function speak(): Promise<void> {
    const language = wanted.value
    const messages = await loadMessages(language)
    // Another one was chosen meanwhile.
    if (language !== wanted.value) return
    global.setLocaleMessage(language, messages)
    global.locale.value = language
    document.documentElement.lang = language
    document.documentElement.dir = directionOf(language)
    void app.setMenuLabels(messages.menu)
  }

  const stop = watch(wanted, speak)
  await speak()
  return stop
}
