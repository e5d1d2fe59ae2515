import { computed, watch } from 'vue'
import { languages } from '../preload/contract/languages.ts'
import type { AppMessages } from './i18n.ts'
import { loadFirstMessages, loadMessages } from './locales/catalogues.ts'
import { chooseLanguage } from './locales/choose-language.ts'
import { directionOf } from './locales/direction.ts'
import type { AppStore } from './stores/app.ts'

/**
 * Begins to fetch the system's language, which most users read. By the time main has told which one is wanted, it is
 * there (decision 0039).
 */
export function expectLanguage(): void {
  void loadFirstMessages(chooseLanguage(navigator.languages, languages))
}

/** The language of the screens, as it is followed. */
export interface FollowedLanguage {
  /** Resolves when the language can be read; the account's rooms then still need their texts. */
  ready: Promise<void>
  /** Fetches the texts of the account's rooms too, and from then on with each language. Resolves when they are there. */
  openAccount: () => Promise<void>
  stop: () => void
}

/**
 * Shows the language that the user chose, else the administrator's, else the system's, and follows when that changes:
 * the texts, the page's language and direction, and the native menu. What was typed stays.
 */
export function followLanguage({ global }: AppMessages, app: AppStore): FollowedLanguage {
  let whole = false
  let opened: Promise<void> | null = null
  const wanted = computed(() => {
    const { settings, policy, system } = app.info ?? {}
    const wishes = [settings?.language ?? null, policy?.defaultLanguage ?? null]
    return chooseLanguage([...wishes, ...(system?.languages ?? navigator.languages)], languages)
  })

  async function speak(): Promise<void> {
    const language = wanted.value
    const all = whole
    const messages = await (all ? loadMessages(language) : loadFirstMessages(language))
    // The user chose another language, or opened the account, while these texts were being fetched.
    if (language !== wanted.value || all !== whole) return
    global.setLocaleMessage(language, messages)
    global.locale.value = language
    document.documentElement.lang = language
    document.documentElement.dir = directionOf(language)
    void app.setMenuLabels(messages.menu)
  }

  return {
    ready: speak(),
    openAccount() {
      whole = true
      return (opened ??= speak())
    },
    stop: watch(wanted, speak),
  }
}
