import { computed } from 'vue'
import { languages } from '../../preload/contract/languages.ts'
import type { Language, Settings } from '../../preload/contract/machine.ts'
import { chooseLanguage } from '../locales/choose-language.ts'
import { useAppStore } from '../stores/app.ts'
import type { Failure } from './use-action.ts'

/**
 * The user's own choices, for the places that offer them. Each is in effect as soon as it is made. When main can't keep
 * one, `failure` says so, and it counts until the app is closed.
 */
export function useSettings(failure: Failure) {
  const app = useAppStore()

  async function change(choice: Partial<Settings>): Promise<void> {
    const result = await app.changeSettings(choice)
    failure.value = result.ok ? null : result.error
  }

  const theme = computed({
    get: () => app.info?.settings.theme ?? 'system',
    set: (theme) => void change({ theme }),
  })
  /** Null leaves it to the administrator and the system. */
  const language = computed({
    get: () => app.info?.settings.language ?? null,
    set: (language) => void change({ language }),
  })
  /** What the administrator and the system choose. */
  const automatic = computed((): Language => {
    const { policy, system } = app.info ?? {}
    return chooseLanguage([policy?.defaultLanguage ?? null, ...(system?.languages ?? [])], languages)
  })

  return { theme, language, automatic }
}
