import { EventEmitter } from 'node:events'
import { mkdirSync } from 'node:fs'
import { homedir } from 'node:os'
import { join } from 'node:path'
import { startBrowser, stopBrowser } from './browser.ts'
import { takeLock } from './data-lock.ts'
import { strict } from './not-in-host.ts'

/** How the application is run: set once, before it is imported. */
export interface AppSettings {
  name: string
  version: string
  headless: boolean
  /** Told where Chromium listens, when the application has become ready. */
  onReady: (endpoint: string) => void
}

class App extends EventEmitter {
  readonly isPackaged = false
  /** Chromium has started with its own. */
  readonly commandLine = strict('app.commandLine', { appendSwitch: () => undefined })
  readonly #paths = new Map<string, string>()
  readonly #usualPaths: Record<string, () => string> = {
    userData: () => join(process.env.XDG_CONFIG_HOME ?? join(homedir(), '.config'), this.name),
    logs: () => join(this.getPath('userData'), 'logs'),
    crashDumps: () => join(this.getPath('userData'), 'Crashpad'),
  }
  #settings: AppSettings | undefined
  #ready: Promise<void> | undefined
  #quitting = false

  configure(settings: AppSettings): void {
    this.#settings = settings
  }

  get #configured(): AppSettings {
    if (!this.#settings) throw new Error('The host was not told which application it runs')
    return this.#settings
  }

  get name(): string {
    return this.#configured.name
  }

  setName(name: string): void {
    this.#settings = { ...this.#configured, name }
  }

  getVersion(): string {
    return this.#configured.version
  }

  getLocaleCountryCode(): string {
    return new Intl.Locale(this.getPreferredSystemLanguages()[0] ?? 'en').region ?? ''
  }

  getPreferredSystemLanguages(): string[] {
    return [new Intl.DateTimeFormat().resolvedOptions().locale]
  }

  getPath(name: string): string {
    const path = this.#paths.get(name) ?? this.#usualPaths[name]?.()
    if (path === undefined) throw new Error(`app.getPath('${name}') is not in the host`)
    return path
  }

  setPath(name: string, path: string): void {
    mkdirSync(path, { recursive: true })
    this.#paths.set(name, path)
  }

  setAppLogsPath(path: string): void {
    this.setPath('logs', path)
  }

  /** There is no menu to show it from. */
  setAboutPanelOptions(): void {
    return
  }

  requestSingleInstanceLock(): boolean {
    return takeLock(this.getPath('userData'))
  }

  /** Chromium's own sandbox is on, except for root. */
  enableSandbox(): void {
    return
  }

  /** It draws as Chromium does without a window. */
  disableHardwareAcceleration(): void {
    return
  }

  whenReady(): Promise<void> {
    this.#ready ??= this.#start()
    return this.#ready
  }

  /** Not before the application's own top-level code has run: that is where it chooses its folders. */
  async #start(): Promise<void> {
    await Promise.resolve()
    const { headless, onReady } = this.#configured
    onReady(await startBrowser(this.getPath('userData'), headless))
  }

  /** Closes the window and ends, unless a listener calls it off. */
  quit(): void {
    if (this.#quitting) return
    this.#quitting = this.#mayQuit()
    if (!this.#quitting) return
    this.emit('will-quit')
    this.exit()
  }

  #mayQuit(): boolean {
    const decision = { calledOff: false }
    const preventDefault = (): void => {
      decision.calledOff = true
    }
    this.emit('before-quit', { preventDefault })
    return !decision.calledOff
  }

  /** Ends without asking anybody. */
  exit(code = 0): void {
    this.#quitting = true
    this.emit('quit', {}, code)
    void stopBrowser().finally(() => process.exit(code))
  }

  /** What becomes of the application without its window is the application's to say. */
  windowClosed(): void {
    if (!this.#quitting) this.emit('window-all-closed')
  }
}

strict('app', App.prototype)

export const app = new App()
