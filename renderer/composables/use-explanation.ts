import type { AppError } from '../../preload/contract/errors.ts'
import type { Wait } from '../../preload/contract/wait.ts'
import { useFormats } from './use-formats.ts'
import { useMessages } from './use-messages.ts'

const minute = 60_000

/** What the sentences for the user are made of. */
export interface Explanation {
  /** What went wrong and what to do about it, with the time until when it makes no sense to try again. */
  explain: (error: AppError) => string
  /** The same for a limit that was met before; null when the wait is for a code that was sent, which is no limit. */
  explainWait: (wait: Wait) => string | null
}

/** Sentences about failures, in the user's language. */
export function useExplanation(): Explanation {
  const { t } = useMessages()
  const formats = useFormats()

  // To the full minute after it: earlier would not be true.
  const explainUntil = (until: number): string =>
    t('wait.latest', { time: formats.time(Math.ceil(until / minute) * minute) })

  const explain = (error: AppError): string => {
    const sentence = t(`errors.${error.code}`)
    return 'until' in error && error.until > Date.now() ? `${sentence} ${explainUntil(error.until)}` : sentence
  }

  function explainWait({ until, cause }: Wait): string | null {
    switch (cause) {
      case 'codeSent':
        return null
      case 'tooManyRequests':
        return explain({ code: 'TooManyRequests', until })
      case 'signInLocked':
        return explain({ code: 'SignInLocked', until })
    }
  }

  return { explain, explainWait }
}
