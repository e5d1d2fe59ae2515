import { onBeforeUnmount, onMounted, type ShallowRef } from 'vue'

/**
 * Shows a list that opens with its chosen row highlighted and in the middle, so that the rows before and behind it are
 * seen as well.
 * @param list Reka's root of the list
 * @param options what holds the rows, and scrolls
 */
export function useHighlight(
  list: Readonly<ShallowRef<{ highlightSelected: () => void } | null>>,
  options: Readonly<ShallowRef<{ $el: HTMLElement } | null>>,
): void {
  function centre(): void {
    const view = options.value?.$el
    const row = view?.querySelector('[data-highlighted]')
    if (!view || !row) return
    const [outer, inner] = [view.getBoundingClientRect(), row.getBoundingClientRect()]
    view.scrollTop += (inner.top + inner.bottom - outer.top - outer.bottom) / 2
  }

  // The popover gives the list its height only after the list was mounted: as much as the window has room for.
  const resizes = new ResizeObserver(centre)
  onMounted(() => {
    list.value?.highlightSelected()
    if (options.value) resizes.observe(options.value.$el)
  })
  onBeforeUnmount(() => {
    resizes.disconnect()
  })
}
