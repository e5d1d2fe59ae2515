/// <reference types="@vitest/browser-playwright" />

// vue-tsc reads single-file components themselves; this is for tools that only know TypeScript.
declare module '*.vue' {
  import type { DefineComponent } from 'vue'

  const component: DefineComponent
  export default component
}
