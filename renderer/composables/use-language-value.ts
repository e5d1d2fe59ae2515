import { computed, type Ref, type WritableComputedRef } from 'vue'
import { languages } from '../../preload/contract/languages.ts'
import type { Language } from '../../preload/contract/machine.ts'

/** The chosen language as the value of a row of LanguageList: reka takes no null, so that is `automatic` there. */
export function useLanguageValue(language: Ref<Language | null>): WritableComputedRef<string> {
  return computed({
    get: () => language.value ?? 'automatic',
    set: (chosen) => {
      language.value = languages.find((offered) => offered === chosen) ?? null
    },
  })
}
