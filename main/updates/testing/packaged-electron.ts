import { request as send, type ClientRequest, type RequestOptions } from 'node:http'

// What electron-updater uses of Electron in a packaged application, for the bundle that runs without an adapter.

/** What electron-updater asked for. The test reads it. */
export const noted = { sessions: [] as string[], requestsWithSession: 0 }
const ownSession = {}

export const app = {
  isPackaged: true,
  whenReady: (): Promise<void> => Promise.resolve(),
  getVersion: (): string => '1.0.0',
  getName: (): string => 'Latchkey',
  getPath: (name: string): string => `${process.env.LATCHKEY_TEST_FOLDER ?? ''}/${name}`,
}

export const session = {
  fromPartition(name: string): object {
    noted.sessions.push(name)
    return ownSession
  },
}

/** Stands for Electron's network, which follows the system's proxy. This one is Node's. */
export const net = {
  request({ session: used, ...options }: RequestOptions & { session: object }): ClientRequest {
    if (used === ownSession) noted.requestsWithSession += 1
    return send(options)
  },
}

export const autoUpdater = { emit: (): boolean => false, removeAllListeners: (): void => undefined }
