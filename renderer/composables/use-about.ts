import { computed, type ComputedRef } from 'vue'
import { useAppStore } from '../stores/app.ts'
import { useMessages } from './use-messages.ts'

/** The version of the app and, for every stage but prod, the stage. Empty when main did not tell. */
export function useAbout(): ComputedRef<string> {
  const { t } = useMessages()
  const app = useAppStore()
  return computed(() => {
    if (app.info === null) return ''
    const version = t('app.version', { version: app.info.version })
    return app.info.stage === 'prod' ? version : `${version} · ${t('app.stage', { stage: app.info.stage })}`
  })
}
