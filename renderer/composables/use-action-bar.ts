import { onBeforeUnmount, onMounted, ref, watchEffect, type Ref, type ShallowRef } from 'vue'

/**
 * Follows a bar that stands at the lower edge of the window while its form is taller.
 * @param bar the bar
 * @param end an element of no height right below the form's last line
 * @returns the bar's height in CSS pixels, and whether something of the form is hidden behind it
 */
export function useActionBar(
  bar: Readonly<ShallowRef<HTMLElement | null>>,
  end: Readonly<ShallowRef<HTMLElement | null>>,
): { height: Ref<number>; floats: Ref<boolean> } {
  const height = ref(0)
  const floats = ref(false)
  const sizes = new ResizeObserver(() => {
    height.value = bar.value?.offsetHeight ?? 0
  })
  const places = new IntersectionObserver((entries) => {
    const last = entries.at(-1)
    // Above the window it is out of sight too, but then nothing of the form is.
    if (last) floats.value = !last.isIntersecting && last.boundingClientRect.top > 0
  })
  onMounted(() => {
    watchEffect(() => {
      if (bar.value) sizes.observe(bar.value)
      if (end.value) places.observe(end.value)
    })
  })
  onBeforeUnmount(() => {
    sizes.disconnect()
    places.disconnect()
  })
  return { height, floats }
}
