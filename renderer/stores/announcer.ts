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

/** In milliseconds. What comes in one moment with a move of the focus, or with its region, is not always spoken. */
const settling = 100
/** In milliseconds. Then it goes, so that nobody who reads through the page comes upon it again. */
const lifetime = 7_000

/** What screen readers are given to speak beside what has the focus. App.vue holds the live regions for it. */
export const useAnnouncerStore = defineStore('announcer', () => {
  const current = shallowRef<readonly Announcement[]>([])
  let waiting = new Map<string, Urgency>()
  let count = 0

  /** Has it spoken soon. The same sentence twice in one moment is spoken once, later again. */
  function announce(text: string, urgency: Urgency): void {
    if (waiting.size === 0) setTimeout(speak, settling)
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

  return { current, announce }
})
