import { nextTick, onBeforeUnmount, onBeforeUpdate, type ShallowRef } from 'vue'

/** Puts the focus on the title of the screen. For when nothing else is left that could have it. */
export function focusTitle(): void {
  document.querySelector<HTMLElement>('h1')?.focus()
}

/** Gives the focus to the title when the element in `root` that has it goes away, unless the next screen took it. */
export function useFocusKeeper(root: Readonly<ShallowRef<HTMLElement | null>>): void {
  async function keep(): Promise<void> {
    if (root.value?.contains(document.activeElement) !== true) return
    await nextTick()
    if (document.activeElement === document.body) focusTitle()
  }
  onBeforeUpdate(keep)
  onBeforeUnmount(keep)
}
