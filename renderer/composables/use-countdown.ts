import { computed, onScopeDispose, shallowRef, toValue, watch, type ComputedRef, type MaybeRefOrGetter } from 'vue'

// One clock and one timer for all countdowns. It is set by the system's clock at each tick, so that it is right again
// at once when the machine wakes up: the ticks that were slept through are not made up for.
const now = shallowRef(Date.now())
const counting = new Set<symbol>()
let timer: ReturnType<typeof setTimeout> | undefined

function tick(): void {
  now.value = Date.now()
  clearTimeout(timer)
  if (counting.size > 0) timer = setTimeout(tick, 1000 - (now.value % 1000))
}

/**
 * Seconds until `until`, in milliseconds since the epoch, rounded up; 0 once it has passed, and for null. The clock
 * ticks only while something is counted.
 */
export function useCountdown(until: MaybeRefOrGetter<number | null>): ComputedRef<number> {
  const id = Symbol()
  const seconds = computed(() => Math.max(0, Math.ceil(((toValue(until) ?? 0) - now.value) / 1000)))

  function stop(): void {
    counting.delete(id)
    if (counting.size === 0) clearTimeout(timer)
  }

  watch(
    () => toValue(until),
    () => {
      now.value = Date.now()
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
