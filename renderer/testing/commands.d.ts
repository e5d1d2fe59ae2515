import 'vitest/browser'

declare module 'vitest/browser' {
  // What a page may ask of Vitest's own process (`scripts/clipboard-lock.ts`).
  interface BrowserCommands {
    takeClipboard: () => Promise<void>
    giveClipboard: () => Promise<void>
  }
}
