/// <reference types="@vitest/browser-playwright" />

// For tools that know TypeScript alone. vue-tsc reads the components themselves and does not need this.
declare module '*.vue' {
  import type { DefineComponent } from 'vue'

  const component: DefineComponent
  export default component
}

// What the build puts in from the brand's folder (`scripts/brand/page-brand.ts`).
declare module 'virtual:brand.css' {}
declare module 'virtual:brand' {
  import type { Drawings } from './brand.d.ts'

  export const logo: Drawings['logo']
  export const logoDark: Drawings['logoDark']
  export const hasArt: Drawings['hasArt']
  export const logoHasName: Drawings['logoHasName']
}
