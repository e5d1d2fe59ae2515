import { computed, onScopeDispose, shallowRef, toValue, watch, type ComputedRef, type MaybeRefOrGetter } from 'vue'
import { longestWait } from '../../preload/contract/longest-wait.ts'
import type { Wait } from '../../preload/contract/wait.ts'

// One clock and one timer for all countdowns. It is set by the system's clock at each tick, so that it is right again
// at once when the machine wakes up: the ticks that were slept through are not made up for.
// The clock may be set back meanwhile, so the time that has passed counts as well; that one stands still in a sleep.
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
 * Seconds that are left of a wait, rounded up; 0 once it is over, and for null. Never more than its cause allows. The
 * clock ticks only while something is counted.
 */
export function useCountdown(wait: MaybeRefOrGetter<Wait | null>): ComputedRef<number> {
  const id = Symbol()
  /** The end as `performance.now()` tells it. */
  const latest = shallowRef(0)
  const until = computed(() => toValue(wait)?.until ?? 0)
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
      const current = toValue(wait)
      const left = current ? Math.min(current.until - now.value.clock, longestWait[current.cause]) : 0
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

// A window that was hidden, and a machine that slept, may owe a tick.
document.addEventListener('visibilitychange', tick)
