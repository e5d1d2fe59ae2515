import { onTestFinished } from 'vitest'
import { cdp } from 'vitest/browser'

/** A media feature, such as `prefers-contrast`, as the system would have it. Without a value each is the default. */
export type Features = Partial<
  Record<
    'prefers-color-scheme' | 'prefers-contrast' | 'prefers-reduced-motion' | 'forced-colors',
    'light' | 'dark' | 'more' | 'reduce' | 'active'
  >
>

/** Lets the page see these features until the test is over. */
export async function emulate(features: Features): Promise<void> {
  const listed = Object.entries(features).map(([name, value]) => ({ name, value }))
  await cdp().send('Emulation.setEmulatedMedia', { features: listed })
  onTestFinished(async () => {
    await cdp().send('Emulation.setEmulatedMedia', { features: [] })
  })
}
