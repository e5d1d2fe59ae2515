import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { CdpConnection, CdpSession } from './cdp.ts'
import { ChromiumProcess } from './chromium-process.ts'

// One Chromium per application, as Electron has one; windows are its targets.

let running: ChromiumProcess | undefined
let startWindowTaken = false

/** Starts Chromium with a profile inside the application's own folder, so that what pages store survives a restart. */
export async function startBrowser(userData: string, headless: boolean): Promise<{ endpoint: string }> {
  const profile = join(userData, 'chromium')
  mkdirSync(profile, { recursive: true })
  running = new ChromiumProcess({ profile, headless })
  const endpoint = await running.endpoint
  await refuseWindowsOfPages(running.cdp)
  return { endpoint }
}

/** Windows that pages open come to nothing: their first request is held for ever, and they are closed. */
async function refuseWindowsOfPages(cdp: CdpConnection): Promise<void> {
  cdp.root.on('Target.attachedToTarget', ({ sessionId, targetInfo }) => {
    const target = cdp.session(sessionId)
    const done = targetInfo.openerId === undefined ? release(target) : refuse(cdp, target, targetInfo.targetId)
    done.catch(() => undefined)
  })
  await cdp.root.send('Target.setDiscoverTargets', { discover: true })
  await cdp.root.send('Target.setAutoAttach', { autoAttach: true, waitForDebuggerOnStart: true, flatten: true })
}

async function release(target: CdpSession): Promise<void> {
  await target.send('Runtime.runIfWaitingForDebugger')
}

/** Released first: a window that is closed while it waits blocks the page that opened it for ever. */
async function refuse(cdp: CdpConnection, target: CdpSession, targetId: string): Promise<void> {
  await target.send('Fetch.enable')
  await release(target)
  await cdp.root.send('Target.closeTarget', { targetId })
}

/** The running Chromium. */
export function browser(): ChromiumProcess {
  if (!running) throw new Error('Cannot create BrowserWindow before app is ready')
  return running
}

/** Attaches to a target. */
export async function attach(targetId: string): Promise<CdpSession> {
  const { cdp } = browser()
  const { sessionId } = await cdp.root.send('Target.attachToTarget', { targetId, flatten: true })
  return cdp.session(sessionId)
}

/** A page to show a window's content in. The first window takes the one that Chromium starts with. */
export async function openPage(): Promise<string> {
  const { cdp } = browser()
  if (!startWindowTaken) {
    startWindowTaken = true
    const { targetInfos } = await cdp.root.send('Target.getTargets')
    const page = targetInfos.find(({ type }) => type === 'page')
    if (page) return page.targetId
  }
  const { targetId } = await cdp.root.send('Target.createTarget', { url: 'about:blank', newWindow: true })
  return targetId
}

/** Ends Chromium, if it was started. */
export async function stopBrowser(): Promise<void> {
  await running?.close()
}

/** Ends Chromium without a word. */
export function killBrowser(): void {
  running?.kill()
}
