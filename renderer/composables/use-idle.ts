import { onMounted } from 'vue'

/** In milliseconds: after this long the page gets to it, busy or not. */
const patience = 1_000

/**
 * Does this once the component has been drawn and the page has nothing else to do. What belongs to no first screen is
 * fetched so: it delays nothing that is seen, and is there before anybody asks for it.
 */
export function useIdle(task: () => unknown): void {
  onMounted(() => {
    // The frame that shows the component is about to be drawn then. Without it the task could still come before.
    requestAnimationFrame(() => {
      requestIdleCallback(task, { timeout: patience })
    })
  })
}
