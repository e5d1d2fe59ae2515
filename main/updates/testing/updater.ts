import { mkdirSync, writeFileSync } from 'node:fs'
import { request as send, type ClientRequest, type IncomingMessage, type RequestOptions } from 'node:http'
import { registerHooks } from 'node:module'
import { join } from 'node:path'
import type { AppUpdater } from 'electron-updater'
import { ElectronHttpExecutor } from 'electron-updater/out/electronHttpExecutor.js'

// electron-updater's own classes in Node. Their downloads, checks and installations are real; this file stands in for
// Electron's network and `app`. The system's proxy, Squirrel and Windows' installer need a packaged application.

const electron = new URL('electron.ts', import.meta.url).href
registerHooks({
  resolve: (name, context, next) => (name === 'electron' ? { url: electron, shortCircuit: true } : next(name, context)),
})

/** electron-updater's HTTP, with Node's client in the place of Electron's. */
class NodeHttpExecutor extends ElectronHttpExecutor {
  override createRequest(options: RequestOptions, callback: (response: IncomingMessage) => void): never {
    const request: ClientRequest = send(options, callback)
    return request as never
  }

  // Only Electron has an event for redirects.
  protected override addRedirectHandlers(): void {
    return
  }
}

/** The application to be updated. */
export interface Adapter {
  version: string
  name: string
  isPackaged: boolean
  appUpdateConfigPath: string
  userDataPath: string
  baseCachePath: string
  quits: number
  whenReady(): Promise<void>
  relaunch(): void
  quit(): void
  onQuit(handler: (code: number) => void): void
}

/** An installed application of this version. All its files are in `folder`. */
export function installedApp(folder: string, version: string): Adapter {
  const resources = join(folder, 'resources')
  mkdirSync(resources, { recursive: true })
  const appUpdateConfigPath = join(resources, 'app-update.yml')
  writeFileSync(
    appUpdateConfigPath,
    'provider: generic\nurl: https://feed.invalid\nupdaterCacheDirName: latchkey-updater\n',
  )
  return {
    version,
    name: 'Latchkey',
    isPackaged: true,
    appUpdateConfigPath,
    userDataPath: join(folder, 'user-data'),
    baseCachePath: join(folder, 'cache'),
    quits: 0,
    whenReady: () => Promise.resolve(),
    relaunch: () => undefined,
    quit() {
      this.quits += 1
    },
    onQuit() {
      throw new Error('nothing is to be installed when the app quits')
    },
  }
}

/** Gives an updater Node's network. Call it before the feed is set. */
export function withNodeNetwork<Updater extends AppUpdater>(updater: Updater): Updater {
  Reflect.set(updater, 'httpExecutor', new NodeHttpExecutor())
  return updater
}
