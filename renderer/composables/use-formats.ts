import { computed } from 'vue'
import { useI18n } from 'vue-i18n'
import { writeNumber } from '../fields/number-writing.ts'
import { formattingLocale } from '../locales/formatting-locale.ts'
import { useAppStore } from '../stores/app.ts'

/** Numbers, dates and times as the user writes them. Times are given in milliseconds since the epoch. */
export interface Formats {
  number: (value: number) => string
  /** `share`: 0 to 100. */
  percent: (share: number) => string
  /** A number of seconds with its unit: `27 secs` to be read at a glance, `27 seconds` to be spoken. */
  seconds: (count: number, look: 'short' | 'long') => string
  /** The time of day, to the minute. */
  time: (at: number) => string
  dateTime: (at: number) => string
  /** A number as the pool keeps it, a text, with all of its decimals. */
  decimal: (value: string) => string
  /** A day as the pool keeps it, `YYYY-MM-DD`, with the name of its month. In the Gregorian calendar. */
  day: (value: string) => string
  /** Several things that stand together: `Name, Birthday, and City`. */
  list: (items: readonly string[]) => string
  /** The locale by which all of this is written. */
  locale: () => string
}

/** Formats for the language of the screens, with the habits of the system's region where it speaks that language. */
export function useFormats(): Formats {
  const { locale } = useI18n({ useScope: 'global' })
  const app = useAppStore()
  const used = computed(() => formattingLocale(locale.value, app.info?.system.languages ?? []))
  const formatters = computed(() => {
    const seconds = (unitDisplay: 'short' | 'long') =>
      new Intl.NumberFormat(used.value, { style: 'unit', unit: 'second', unitDisplay })
    return {
      short: seconds('short'),
      long: seconds('long'),
      number: new Intl.NumberFormat(used.value),
      percent: new Intl.NumberFormat(used.value, { style: 'percent', maximumFractionDigits: 0 }),
      time: new Intl.DateTimeFormat(used.value, { timeStyle: 'short' }),
      dateTime: new Intl.DateTimeFormat(used.value, { dateStyle: 'medium', timeStyle: 'short' }),
    }
  })
  // Made when a profile has a day: most have none.
  const dayFormat = computed(
    () => new Intl.DateTimeFormat(used.value, { dateStyle: 'long', timeZone: 'UTC', calendar: 'gregory' }),
  )
  return {
    number: (value) => formatters.value.number.format(value),
    percent: (share) => formatters.value.percent.format(share / 100),
    seconds: (count, look) => formatters.value[look].format(count),
    time: (at) => formatters.value.time.format(at),
    dateTime: (at) => formatters.value.dateTime.format(at),
    decimal: (value) => writeNumber(value, used.value, true),
    list: (items) => new Intl.ListFormat(used.value).format(items),
    day: (value) => dayFormat.value.format(Date.parse(value)),
    locale: () => used.value,
  }
}
