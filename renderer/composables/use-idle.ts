import { onMounted } from 'vue'

/** In milliseconds. After this time the task runs even if the page is still busy. */
const patience = 1_000

/**
 * Runs `task` once the component has been drawn and the page has nothing else to do. For fetching what the first screen
 * does without: the screen does not wait for it, and it is there before anybody asks for it (decision 0038).
 */
export function useIdle(task: () => unknown): void {
  onMounted(() => {
    // Waits for the frame that draws the component. The page may be idle before that frame, too.
    requestAnimationFrame(() => {
      requestIdleCallback(task, { timeout: patience })
    })
  })
}
