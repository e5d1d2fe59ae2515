import { useI18n } from 'vue-i18n'
import type { MessageKey, MessageValues, PlainKey } from '../locales/types.ts'

/** What `t` takes beside the key: nothing, or the values that the message needs. */
export type ValuesOf<Key extends MessageKey> = [Key] extends [PlainKey] ? [] : [values: MessageValues<Key>]

/** Text of a message in the user's language. The key and the values that it needs are checked by the compiler. */
export type Translate = <Key extends MessageKey>(key: Key, ...values: ValuesOf<Key>) => string

/** The texts, typed. vue-i18n's own `t` takes any string as a key. */
export function useMessages(): { t: Translate } {
  const { t } = useI18n({ useScope: 'global' })
  return { t: (key, ...[values]) => (values === undefined ? t(key) : t(key, values)) }
}
