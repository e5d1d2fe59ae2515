import { onTestFinished } from 'vitest'
import { cdp } from 'vitest/browser'

/**
 * A media feature, such as `prefers-contrast`, as the system would have it. Without a value each is the default, but for
 * motion, which is reduced in tests (`vitest.config.ts`).
 */
export type Features = Partial<
  Record<
    'prefers-color-scheme' | 'prefers-contrast' | 'prefers-reduced-motion' | 'forced-colors',
    'light' | 'dark' | 'more' | 'reduce' | 'no-preference' | 'active'
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

/** Lets screens move until the test is over, for tests of what users see who did not ask their system for stillness. */
export async function move(): Promise<void> {
  await emulate({ 'prefers-reduced-motion': 'no-preference' })
}
