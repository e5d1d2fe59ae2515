import { once } from 'node:events'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type Electron from 'electron'
import { _electron, type Page } from 'playwright-core'
import { buildOf } from '../scripts/build-of.ts'
import { hasDisplay, startVirtualDisplay } from '../scripts/display.ts'
import { electronBinary, electronFlags } from '../scripts/electron-binary.ts'
import { startHost } from './host/start.ts'
import { keepLogs } from './logs/kept.ts'

export interface LaunchOptions {
  /** The local user pool to talk to: what it prints when it is ready. */
  pool: { endpoint: string; userPoolId: string; clientId: string }
  /** Folder for the app's data; a temporary one, removed at the end, unless given. */
  userData?: string
  /** More of the environment; what is undefined is taken out of it. */
  env?: Record<string, string | undefined>
  /** Folder of the brand whose build is started; our own unless given. */
  brand?: string | undefined
  /** False shows the host's window. Electron always shows its own. */
  headless?: boolean
}

/** The built app, running. */
export interface RunningApp {
  runtime: 'electron' | 'host'
  page: Page
  /** The main process's standard output and standard error so far. */
  output: () => string
  /** Closes the window as its user would, and waits until every process has ended. */
  quit: () => Promise<void>
  /** Ends it at once, as a power cut would. */
  kill: () => Promise<void>
  /** Runs a function in the main process. It travels as text, so it may use nothing but its parameters. */
  evaluateMain: <Result, Argument>(
    run: (electron: typeof Electron, argument: Argument) => Result | Promise<Result>,
    argument: Argument,
  ) => Promise<Result>
}

type Launched = Pick<RunningApp, 'runtime' | 'page' | 'output' | 'kill' | 'evaluateMain'> & { ended: Promise<unknown> }

const root = fileURLToPath(new URL('../', import.meta.url))
let announced = false

/** Which Electron runs the app, and from which folder; null for the host. */
interface ElectronPlace {
  binary: string
  folder: string
}

/** What tells the app of the local stage where its pool, its data and its policy are. */
export function environmentOf({ endpoint, userPoolId, clientId }: LaunchOptions['pool'], userData: string) {
  return {
    // A running pool has more than this, and the app accepts nothing else.
    LATCHKEY_LOCAL_POOL: JSON.stringify({ endpoint, userPoolId, clientId }),
    LATCHKEY_USER_DATA: userData,
    // The machine's own policy is no part of a test; one in the data folder is.
    LATCHKEY_POLICY: join(userData, 'policy.json'),
  }
}

/**
 * Starts the built app: in the Electron that `e2e/electron/run.ts` prepared, else in the project's own where its binary
 * is, else in the host. The tests' projects say which they want (`vitest.config.ts`).
 * @throws Error with the main process's output when it shows no window within 30 s
 */
export async function launchApp(options: LaunchOptions): Promise<RunningApp> {
  const { userData = mkdtempSync(join(tmpdir(), 'latchkey-app-')), headless = true } = options
  const env = definedIn({ ...environmentOf(options.pool, userData), ...options.env })
  const electron = electronPlace(options.brand)
  if (!announced) console.error(`launch: ${electron?.binary ?? 'the Chromium host'}`)
  announced = true

  const app =
    electron === null
      ? await launchInHost(join(root, buildOf(options.brand)), env, headless)
      : await launchElectron(electron, env)
  const end = async (): Promise<void> => {
    await app.ended
    keepLogs(join(userData, 'logs'), app.output())
    if (options.userData === undefined) rmSync(userData, { recursive: true, force: true, maxRetries: 5 })
  }
  return {
    runtime: app.runtime,
    page: app.page,
    output: app.output,
    evaluateMain: app.evaluateMain,
    async quit() {
      await app.evaluateMain(closeWindows, undefined)
      await end()
    },
    async kill() {
      await app.kill()
      await end()
    },
  }
}

function definedIn(env: Record<string, string | undefined>): Record<string, string> {
  return Object.fromEntries(Object.entries(env).filter((entry): entry is [string, string] => entry[1] !== undefined))
}

/** In a moment, so that the caller has its answer before the process ends. */
function closeWindows({ app, BrowserWindow }: typeof Electron): void {
  setTimeout(() => {
    for (const window of BrowserWindow.getAllWindows()) window.close()
    app.quit()
  }, 0)
}

async function launchInHost(folder: string, env: Record<string, string>, headless: boolean): Promise<Launched> {
  const app = await startHost({ folder, env, headless })
  return {
    runtime: 'host',
    page: app.page,
    output: app.output,
    ended: app.ended,
    kill: app.kill,
    evaluateMain: (run, argument) => app.evaluate(run.toString(), argument) as Promise<never>,
  }
}

function electronPlace(brand: string | undefined): ElectronPlace | null {
  const { LATCHKEY_RUNTIME: wanted, LATCHKEY_ELECTRON: prepared, LATCHKEY_APP: app = root } = process.env
  const folder = join(app, buildOf(brand))
  if (wanted === 'chromium') return null
  if (prepared !== undefined) return { binary: prepared, folder }
  if (wanted === 'electron') throw new Error('These tests run in Electron: npm run e2e:electron -- FILTER')
  const own = electronBinary()
  return own === null ? null : { binary: own, folder: join(root, buildOf(brand)) }
}

/** Playwright lets nobody listen before the app has started, so what it writes until then goes to a file as well. */
const heard = fileURLToPath(new URL('electron/heard.sh', import.meta.url))

async function launchElectron({ binary, folder }: ElectronPlace, env: Record<string, string>): Promise<Launched> {
  const display = hasDisplay() ? null : await startVirtualDisplay()
  const heardIn = mkdtempSync(join(tmpdir(), 'latchkey-output-'))
  const file = join(heardIn, 'output.txt')
  const listens = process.platform !== 'win32'
  const app = await _electron.launch({
    executablePath: listens ? heard : binary,
    args: [...electronFlags, folder],
    env: { ...process.env, ...(display && { DISPLAY: display.name }), HEARD: binary, HEARD_IN: file, ...env },
    chromiumSandbox: electronFlags.length === 0,
    timeout: 30_000,
  })
  const child = app.process()
  let late = ''
  child.stdout?.on('data', (chunk: Buffer) => (late += chunk.toString()))
  child.stderr?.on('data', (chunk: Buffer) => (late += chunk.toString()))
  const ended = once(child, 'close').then(() => {
    display?.stop()
    if (existsSync(file)) late = readFileSync(file, 'utf8')
    rmSync(heardIn, { recursive: true, force: true })
  })
  const page = await app.firstWindow()
  await page.waitForLoadState()
  return {
    runtime: 'electron',
    page,
    output: () => (existsSync(file) ? readFileSync(file, 'utf8') : late),
    ended,
    kill: async () => {
      child.kill('SIGKILL')
      await ended
    },
    evaluateMain: (run, argument) => app.evaluate(run as never, argument),
  }
}
