import { useAnnouncerStore, type Urgency } from '../stores/announcer.ts'

/**
 * Has a sentence spoken by screen readers, once for each call. It is for what changes elsewhere than where the focus
 * is: what has the focus is spoken with its name and description anyway.
 */
export function useAnnouncer(): { announce: (text: string, urgency: Urgency) => void } {
  const { announce } = useAnnouncerStore()
  return { announce }
}
