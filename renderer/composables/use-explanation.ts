import type { AppError } from '../../preload/contract/errors.ts'
import type { Wait } from '../../preload/contract/wait.ts'
import { useAppStore } from '../stores/app.ts'
import { useAttributeTexts } from './use-attribute-texts.ts'
import { useFormats } from './use-formats.ts'
import { joinSentences } from '../locales/join-sentences.ts'
import type { PlainKey } from '../locales/types.ts'
import { useMessages } from './use-messages.ts'

const minute = 60_000

/** Makes sentences about failures and limits. */
export interface Explanation {
  /** Says what went wrong and what to do about it and, for a limit, until when trying again makes no sense. */
  explain: (error: AppError) => string
  /** The same for a limit that was met earlier. Null for the wait after a code was sent, which is not a limit. */
  explainWait: (wait: Wait) => string | null
  /** The key of the sentence about a failure. */
  keyOf: (code: AppError['code']) => PlainKey
}

/** What an administrator has to know of a failure, by the pool's own names. */
export function namesIn(error: AppError): readonly string[] {
  if ('challenge' in error) return [error.challenge]
  return 'names' in error ? error.names : []
}

/** Sentences about failures, in the user's language. */
export function useExplanation(): Explanation {
  const { t } = useMessages()
  const app = useAppStore()
  const formats = useFormats()
  const { labelOfName } = useAttributeTexts()

  // Rounded up to a full minute: rounded down, the time would come too early.
  const explainUntil = (until: number): string =>
    t('wait.latest', { time: formats.time(Math.ceil(until / minute) * minute) })

  /** What to do about it depends on who creates accounts for one code alone. */
  const keyOf = (code: AppError['code']): PlainKey =>
    code === 'AccountGone' && !app.offersSignUp ? 'failures.accountRemoved' : `errors.${code}`

  /** The sentence, with the labels of what it is about where no field of the form can show it. */
  const sentenceAbout = (error: AppError): string => {
    const labels = 'fields' in error ? error.fields.flatMap((name) => labelOfName(name) ?? []) : []
    const sentence = t(keyOf(error.code))
    return labels.length === 0
      ? sentence
      : joinSentences(sentence, t('failures.fields', { fields: formats.list(labels) }))
  }

  const explain = (error: AppError): string => {
    const sentence = sentenceAbout(error)
    const names = namesIn(error)
    if (names.length > 0) return joinSentences(sentence, t('failures.names', { names: names.join(', ') }))
    return 'until' in error && error.until > Date.now() ? joinSentences(sentence, explainUntil(error.until)) : sentence
  }

  function explainWait({ until, cause }: Wait): string | null {
    switch (cause) {
      case 'codeSent':
        return null
      case 'tooManyRequests':
        return explain({ code: 'TooManyRequests', until })
    }
  }

  return { explain, explainWait, keyOf }
}
