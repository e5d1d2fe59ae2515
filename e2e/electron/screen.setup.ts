import { afterAll } from 'vitest'
import { startVirtualDisplay } from '../../scripts/display.ts'

// Each file of tests has a screen of its own: keys go to the window that has the focus, and there is one clipboard.
const screen = process.platform === 'linux' ? await startVirtualDisplay() : null
if (screen) process.env.DISPLAY = screen.name
afterAll(() => screen?.stop())
