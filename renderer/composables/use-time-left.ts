import { computed, watch, type ComputedRef } from 'vue'
import { useAppStore } from '../stores/app.ts'
import { useAnnouncer } from './use-announcer.ts'
import { useSecondsUntil } from './use-countdown.ts'
import { useFormats } from './use-formats.ts'
import { useMessages } from './use-messages.ts'

const minute = 60
/** The longest that Cognito lets a sign-in wait, in minutes. It counts where main did not tell the stage's own. */
const longestOfAll = 15

/** What is said of the time: what comes after it depends on what waits. */
export type TimeLeftSentence = 'signInStep.timeLeft' | 'identity.timeLeft'

/**
 * Says how long a sign-in waits for its next step: in minutes, and in seconds for the last one. Screen readers speak it
 * once, when the last minute begins.
 * @param until in milliseconds since the epoch
 * @returns the sentence; null when the time is over
 */
export function useTimeLeft(
  until: () => number,
  key: () => TimeLeftSentence = () => 'signInStep.timeLeft',
): ComputedRef<string | null> {
  const { t } = useMessages()
  const { announce } = useAnnouncer()
  const formats = useFormats()
  const app = useAppStore()

  const seconds = useSecondsUntil(until, () => (app.info?.signIn.challengeMinutes ?? longestOfAll) * minute * 1_000)
  const minutes = computed(
    () => new Intl.NumberFormat(formats.locale(), { style: 'unit', unit: 'minute', unitDisplay: 'long' }),
  )
  // To the nearest minute, so that it never promises much more than there is.
  const time = computed(() =>
    seconds.value > minute
      ? minutes.value.format(Math.round(seconds.value / minute))
      : formats.seconds(seconds.value, 'long'),
  )
  const sentence = computed(() => (seconds.value > 0 ? t(key(), { time: time.value }) : null))

  watch(
    () => seconds.value <= minute,
    (isLast) => {
      if (isLast && sentence.value !== null) announce(sentence.value, 'polite')
    },
  )
  return sentence
}
