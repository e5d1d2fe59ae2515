import { EventEmitter } from 'node:events'
import { readFileSync } from 'node:fs'
import { app } from './app.ts'
import { browser, openPage, type BrowserPage } from './browser.ts'
import { tellParent } from './control.ts'
import { strict } from './not-in-host.ts'
import { WebContents } from './web-contents.ts'

interface Bounds {
  x: number
  y: number
  width: number
  height: number
}

/** Chromium takes either a state or a place. */
type Place = { windowState: 'normal' | 'maximized' } | { left: number; top: number; width: number; height: number }

/** What the host makes of a window's options. What a page may do is Electron's to enforce, and shown there. */
interface WindowOptions extends Partial<Bounds> {
  webPreferences: { preload: string }
}

/** Chromium's window. It is visible from the start, whatever `show` says: Chromium cannot open one hidden. */
export class BrowserWindow extends EventEmitter {
  static #open: BrowserWindow | undefined
  readonly webContents: WebContents
  readonly #page: Promise<BrowserPage>
  readonly #bounds: Bounds
  #maximized = false
  #shown = false
  #obeyed: Promise<unknown> = Promise.resolve()

  constructor({ x = 0, y = 0, width = 800, height = 600, webPreferences }: WindowOptions) {
    super()
    if (BrowserWindow.#open) throw new Error('A second window is not in the host')
    BrowserWindow.#open = this
    this.#bounds = { x, y, width, height }
    this.#page = openPage()
    this.webContents = new WebContents(this.#page, readFileSync(webPreferences.preload, 'utf8'))
    this.webContents.once('did-finish-load', () => {
      this.emit('ready-to-show')
      tellParent({ kind: 'windowLoaded' })
    })
    app.on('will-quit', () => {
      this.close()
    })
    this.#command(async ({ targetId }) => {
      browser().on('Target.targetDestroyed', (destroyed) => {
        if (destroyed.targetId === targetId) this.destroy()
      })
      await this.#place({ windowState: 'normal' })
      const { x: left, y: top } = this.#bounds
      await this.#place({ left, top, width, height })
    })
  }

  /** What the window's user does to it the host does not notice. */
  async #place(bounds: Place): Promise<void> {
    const { targetId } = await this.#page
    const { windowId } = await browser().send('Browser.getWindowForTarget', { targetId })
    await browser().send('Browser.setWindowBounds', { windowId, bounds })
  }

  /** One command after the other, or an early `maximize` would be undone by the window's first place. */
  #command(run: (page: BrowserPage) => Promise<unknown>): void {
    this.#obeyed = this.#obeyed
      .then(() => this.#page.then(run))
      .catch((error: unknown) => {
        if (!this.isDestroyed()) console.error('host: the window did not obey:', error)
      })
  }

  async loadURL(url: string): Promise<void> {
    await this.webContents.loadURL(url)
  }

  close(): void {
    if (this.isDestroyed()) return
    this.emit('close')
    this.destroy()
  }

  destroy(): void {
    if (this.isDestroyed()) return
    BrowserWindow.#open = undefined
    this.#command(({ targetId }) => browser().send('Target.closeTarget', { targetId }))
    this.emit('closed')
    app.windowClosed()
  }

  isDestroyed(): boolean {
    return BrowserWindow.#open !== this
  }

  /** Chromium paints its own. */
  setBackgroundColor(): void {
    // Nothing shows through the page.
  }

  show(): void {
    this.#shown = true
  }

  /** What the app was told, so that it shows and maximises its window as in Electron. */
  isVisible(): boolean {
    return this.#shown
  }

  getNormalBounds(): Bounds {
    return this.#bounds
  }

  maximize(): void {
    this.#maximized = true
    this.#command(() => this.#place({ windowState: 'maximized' }))
  }

  isMaximized(): boolean {
    return this.#maximized
  }

  static getAllWindows(): BrowserWindow[] {
    return this.#open ? [this.#open] : []
  }
}

strict('BrowserWindow', BrowserWindow)
strict('BrowserWindow', BrowserWindow.prototype)
