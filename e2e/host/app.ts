import { mkdirSync } from 'node:fs'
import { homedir, tmpdir } from 'node:os'
import { join } from 'node:path'
import { startBrowser, stopBrowser } from './browser.ts'
import { HostEmitter, preventable, strict } from './not-in-host.ts'
import { takeLock } from './single-instance.ts'

const events = [
  ...['ready', 'activate', 'before-quit', 'will-quit', 'quit', 'second-instance', 'window-all-closed'],
  ...['render-process-gone', 'child-process-gone', 'web-contents-created'],
]
const aboutOptions = ['applicationName', 'applicationVersion', 'copyright', 'version', 'credits', 'iconPath']

/** How the application is run: set once, before it is imported. */
export interface AppSettings {
  /** Folder with the application's package.json. */
  folder: string
  name: string
  version: string
  headless: boolean
  /** Told where Chromium listens, when the application has become ready. */
  onReady: (endpoint: string) => void
}

class App extends HostEmitter {
  readonly isPackaged = process.argv.includes('--packaged')
  readonly commandLine = strict('app.commandLine', {
    hasSwitch: (name: string): boolean =>
      process.argv.some((value) => value === `--${name}` || value.startsWith(`--${name}=`)),
  })
  readonly #paths = new Map<string, string>()
  readonly #usualPaths: Record<string, () => string> = {
    home: homedir,
    temp: tmpdir,
    appData: () => process.env.XDG_CONFIG_HOME ?? join(homedir(), '.config'),
    userData: () => join(this.getPath('appData'), this.getName()),
    logs: () => join(this.getPath('userData'), 'logs'),
    crashDumps: () => join(this.getPath('userData'), 'Crashpad'),
  }
  #settings: AppSettings | undefined
  #ready: Promise<void> | undefined
  #isReady = false
  #quitting = false
  #about: Record<string, string> = {}
  #closeWindows = (): boolean => true

  constructor() {
    super('app', events)
  }

  configure(settings: AppSettings): void {
    this.#settings = settings
  }

  get #configured(): AppSettings {
    if (!this.#settings) throw new Error('The host was not told which application it runs')
    return this.#settings
  }

  get name(): string {
    return this.getName()
  }

  getName(): string {
    return this.#configured.name
  }

  getVersion(): string {
    return this.#configured.version
  }

  getLocale(): string {
    return new Intl.DateTimeFormat().resolvedOptions().locale
  }

  getLocaleCountryCode(): string {
    return new Intl.Locale(this.getLocale()).region ?? ''
  }

  getPreferredSystemLanguages(): string[] {
    return [this.getLocale()]
  }

  getAppPath(): string {
    return this.#configured.folder
  }

  getPath(name: string): string {
    const path = this.#paths.get(name) ?? this.#usualPaths[name]?.()
    if (path === undefined) throw new Error(`app.getPath('${name}') is not in the host`)
    return path
  }

  setPath(name: string, path: string): void {
    this.getPath(name)
    mkdirSync(path, { recursive: true })
    this.#paths.set(name, path)
  }

  setAppLogsPath(path?: string): void {
    this.setPath('logs', path ?? join(this.getPath('userData'), 'logs'))
  }

  setAboutPanelOptions(options: Record<string, string>): void {
    const unknown = Object.keys(options).find((name) => !aboutOptions.includes(name))
    if (unknown !== undefined) throw new Error(`app.setAboutPanelOptions' ${unknown} is not in the host`)
    this.#about = options
  }

  /** Shows nothing: a test reads what would be shown from the process's output. */
  showAboutPanel(): void {
    console.log(`host: about panel ${JSON.stringify(this.#about)}`)
  }

  requestSingleInstanceLock(): boolean {
    return takeLock(this.getPath('userData'), (argv, folder) => this.emit('second-instance', {}, argv, folder))
  }

  /** Windows that are not sandboxed do not open here anyway. */
  enableSandbox(): void {
    if (this.#isReady) throw new Error('app.enableSandbox() comes before the app is ready')
  }

  isReady(): boolean {
    return this.#isReady
  }

  whenReady(): Promise<void> {
    this.#ready ??= this.#start()
    return this.#ready
  }

  /** Not before the application's own top-level code has run: that is where it chooses its folders. */
  async #start(): Promise<void> {
    await Promise.resolve()
    const { headless, onReady } = this.#configured
    const { endpoint } = await startBrowser(this.getPath('userData'), headless)
    this.#isReady = true
    onReady(endpoint)
    this.emit('ready')
  }

  /** Closes all windows and ends, unless a listener calls it off. */
  quit(): void {
    if (this.#quitting) return
    this.#quitting = true
    this.#quitting = this.#mayGo('before-quit') && this.#closeWindows() && this.#mayGo('will-quit')
    if (this.#quitting) this.#end(0)
  }

  /** Ends without asking anybody. */
  exit(code = 0): void {
    this.#quitting = true
    this.#end(code)
  }

  #mayGo(step: 'before-quit' | 'will-quit'): boolean {
    const event = preventable({})
    this.emit(step, event)
    return !event.defaultPrevented
  }

  #end(code: number): void {
    this.emit('quit', {}, code)
    void stopBrowser().finally(() => process.exit(code))
  }

  /** How the windows are closed when the application quits; true when all agreed. */
  closeWindowsWith(close: () => boolean): void {
    this.#closeWindows = close
  }

  /** A window closed by its user ends the application when it was the last, unless the application says otherwise. */
  windowClosed(left: number): void {
    if (left > 0 || this.#quitting) return
    if (!this.emit('window-all-closed')) this.quit()
  }
}

export const app = strict('app', new App())
