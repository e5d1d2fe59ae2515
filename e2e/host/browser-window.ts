import { readFileSync } from 'node:fs'
import { app } from './app.ts'
import { browser } from './browser.ts'
import { tellParent } from './control.ts'
import { HostEmitter, preventable, strict } from './not-in-host.ts'
import { WebContents } from './web-contents.ts'
import { checkOptions, type WindowOptions } from './window-options.ts'

interface Bounds {
  x: number
  y: number
  width: number
  height: number
}

const events = ['close', 'closed', 'ready-to-show', 'show']
const open = new Set<Window>()

/** A window of Chromium. It is visible from the start, whatever `show` says: Chromium cannot open one hidden. */
class Window extends HostEmitter {
  readonly webContents: WebContents
  readonly self: this = strict('BrowserWindow', this)
  readonly #contents: WebContents
  #title: string
  #bounds: Bounds
  #maximized = false

  constructor(options: WindowOptions = {}) {
    super('BrowserWindow', events)
    checkOptions(options, app.isPackaged)
    const { preload, nodeIntegrationInSubFrames = false } = options.webPreferences ?? {}
    const source = preload === undefined ? undefined : readFileSync(preload, 'utf8')
    this.#title = options.title ?? app.getName()
    const { x = 0, y = 0, width = 800, height = 600 } = options
    this.#bounds = { x, y, width, height }
    this.#contents = new WebContents({ source, inSubFrames: nodeIntegrationInSubFrames })
    this.webContents = this.#contents.self
    this.#contents.once('did-finish-load', () => {
      this.emit('ready-to-show')
      tellParent({ kind: 'windowLoaded' })
    })
    open.add(this)
    this.#follow().catch((error: unknown) => {
      if (!this.isDestroyed()) console.error('host: the window did not open:', error)
    })
  }

  /** Gives the window its size, and notices when its user closes it. */
  async #follow(): Promise<void> {
    const { root } = browser().cdp
    const targetId = await this.#contents.target()
    root.on('Target.targetDestroyed', (destroyed) => {
      if (destroyed.targetId === targetId) this.destroy()
    })
    await this.#place()
  }

  /** Chromium takes either a state or a place. What the window's user does to it the host does not notice. */
  async #place(): Promise<void> {
    const { root } = browser().cdp
    const { windowId } = await root.send('Browser.getWindowForTarget', { targetId: await this.#contents.target() })
    await root.send('Browser.setWindowBounds', { windowId, bounds: { windowState: 'normal' } })
    const { x: left, y: top, width, height } = this.#bounds
    await root.send('Browser.setWindowBounds', { windowId, bounds: { left, top, width, height } })
    if (this.#maximized) await root.send('Browser.setWindowBounds', { windowId, bounds: { windowState: 'maximized' } })
  }

  #placeSoon(): void {
    this.#place().catch((error: unknown) => {
      if (!this.isDestroyed()) console.error('host: the window was not placed:', error)
    })
  }

  async #command(command: 'Target.activateTarget' | 'Target.closeTarget'): Promise<void> {
    const targetId = await this.#contents.target()
    await browser().cdp.root.send(command, { targetId })
  }

  loadURL(url: string): Promise<void> {
    return this.#contents.loadURL(url)
  }

  /** Asks the `close` listeners first, as the user's click does. */
  close(): void {
    const event = preventable({})
    this.emit('close', event)
    if (!event.defaultPrevented) this.destroy()
  }

  destroy(): void {
    if (!open.delete(this)) return
    this.#contents.markDestroyed()
    this.#command('Target.closeTarget').catch(() => undefined)
    this.emit('closed')
    app.windowClosed(open.size)
  }

  isDestroyed(): boolean {
    return !open.has(this)
  }

  show(): void {
    this.emit('show')
  }

  focus(): void {
    this.#command('Target.activateTarget').catch(() => undefined)
  }

  /** Chromium's windows are never minimized by the host. */
  isMinimized(): boolean {
    return false
  }

  setBounds(bounds: Partial<Bounds>): void {
    this.#bounds = { ...this.#bounds, ...bounds }
    this.#placeSoon()
  }

  getNormalBounds(): Bounds {
    return { ...this.#bounds }
  }

  maximize(): void {
    this.#maximized = true
    this.#placeSoon()
  }

  isMaximized(): boolean {
    return this.#maximized
  }

  getTitle(): string {
    return this.#title
  }

  setTitle(title: string): void {
    this.#title = title
  }

  static getAllWindows(): Window[] {
    return [...open].map(({ self }) => self)
  }
}

app.closeWindowsWith(() => {
  for (const window of open) window.close()
  return open.size === 0
})

const statics = strict('BrowserWindow', { getAllWindows: () => Window.getAllWindows() })

export const BrowserWindow = new Proxy(Window, {
  construct: (_target, [options]: [WindowOptions?]) => new Window(options).self,
  get: (_target, property) =>
    property === 'prototype' ? Window.prototype : (Reflect.get(statics, property) as unknown),
})
