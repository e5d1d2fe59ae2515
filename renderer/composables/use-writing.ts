import { shallowRef, watch, type ShallowRef } from 'vue'

export interface WritingOptions {
  /** The value as the pool keeps it, or a text that could not be read. */
  value: () => string
  change: (value: string) => void
  /** The locale by which the user writes. */
  locale: () => string
  /** The value in the user's form. A text that is no value stays as it is. */
  write: (value: string, locale: string) => string
  /** The value that a text means; null when it can't be read. */
  read: (text: string, locale: string) => string | null
}

/** The text of a field whose value the pool keeps in another form than the user: a number, a day. */
export interface UserText {
  text: Readonly<ShallowRef<string>>
  type: (typed: string) => void
  /** Writes what was typed in the user's form, so that it is seen how it was understood. */
  finish: () => void
}

/**
 * Keeps the text apart from the value, so that nothing changes under the user's hands. When the language changes, the
 * value is written anew.
 */
export function useWriting({ value, change, locale, write, read }: WritingOptions): UserText {
  const text = shallowRef(write(value(), locale()))
  let typed = false
  const meaning = (): string => read(text.value, locale()) ?? text.value

  function type(latest: string): void {
    typed = true
    text.value = latest
    change(meaning())
  }

  function finish(): void {
    if (typed) text.value = write(value(), locale())
  }

  watch(value, (latest) => {
    if (latest !== meaning()) text.value = write(latest, locale())
  })
  watch(locale, (latest) => {
    text.value = write(value(), latest)
    // A text that could not be read may mean something in this language.
    if (typed) change(meaning())
  })

  return { text, type, finish }
}
