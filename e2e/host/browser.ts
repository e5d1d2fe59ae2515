import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { CdpSession } from './cdp.ts'
import { ChromiumProcess } from './chromium-process.ts'

// One Chromium per application, with the one window that it starts with.

let running: ChromiumProcess | undefined

/**
 * Starts Chromium with a profile inside the application's own folder, so that what pages store survives a restart.
 * @returns where others may connect to it
 */
export async function startBrowser(userData: string, headless: boolean): Promise<string> {
  const profile = join(userData, 'chromium')
  mkdirSync(profile, { recursive: true })
  running = new ChromiumProcess({ profile, headless })
  const endpoint = await running.endpoint
  await running.cdp.root.send('Target.setDiscoverTargets', { discover: true })
  return endpoint
}

/** Chromium itself. */
export function browser(): CdpSession {
  if (!running) throw new Error('Cannot create BrowserWindow before app is ready')
  return running.cdp.root
}

/** The page of the window. */
export interface BrowserPage {
  targetId: string
  session: CdpSession
}

/** Attaches to the page that Chromium starts with. */
export async function openPage(): Promise<BrowserPage> {
  const { targetInfos } = await browser().send('Target.getTargets')
  const targetId = targetInfos.find(({ type }) => type === 'page')?.targetId
  if (!running || targetId === undefined) throw new Error('Chromium has no window')
  const { sessionId } = await browser().send('Target.attachToTarget', { targetId, flatten: true })
  return { targetId, session: running.cdp.session(sessionId) }
}

/** Ends Chromium, if it was started. */
export async function stopBrowser(): Promise<void> {
  await running?.close()
}

/** Ends Chromium without a word. */
export function killBrowser(): void {
  running?.kill()
}
