import { computed, watch } from 'vue'
import { languages } from '../preload/contract/languages.ts'
import type { LatchkeyI18n } from './i18n.ts'
import { loadMessages } from './locales/catalogues.ts'
import { chooseLanguage } from './locales/choose-language.ts'
import { directionOf } from './locales/direction.ts'
import type { AppStore } from './stores/app.ts'

/**
 * Begins to fetch the system's language, which most users read. By the time main has told which one is wanted, it is
 * there (decision 0039).
 */
export function expectLanguage(): void {
  void loadMessages(chooseLanguage(navigator.languages, languages))
}

/**
 * Shows the language that the user chose, else the administrator's, else the system's, and follows when that changes:
 * the texts, the page's language and direction, and the native menu. What was typed stays.
 * @returns a promise for the first language, and a function that stops following
 */
export async function followLanguage({ global }: LatchkeyI18n, app: AppStore): Promise<() => void> {
  const wanted = computed(() => {
    const { settings, policy, system } = app.info ?? {}
    const wishes = [settings?.language ?? null, policy?.defaultLanguage ?? null]
    return chooseLanguage([...wishes, ...(system?.languages ?? navigator.languages)], languages)
  })

  async function speak(): Promise<void> {
    const language = wanted.value
    const messages = await loadMessages(language)
    // The user chose another one while this one was being fetched.
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
