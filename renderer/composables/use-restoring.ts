import { computed, reactive, ref, watch, type ComputedRef, type Ref } from 'vue'
import type { AppError } from '../../preload/contract/errors.ts'
import { useSessionStore } from '../stores/session.ts'
import { useAction, useFailure, type Action } from './use-action.ts'

interface Restoring {
  /** Why the session is not restored yet; null while nothing has gone wrong. */
  problem: ComputedRef<AppError['code'] | null>
  /** How often the user tried. The answer to each try is spoken, even the same one; main's own tries are not told. */
  tries: Ref<number>
  retry: Action<unknown>
  signOut: Action<unknown>
}

/** What a user sees and can do while their session is being restored. */
export function useRestoring(): Restoring {
  const store = useSessionStore()
  const failure = useFailure()
  const retrying = useAction(() => store.retry(), failure)
  const signOut = useAction(() => store.signOut(), failure)

  const told = computed(() => (store.current.status === 'restoring' ? store.current.problem : null))
  /** The last problem. While main tries again it tells none; the screen then keeps this one and its buttons. */
  const problem = ref<AppError['code'] | null>(told.value)
  watch(told, (latest) => {
    problem.value = latest ?? problem.value
  })
  watch(failure, (latest) => {
    problem.value = latest?.code ?? problem.value
  })

  const tries = ref(0)
  async function retry(): Promise<unknown> {
    const result = await retrying.run()
    tries.value += 1
    return result
  }

  return {
    problem: computed(() => problem.value),
    tries,
    retry: reactive({ busy: computed(() => retrying.busy), run: retry }),
    signOut,
  }
}
