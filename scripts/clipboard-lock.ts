import type { BrowserCommand } from 'vitest/node'

// The desktop has one clipboard, and the pages of the screens' tests share it. So a test that pastes takes it first, in
// Vitest's own process, which all pages ask.

/** A page that ended without giving it back does not hold up the others for longer, in milliseconds. */
const longest = 10_000

let last: Promise<unknown> = Promise.resolve()
let release: () => void = () => undefined

/** Waits until no other page has the clipboard. */
export const takeClipboard: BrowserCommand = async () => {
  const before = last
  const { promise, resolve } = Promise.withResolvers<null>()
  last = promise
  await before
  const timer = setTimeout(() => {
    resolve(null)
  }, longest)
  release = () => {
    clearTimeout(timer)
    resolve(null)
  }
}

/** Lets the next page have it. */
export const giveClipboard: BrowserCommand = () => {
  release()
}
