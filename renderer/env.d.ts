/// <reference types="@vitest/browser-playwright" />

// For tools that know TypeScript alone. vue-tsc reads the components themselves and does not need this.
declare module '*.vue' {
  import type { DefineComponent } from 'vue'

  const component: DefineComponent
  export default component
}
