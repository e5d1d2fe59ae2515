import { computed, onScopeDispose, shallowRef, toValue, watch, type ComputedRef, type MaybeRefOrGetter } from 'vue'
import { longestWait } from '../../preload/contract/longest-wait.ts'
import type { Wait } from '../../preload/contract/wait.ts'

// One timer for all countdowns, and two clocks, because each is wrong at times. `performance.now()` may stand still
// while the machine sleeps; the system's clock may be set back. The countdown follows whichever says that less time is
// left.
const now = shallowRef(readClocks())
const counting = new Set<symbol>()
let timer: ReturnType<typeof setTimeout> | undefined

function readClocks(): { clock: number; elapsed: number } {
  return { clock: Date.now(), elapsed: performance.now() }
}

function tick(): void {
  now.value = readClocks()
  clearTimeout(timer)
  if (counting.size > 0) timer = setTimeout(tick, 1000 - (now.value.clock % 1000))
}

/**
 * The seconds that are left of a wait, rounded up; 0 when it is over, and for null. They are never more than the
 * longest wait of its cause.
 */
export function useCountdown(wait: MaybeRefOrGetter<Wait | null>): ComputedRef<number> {
  return useSecondsUntil(
    () => toValue(wait)?.until ?? 0,
    () => longestWait[toValue(wait)?.cause ?? 'codeSent'],
  )
}

/**
 * The seconds that are left until a time, rounded up; 0 when it is over. The timer runs only while something is counted.
 * @param end in milliseconds since the epoch
 * @param longest more than this, in milliseconds, is never left, whatever the clock says
 */
export function useSecondsUntil(end: () => number, longest: () => number): ComputedRef<number> {
  const id = Symbol()
  /** The end, on the scale of `performance.now()`. */
  const latest = shallowRef(0)
  const until = computed(end)
  const seconds = computed(() => {
    const { clock, elapsed } = now.value
    return Math.max(0, Math.ceil(Math.min(until.value - clock, latest.value - elapsed) / 1000))
  })

  function stop(): void {
    counting.delete(id)
    if (counting.size === 0) clearTimeout(timer)
  }

  watch(
    until,
    () => {
      now.value = readClocks()
      const left = Math.min(until.value - now.value.clock, longest())
      latest.value = now.value.elapsed + left
      if (seconds.value > 0) {
        counting.add(id)
        tick()
      }
    },
    { immediate: true, flush: 'sync' },
  )
  watch(seconds, (left) => {
    if (left === 0) stop()
  })
  onScopeDispose(stop)
  return seconds
}

// Timers may not have run while the window was hidden or the machine slept.
document.addEventListener('visibilitychange', tick)
