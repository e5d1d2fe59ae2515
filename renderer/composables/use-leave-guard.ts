import { onBeforeUnmount, onMounted, reactive, ref } from 'vue'
import { onBeforeRouteLeave } from 'vue-router'
import { useSessionStore } from '../stores/session.ts'

export interface Editing {
  /** Whether leaving would lose something that the user typed. */
  dirty: () => boolean
  /** Whether it is being sent. Nothing is asked then, and Escape does nothing. */
  busy: () => boolean
  /** Opens the screen that the edit came from. */
  leave: () => unknown
}

/** Reka marks what is open over the page, such as a list or a dialog. The same Escape closes it. */
const openLayer = '[data-dismissable-layer]'

/**
 * Guards a form that its user edits. Escape leaves it; Escape, a link and going back ask first when something would be
 * lost. A sign-out asks nothing, nor does `discard`, for a button that says that it cancels.
 * @returns `asking`, for the question, and what answers it
 */
export function useLeaveGuard({ dirty, busy, leave }: Editing) {
  const session = useSessionStore()
  const asking = ref(false)
  let decided = false
  let answer: ((mayLeave: boolean) => void) | null = null

  onBeforeRouteLeave((to) => {
    const signedOut = session.current.status !== to.meta.status || session.current.status !== 'signedIn'
    if (decided || busy() || !dirty() || signedOut) return true
    // A second way out while the question is open takes the place of the first.
    answer?.(false)
    asking.value = true
    return new Promise<boolean>((resolve) => (answer = resolve))
  })

  function settle(mayLeave: boolean): void {
    asking.value = false
    // The router may lead on from where the user goes, and is not asked again.
    decided ||= mayLeave
    answer?.(mayLeave)
    answer = null
  }

  function discard(): void {
    decided = true
    leave()
  }

  function leaveByKey(event: KeyboardEvent): void {
    if (event.key !== 'Escape' || event.isComposing || event.defaultPrevented || event.repeat) return
    if (busy() || document.querySelector(openLayer) !== null) return
    // The question opens before the event has gone its way, and would take this Escape for its own.
    event.stopPropagation()
    leave()
  }

  // Before Reka hears of the key: afterwards the layer that it closed is gone.
  onMounted(() => {
    addEventListener('keydown', leaveByKey, { capture: true })
  })
  onBeforeUnmount(() => {
    removeEventListener('keydown', leaveByKey, { capture: true })
    settle(true)
  })

  return reactive({ asking, settle, discard })
}

export type LeaveGuard = ReturnType<typeof useLeaveGuard>
