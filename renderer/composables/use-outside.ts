import { useI18n } from 'vue-i18n'
import type { Outside } from '../../preload/contract/brand.ts'
import type { Language } from '../../preload/contract/machine.ts'
import { useAppStore } from '../stores/app.ts'
import { useAction, useFailure, type Action, type Failure } from './use-action.ts'

/** Opens one of the brand's addresses in the system's program for it, by its name alone (decision 0066). */
export function useOutside(what: () => Outside): { opening: Action<unknown>; failure: Failure } {
  const app = useAppStore()
  const { locale } = useI18n({ useScope: 'global' })
  const failure = useFailure()
  const opening = useAction(() => app.open({ what: what(), language: locale.value as Language }), failure)
  return { opening, failure }
}
