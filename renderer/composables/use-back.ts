import { onScopeDispose } from 'vue'
import { useRouter } from 'vue-router'

type Way = 'back' | 'forward'

/** A press within this time after the last one is the same press: Windows tells of some twice. In milliseconds. */
const once = 100

/** The mouse's buttons at the side, by the numbers of `MouseEvent.button`. */
const buttons: Partial<Record<number, Way>> = { 3: 'back', 4: 'forward' }

/**
 * Goes back and forward among the screens, by the mouse's buttons and by the keys that browsers have for it. It goes
 * through the router, whose guards decide, and never to a screen of another state of the session or out of the app.
 * While a dialog is open nothing happens, because Escape closes that.
 * @param isMac whether this is a Mac, where Alt with an arrow moves by words in a field
 */
export function useBack(isMac: () => boolean): void {
  const router = useRouter()
  let last = -Infinity

  /** Whether the screen that way is there, and for whoever sees this one. The history tells `null` at its ends. */
  function leads(way: Way): boolean {
    const there = router.options.history.state[way]
    return typeof there === 'string' && router.resolve(there).meta.status === router.currentRoute.value.meta.status
  }

  function go(way: Way, { timeStamp }: Event): void {
    const again = timeStamp - last < once
    last = timeStamp
    if (again || dialogIsOpen() || !leads(way)) return
    if (way === 'back') router.back()
    else router.forward()
  }

  function released(event: MouseEvent): void {
    const way = buttons[event.button]
    if (!way) return
    // Chromium would go there by itself, also while a dialog is open.
    event.preventDefault()
    if (event.type === 'mouseup') go(way, event)
  }

  function pressed(event: KeyboardEvent): void {
    const way = wayOf(event, isMac())
    if (!way) return
    event.preventDefault()
    if (!event.repeat) go(way, event)
  }

  window.addEventListener('mousedown', released, true)
  window.addEventListener('mouseup', released, true)
  window.addEventListener('keydown', pressed)
  onScopeDispose(() => {
    window.removeEventListener('mousedown', released, true)
    window.removeEventListener('mouseup', released, true)
    window.removeEventListener('keydown', pressed)
  })
}

function dialogIsOpen(): boolean {
  return document.querySelector('[role=dialog], [role=alertdialog]') !== null
}

/** Which way this key asks for, if it does and nobody else has taken it. */
function wayOf(event: KeyboardEvent, isMac: boolean): Way | null {
  const { key, altKey, ctrlKey, metaKey, shiftKey, defaultPrevented } = event
  if (defaultPrevented || ctrlKey || shiftKey) return null
  if (!altKey && !metaKey) return key === 'BrowserBack' ? 'back' : key === 'BrowserForward' ? 'forward' : null
  if (isMac) {
    if (altKey) return null
    return key === '[' ? 'back' : key === ']' ? 'forward' : null
  }
  if (metaKey) return null
  return key === 'ArrowLeft' ? 'back' : key === 'ArrowRight' ? 'forward' : null
}
