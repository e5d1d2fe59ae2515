import { nextTick, onMounted, watch, type ShallowRef } from 'vue'
import { useRoute, useRouter } from 'vue-router'

/** A part of a screen that can be gone to. */
interface Reachable {
  reach: () => void
}

/**
 * Goes to a part of the screen when its address names it, and takes the name out of the address, so that the same link
 * works again.
 * @param hash such as `#places`
 */
export function useReached(hash: string, part: Readonly<ShallowRef<Reachable | null>>): void {
  const route = useRoute()
  const router = useRouter()

  async function follow(): Promise<void> {
    if (route.hash !== hash) return
    await router.replace({ ...route, hash: '' })
    // After the screen has given the focus to its title.
    await nextTick()
    part.value?.reach()
  }
  onMounted(follow)
  watch(() => route.hash, follow)
}
