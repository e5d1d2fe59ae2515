import { EventEmitter } from 'node:events'
import { text } from 'node:stream/consumers'

// All that electron-updater uses of Electron's module while it installs.

/** The application that Squirrel ends: its windows, and what happened to it. */
export class MacApp extends EventEmitter {
  windows = 1
  state: 'running' | 'ended' | 'relaunched' = 'running'

  /** Quits at once: no listener calls it off, as when the app has finished its work before quitting. */
  quit(): void {
    this.windows = 0
    if (this.state === 'running') this.state = 'ended'
  }
}

/**
 * Electron's `autoUpdater` on macOS, as far as electron-updater uses it. It really fetches from the server that
 * electron-updater opens, and it closes windows, quits and relaunches in the order of Electron's own
 * (`AutoUpdater::QuitAndInstall`). On other systems only its events are used.
 */
class Squirrel extends EventEmitter {
  app = new MacApp()
  /** What happens to a fetched update before it is announced. */
  verify: () => Promise<void> = () => Promise.resolve()
  fetched = 0
  quits = 0
  #feed = { url: '', headers: {} as Record<string, string> }

  setFeedURL(feed: { url: string; headers: Record<string, string> }): void {
    this.#feed = feed
  }

  checkForUpdates(): void {
    this.#fetch().then(
      () => this.emit('update-downloaded'),
      (error: unknown) => this.emit('error', error),
    )
  }

  async #fetch(): Promise<void> {
    const { url, headers } = this.#feed
    const answer = (await (await fetch(url, { headers })).json()) as { url: string }
    const { body } = await fetch(answer.url)
    if (body) await text(body)
    this.fetched += 1
    await this.verify()
  }

  quitAndInstall(): void {
    this.quits += 1
    this.app.windows = 0
    this.app.emit('window-all-closed')
    // Squirrel first writes a file that makes it relaunch the app. If the app ends before, that file is missing.
    setImmediate(() => {
      if (this.app.state === 'running') this.app.state = 'relaunched'
    })
  }
}

export const autoUpdater = new Squirrel()
