import { fork, spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { startLocalPool } from '../infra/local-pool/server.ts'
import { settingsFor } from '../infra/local-pool/stage-file.ts'
import { buildOf } from './build-of.ts'
import { chromium } from './chromium.ts'
import { hasDisplay } from './display.ts'
import { electronBinary, electronFlags } from './electron-binary.ts'
import { ensureLocalBuild } from './fresh-build.ts'

// npm start [-- --brand FOLDER]: opens the app on the local user pool, and a second window "Phone" for the SMS.

const root = fileURLToPath(new URL('../', import.meta.url))
const { brand } = parseArgs({ options: { brand: { type: 'string' } } }).values
/** The app of the brand; what it keeps stays apart from that of others. */
const folder = join(root, buildOf(brand))
const data = brand === undefined ? join(root, 'out') : folder
const electron = electronBinary()

/** Opens the app. Resolves with its process. */
function openApp(poolLine: string): ChildProcess {
  const env = { ...process.env, LATCHKEY_LOCAL_POOL: poolLine, LATCHKEY_USER_DATA: join(data, 'user-data') }
  if (electron !== null) return spawn(electron, [...electronFlags, folder], { env, stdio: 'inherit' })
  return fork(join(root, 'e2e/host/run.ts'), ['--visible', folder], { env, stdio: 'inherit' })
}

/** Opens the phone beside it. */
function openPhone(url: string, profile: string): ChildProcess {
  if (electron !== null) {
    const script = join(root, 'scripts/phone-window.mjs')
    return spawn(electron, [...electronFlags, `--user-data-dir=${profile}`, script, url], { stdio: 'ignore' })
  }
  const place = ['--window-size=400,720', '--window-position=1100,40']
  return spawn(chromium.path, [...chromium.args, `--user-data-dir=${profile}`, `--app=${url}`, ...place], {
    stdio: 'ignore',
  })
}

async function start(): Promise<number> {
  const pool = await startLocalPool({
    dataDir: join(data, 'local-pool'),
    settings: settingsFor({ brand }),
    log: (line) => {
      console.log(line)
    },
  })
  const { endpoint, userPoolId, clientId } = pool
  const phone = `${endpoint}/_local/phone`
  const profile = mkdtempSync(join(tmpdir(), 'latchkey-phone-'))
  console.log(`Local user pool: ${endpoint}\nPhone: ${phone}`)
  console.log(electron === null ? 'Electron is not here: opening the same build in Chromium' : 'Opening in Electron')

  const app = openApp(JSON.stringify({ endpoint, userPoolId, clientId }))
  const phoneWindow = openPhone(phone, profile)
  // Ctrl-C reaches the app directly, and this process waits until the app has ended. Other signals are passed on.
  process.on('SIGINT', () => undefined)
  for (const signal of ['SIGTERM', 'SIGHUP'] as const) process.on(signal, () => app.kill(signal))

  const [code] = (await once(app, 'exit')) as [number | null]
  if (phoneWindow.exitCode === null && phoneWindow.signalCode === null) {
    phoneWindow.kill()
    await once(phoneWindow, 'exit')
  }
  await pool.close()
  rmSync(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 })
  return code ?? 1
}

/** Without a display there is no window to open, so the demo walks through the same screens and takes pictures. */
async function showDemo(): Promise<number> {
  console.log('There is no display, so here is the demo instead of a window.')
  const [code] = (await once(
    spawn(process.execPath, [join(root, 'scripts/demo.ts'), ...process.argv.slice(2)], { stdio: 'inherit' }),
    'exit',
  )) as [number | null]
  return code ?? 1
}

if (!ensureLocalBuild(brand)) process.exit(1)
if (electron === null && !existsSync(chromium.path)) {
  console.error('Neither Electron nor Chromium is here. Run: npm run setup -- --electron --retry')
  process.exit(1)
}
process.exitCode = hasDisplay() ? await start() : await showDemo()
