import { useAnnouncerStore, type Urgency } from '../stores/announcer.ts'

/**
 * Has screen readers speak a sentence, once for each call. Use it for what changes away from the focus: screen readers
 * speak the name and the description of what has the focus by themselves.
 */
export function useAnnouncer(): { announce: (text: string, urgency: Urgency) => void } {
  const { announce } = useAnnouncerStore()
  return { announce }
}
