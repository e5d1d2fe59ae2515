import type { FunctionalComponent } from 'vue'

/** One entry of the account's navigation: to a screen, by its name, or something to do. */
export interface NavEntry {
  text: string
  icon: FunctionalComponent
  to?: string
  press?: () => void
  busy?: boolean
}
