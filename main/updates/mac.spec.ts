import { createRequire } from 'node:module'
import { MacUpdater } from 'electron-updater'
import { beforeEach, expect, it, vi } from 'vitest'
import type { UpdateState } from '../../preload/contract/machine.ts'
import { createLog } from '../diagnostics/log.ts'
import { createEngine } from './electron-updater.ts'
import { quitWithLastWindow } from './quit-with-last-window.ts'
import { app, artefact, channel, folder, installEngineRig, server } from './testing/engine-rig.ts'
import type * as electron from './testing/electron.ts'
import { channelFile } from './testing/feed-server.ts'
import { withNodeNetwork } from './testing/updater.ts'
import { createUpdates, type Updates } from './updates.ts'

installEngineRig()

// This is the module as electron-updater gets it, which is another one than the test's own import.
const { autoUpdater, MacApp } = createRequire(import.meta.url)('electron') as typeof electron
const zip = 'Latchkey-1.1.0.zip'

beforeEach(() => {
  // electron-updater asks `sysctl` and `uname` what Mac this is. On this path it finds neither, and goes on without.
  vi.stubEnv('PATH', folder)
  autoUpdater.removeAllListeners()
  autoUpdater.verify = () => Promise.resolve()
  Object.assign(autoUpdater, { app: new MacApp(), fetched: 0, quits: 0 })
  server.answers.set(channel, channelFile('1.1.0', zip, artefact))
  server.answers.set(`/${zip}`, artefact)
})

/** The app as `main/index.ts` puts it together, with electron-updater's own class for macOS. */
function start(installPatience?: number): Updates {
  const updates: Updates = createUpdates({
    open: () =>
      Promise.resolve(
        createEngine(withNodeNetwork(new MacUpdater(undefined, app)), {
          feed: server.url,
          verify: null,
          appImage: null,
          squirrel: autoUpdater,
        }),
      ),
    quit: () => void updates.install(),
    quitCalledOff: () => {
      quitIfClosed()
    },
    announce: () => undefined,
    log: createLog(() => undefined),
    ...(installPatience !== undefined && { installPatience }),
  })
  const quitIfClosed = quitWithLastWindow(autoUpdater.app, () => updates.installing())
  return updates
}

async function until(updates: Updates, status: UpdateState['status']): Promise<void> {
  await vi.waitFor(() => {
    expect(updates.state().status).toBe(status)
  }, 10_000)
}

async function restart(updates: Updates): Promise<void> {
  updates.check()
  await until(updates, 'ready')
  updates.restart()
}

async function expectEnd(state: 'ended' | 'relaunched'): Promise<void> {
  await vi.waitFor(() => {
    expect(autoUpdater.app.state).toBe(state)
  }, 10_000)
}

const notInstalled = { status: 'failed', reason: 'notInstalled' }

it('a restart leaves the quitting to Squirrel, which closes the windows first', async () => {
  const updates = start()
  await restart(updates)
  expect(updates.state()).toEqual({ status: 'installing', version: '1.1.0' })
  await expectEnd('relaunched')
  expect([autoUpdater.fetched, autoUpdater.quits]).toEqual([1, 1])
})

it('a window that its user closes meanwhile does not come before Squirrel', async () => {
  const { promise, resolve } = Promise.withResolvers<undefined>()
  autoUpdater.verify = () => promise
  const updates = start()
  await restart(updates)
  autoUpdater.app.emit('window-all-closed')
  expect(autoUpdater.app.state).toBe('running')
  resolve(undefined)
  await expectEnd('relaunched')
})

it('without an update the last window ends the app', () => {
  start()
  autoUpdater.app.emit('window-all-closed')
  expect(autoUpdater.app.state).toBe('ended')
})

it('a Squirrel that never answers is given up, and closes nothing when it does after all', async () => {
  const { promise, resolve } = Promise.withResolvers<undefined>()
  autoUpdater.verify = () => promise
  const updates = start(2_000)
  await restart(updates)
  await until(updates, 'failed')
  expect([updates.state(), updates.installing()]).toEqual([notInstalled, false])
  const told = new Promise((done) => autoUpdater.once('update-downloaded', done))
  resolve(undefined)
  await told
  expect([autoUpdater.quits, autoUpdater.app.windows, autoUpdater.app.state]).toEqual([0, 1, 'running'])
})

it('an update that Squirrel refuses leaves the app open, and the next try quits once', async () => {
  autoUpdater.verify = () => Promise.reject(new Error('Code signature did not pass validation'))
  const updates = start()
  await restart(updates)
  await until(updates, 'failed')
  expect([updates.state(), autoUpdater.app.state]).toEqual([notInstalled, 'running'])
  autoUpdater.verify = () => Promise.resolve()
  await restart(updates)
  await expectEnd('relaunched')
  expect(autoUpdater.quits).toBe(1)
})

it('an app without its window quits when the update fails', async () => {
  const { promise, reject } = Promise.withResolvers<never>()
  autoUpdater.verify = () => promise
  const updates = start()
  await restart(updates)
  autoUpdater.app.emit('window-all-closed')
  await vi.waitFor(() => {
    expect(autoUpdater.fetched).toBe(1)
  })
  reject(new Error('Code signature did not pass validation'))
  await expectEnd('ended')
})
