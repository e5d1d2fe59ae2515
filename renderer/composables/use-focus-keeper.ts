import { nextTick, onBeforeUnmount, onBeforeUpdate, type ShallowRef } from 'vue'

/** Puts the focus on the title of the screen, when it would be nowhere otherwise. */
export function focusTitle(): void {
  document.querySelector<HTMLElement>('h1')?.focus()
}

/** When what has the focus in `root` goes away, the title has it next, unless the next screen took it. */
export function useFocusKeeper(root: Readonly<ShallowRef<HTMLElement | null>>): void {
  async function keep(): Promise<void> {
    if (root.value?.contains(document.activeElement) !== true) return
    await nextTick()
    if (document.activeElement === document.body) focusTitle()
  }
  onBeforeUpdate(keep)
  onBeforeUnmount(keep)
}
