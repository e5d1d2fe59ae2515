import { request as send } from 'node:http'
import type { Requests } from '../request.ts'

/**
 * As much of Electron's `net` as the app uses, on Node's HTTP. It decompresses nothing, and reports a body as sent once
 * it has a connection.
 */
export const nodeNet: Requests = {
  request({ url, method, headers }) {
    const request = send(url, { method, headers })
    let sent = 0
    request.on('socket', (socket) => {
      socket.on('connect', () => (sent = 1))
    })
    return {
      on(event: 'error' | 'response' | 'login', listener: (...values: never[]) => void) {
        request.addListener(event, (value: unknown) => {
          listener(value as never)
        })
      },
      abort: () => request.destroy(),
      end: (body) => request.end(body),
      getUploadProgress: () => ({ current: sent }),
    }
  },
}
