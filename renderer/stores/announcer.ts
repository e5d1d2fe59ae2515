import { defineStore } from 'pinia'
import { shallowRef } from 'vue'

/** When a screen reader speaks: after what it is saying, or at once. */
export type Urgency = 'polite' | 'assertive'

/** A sentence that is being spoken. */
export interface Announcement {
  readonly id: number
  readonly text: string
  readonly urgency: Urgency
}

/** In milliseconds. Screen readers miss what appears at the moment the focus moves, or together with its region. */
const settling = 100
/** In milliseconds. Then the sentence is removed, so that nobody finds it again when reading through the page. */
const lifetime = 7_000

/** Sentences for screen readers to speak (decision 0036). `App.vue` has the live regions that show them. */
export const useAnnouncerStore = defineStore('announcer', () => {
  const current = shallowRef<readonly Announcement[]>([])
  let waiting = new Map<string, Urgency>()
  let timer: ReturnType<typeof setTimeout> | undefined
  let count = 0

  /** Has it spoken in a moment. Asked for twice within that moment, a sentence is spoken once. */
  function announce(text: string, urgency: Urgency): void {
    if (waiting.size === 0) {
      clearTimeout(timer)
      timer = setTimeout(speak, settling)
    }
    waiting.set(text, urgency)
  }

  function speak(): void {
    const spoken = Array.from(waiting, ([text, urgency]): Announcement => ({ id: (count += 1), text, urgency }))
    waiting = new Map()
    current.value = [...current.value, ...spoken]
    setTimeout(() => {
      current.value = current.value.filter((announcement) => !spoken.includes(announcement))
    }, lifetime)
  }

  /** Takes away what was said and what was to be. A sentence may name somebody who is no longer signed in. */
  function forget(): void {
    waiting.clear()
    current.value = []
  }

  return { current, announce, forget }
})
