import { useRoute } from 'vue-router'
import { writeMoment } from '../fields/moment.ts'
import { useAppStore } from '../stores/app.ts'
import { useMessages } from './use-messages.ts'

/** What is told of a failure beside where and when it was. */
export interface Trouble {
  /** The contract's word for it; null where nothing failed. */
  code: string | null
  /** What the pool calls the things that the failure is about: attributes, or a challenge. */
  names: readonly string[]
}

/**
 * Writes what the people who help have to know, as lines of `Name: value`. They are in English, like the code and the
 * logs that they are compared with, and hold nothing of the user and nothing that the organisation wrote.
 */
export function useDetails(): (trouble: Trouble, at: Date) => string {
  const { t } = useMessages()
  const app = useAppStore()
  const route = useRoute()
  return ({ code, names }, at) => {
    const { version, stage, platform } = app.info ?? {}
    const lines = {
      Application: [t('app.name'), version].join(' ').trim(),
      Stage: stage,
      Code: code,
      Names: names.join(', '),
      Screen: String(route.name ?? ''),
      Time: writeMoment(at),
      Platform: platform,
    }
    return Object.entries(lines)
      .flatMap(([name, value]) => (value ? [`${name}: ${value}`] : []))
      .join('\n')
  }
}
