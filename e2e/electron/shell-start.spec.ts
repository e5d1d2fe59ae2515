import { execFile, spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, mkdtempSync, readdirSync, readFileSync, readlinkSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { afterEach, beforeEach, describe, expect, it, onTestFinished } from 'vitest'
import { environmentOf } from '../launch.ts'
import { runInPage } from '../support/crash.ts'
import { answerMessageBoxes } from '../support/dialogs.ts'
import { packApp } from '../support/packaged.ts'
import { startRig, type Rig } from '../support/rig.ts'
import * as screens from '../support/screens.ts'
import { startAgain } from '../support/second-start.ts'
import { fitMain } from './fit.ts'
import { isHere } from '../../scripts/platforms.ts'

// A start that shows nothing and says nothing leaves its user with nothing.

describe.runIf(isHere('owners and modes of files'))('a start that cannot keep its data', () => {
  let base = ''
  let child: ChildProcess | undefined
  beforeEach(() => {
    base = mkdtempSync(join(tmpdir(), 'latchkey-start-'))
  })
  afterEach(() => {
    child?.kill('SIGKILL')
    chmodSync(base, 0o700)
    rmSync(base, { recursive: true, maxRetries: 5 })
  })

  /** The windows on the screen of a process, by X11's numbers. */
  async function windowsOf(pid: number): Promise<string[]> {
    const search = ['search', '--onlyvisible', '--pid', String(pid)]
    const found = await promisify(execFile)('xdotool', search).catch(() => ({ stdout: '' }))
    return found.stdout.split('\n').filter((line) => line !== '')
  }

  /** Starts the app, waits for its dialog, and presses Return in it. */
  async function start(env: Record<string, string>): Promise<{ code: number | null; output: string }> {
    const { LATCHKEY_ELECTRON: binary = '', LATCHKEY_APP: folder = '' } = process.env
    const pool = { endpoint: 'http://127.0.0.1:9', userPoolId: 'eu-central-1_none', clientId: 'none' }
    const started = spawn(binary, [folder], {
      env: { ...process.env, ...environmentOf(pool, base), LATCHKEY_USER_DATA: undefined, ...env },
      stdio: ['ignore', 'ignore', 'pipe'],
    })
    child = started
    let output = ''
    started.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()))
    const ended = once(started, 'close') as Promise<[number | null]>
    await expect.poll(() => windowsOf(started.pid ?? 0), { timeout: 20_000 }).not.toEqual([])
    const [dialog = ''] = await windowsOf(started.pid ?? 0)
    await promisify(execFile)('xdotool', ['windowfocus', dialog, 'key', 'Return'])
    const [code] = await ended
    return { code, output }
  }

  it.each<[string, () => { env: Record<string, string>; said: string }]>([
    [
      'in a folder that it may not write to',
      () => {
        chmodSync(base, 0o500)
        return { env: { XDG_CONFIG_HOME: base }, said: `may not write to its folder ${base}/Latchkey (EACCES)` }
      },
    ],
    [
      'where not even the folder above can be made',
      () => {
        chmodSync(base, 0o500)
        return { env: { XDG_CONFIG_HOME: join(base, 'a/b') }, said: `${base}/a/b/Latchkey (EACCES)` }
      },
    ],
    [
      'where a file is in the folder’s place',
      () => {
        writeFileSync(join(base, 'Latchkey'), '')
        return {
          env: { XDG_CONFIG_HOME: base },
          said: `${base}/Latchkey cannot be made, because a file is in its place`,
        }
      },
    ],
    [
      'without a folder for temporary files',
      () => ({ env: { XDG_CONFIG_HOME: base, TMPDIR: '/nowhere' }, said: 'temporary files cannot be used (/nowhere)' }),
    ],
  ])('%s says so in a dialog, and ends with code 1', async (_where, prepare) => {
    const { env, said } = prepare()
    const { code, output } = await start(env)
    expect(output).toContain(said)
    expect(code).toBe(1)
  })
})

describe('a window', () => {
  let rig: Rig
  beforeEach(async () => {
    rig = await startRig()
    await screens.seeScreen(rig.app.page, 'signIn')
  })
  afterEach(() => rig.close())

  it('that hangs is asked about, and loads again when its user wants that', async () => {
    const { asked } = await answerMessageBoxes(rig.app, ['Load again'])
    await rig.app.page.evaluate('setTimeout(() => { for (;;); })')
    // Chromium finds it out by itself when a key or a click has waited for long.
    await rig.app.evaluateMain(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.emit('unresponsive'), undefined)
    await expect.poll(asked).toEqual(['Latchkey does not respond.'])
    await expect.poll(() => rig.app.output()).toContain('the page crashed, it is loaded again')
    await expect.poll(() => runInPage(rig.app, 'document.title'), { timeout: 20_000 }).toContain('Latchkey')
  })

  it('whose page hangs and asks to stay does not keep the app from quitting', async () => {
    await rig.app.page.evaluate(`addEventListener('beforeunload', (event) => { event.preventDefault(); for (;;); })`)
    const started = performance.now()
    await rig.app.quit()
    expect(performance.now() - started).toBeLessThan(15_000)
  })

  it('that never has anything to show is shown all the same', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'latchkey-silent-'))
    const project = fileURLToPath(new URL('../../', import.meta.url))
    writeFileSync(join(folder, 'package.json'), '{ "name": "silent", "version": "0.0.0", "main": "index.js" }')
    await fitMain(project, join(project, 'e2e/electron/fixture/silent-page.ts'), folder, '18')
    const app = packApp(folder)
    onTestFinished(() => {
      app.remove()
      rmSync(folder, { recursive: true })
    })
    const { errors } = await app.run([], { patience: 30_000 })
    expect(errors).toContain('{"early":false,"late":true}')
  })

  it('that is gone while the app still works comes back when the app is started again', async () => {
    await rig.app.evaluateMain(({ app, BrowserWindow }) => {
      // As when the keychain is slow: the app ends only after a while.
      app.once('will-quit', (event) => {
        event.preventDefault()
        setTimeout(() => {
          app.quit()
        }, 4_000)
      })
      setTimeout(() => {
        BrowserWindow.getAllWindows()[0]?.close()
      }, 0)
    }, undefined)
    await expect.poll(() => readdirSync(join(rig.userData, 'logs')).length).toBeGreaterThan(0)
    expect(await startAgain(rig)).toBe(0)
    expect(await startAgain(rig)).toBe(0)
    const starts = (): number => readLog(rig.userData).split('"message":"started"').length - 1
    await expect.poll(starts, { timeout: 30_000 }).toBe(2)
    const holder = Number(readlinkSync(join(rig.userData, 'SingletonLock')).split('-').at(-1))
    process.kill(holder, 'SIGKILL')
  })
})

/** All lines in the files of the log. */
function readLog(userData: string): string {
  const folder = join(userData, 'logs')
  return readdirSync(folder)
    .map((name) => readFileSync(join(folder, name), 'utf8'))
    .join('')
}
