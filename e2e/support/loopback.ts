import { createSocket } from 'node:dgram'
import { once } from 'node:events'
import { createServer as createHttpServer } from 'node:http'
import { createServer as createTcpServer, type AddressInfo } from 'node:net'

/** A server on this machine that somebody should not reach, or a page that is not the app's. */
export interface ForeignServer {
  /** Such as `http://127.0.0.1:40000`. */
  origin: string
  /** The paths that were asked for, oldest first. */
  asked: string[]
  close: () => void
}

/** Serves an empty page at every path. */
export async function startForeignServer(): Promise<ForeignServer> {
  const asked: string[] = []
  const server = createHttpServer((request, response) => {
    asked.push(request.url ?? '')
    response.setHeader('content-type', 'text/html').end('<!doctype html><title>Foreign</title><body></body>')
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  return {
    origin: `http://127.0.0.1:${port}`,
    asked,
    close: () => {
      server.closeAllConnections()
      server.close()
    },
  }
}

/** Listens for whatever comes, and counts it. */
export interface Listener {
  udpPort: number
  tcpPort: number
  /** Packets by UDP and connections by TCP so far. */
  heard: () => { udp: number; tcp: number }
  close: () => void
}

export async function startListener(): Promise<Listener> {
  const heard = { udp: 0, tcp: 0 }
  const udp = createSocket('udp4').bind(0, '127.0.0.1')
  udp.on('message', () => (heard.udp += 1))
  const tcp = createTcpServer((socket) => {
    heard.tcp += 1
    socket.on('error', () => undefined)
    socket.destroy()
  }).listen(0, '127.0.0.1')
  await Promise.all([once(udp, 'listening'), once(tcp, 'listening')])
  return {
    udpPort: udp.address().port,
    tcpPort: (tcp.address() as AddressInfo).port,
    heard: () => ({ ...heard }),
    close: () => {
      udp.close()
      tcp.close()
    },
  }
}
