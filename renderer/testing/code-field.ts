import { expect } from 'vitest'
import { openApp, type OpenedApp } from './open-app.ts'
import { sessions } from './samples.ts'
import { digit } from './screen.ts'

/** The screen that waits for a sign-up's code, and takes none. */
export async function openCodeField(): Promise<OpenedApp> {
  const app = await openApp({ session: sessions.confirmingSignUp })
  app.fail('auth.confirmSignUp', { code: 'CodeWrong' })
  await expect.element(digit(1)).toHaveFocus()
  return app
}

/** What was sent as code, in order. */
export const sentCodes = (app: OpenedApp): unknown[] => app.inputsOf('auth.confirmSignUp')
